package io.bindery.converters.print.page;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the pages look like. Lengths in points (1/72 inch). Immutable.
 *
 * @param width of the page
 * @param height of the page
 * @param inner margin at the spine
 * @param outer margin at the fore edge
 * @param top margin, with the running head in it
 * @param bottom margin, with the page number in it
 * @param fontSize of the text
 * @param lineHeight as a multiple of the font size
 * @param hyphenation whether words are broken at the ends of lines
 * @param runningHeads whether title and chapter stand above the text
 * @param pictureDpi the most dots per inch of a picture
 */
public record PageStyle(
        float width,
        float height,
        float inner,
        float outer,
        float top,
        float bottom,
        float fontSize,
        float lineHeight,
        boolean hyphenation,
        boolean runningHeads,
        int pictureDpi) {

    private static final float POINTS_PER_MM = 72 / 25.4f;
    private static final Pattern SIZE =
            Pattern.compile("\\s*([0-9.]+)\\s*(mm|in|pt)?\\s*[x×]\\s*([0-9.]+)\\s*(mm|in|pt)\\s*");

    public PageStyle {
        boolean sane = width >= 144
                && height >= 144
                && width <= 2_000
                && height <= 2_000
                && inner >= 0
                && outer >= 0
                && top >= 0
                && bottom >= 0
                && inner + outer < width * 0.8f
                && top + bottom < height * 0.8f
                && fontSize >= 4
                && fontSize <= 40
                && lineHeight >= 1
                && lineHeight <= 3
                && pictureDpi >= 36
                && pictureDpi <= 1_200;
        if (!sane) {
            throw new IllegalArgumentException("no text fits on such a page: " + width + " by " + height
                    + " points, margins " + inner + ", " + outer + ", " + top + ", " + bottom + ", text " + fontSize);
        }
    }

    /** What is usual for prose: 6 by 9 inches, about 62 characters a line, 34 lines. */
    public static PageStyle usual() {
        return new PageStyle(432, 648, mm(21), mm(17), mm(20), mm(21), 10.5f, 1.36f, true, true, 300);
    }

    /** Width and height in points of a named size ({@code trade}, {@code a5}, {@code a4}, {@code letter}) or one like {@code 6x9in}. */
    public static float[] size(String name) {
        switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "trade" -> {
                return new float[] {432, 648};
            }
            case "a5" -> {
                return new float[] {mm(148), mm(210)};
            }
            case "a4" -> {
                return new float[] {mm(210), mm(297)};
            }
            case "letter" -> {
                return new float[] {612, 792};
            }
            default -> {
                Matcher matcher = SIZE.matcher(name.toLowerCase(Locale.ROOT));
                if (!matcher.matches()) {
                    throw new IllegalArgumentException("not a page size: " + name);
                }
                float unit = switch (matcher.group(4)) {
                    case "in" -> 72;
                    case "mm" -> POINTS_PER_MM;
                    default -> 1;
                };
                return new float[] {Float.parseFloat(matcher.group(1)) * unit, Float.parseFloat(matcher.group(3)) * unit
                };
            }
        }
    }

    /** Points of a length in millimetres. */
    public static float mm(float millimetres) {
        return millimetres * POINTS_PER_MM;
    }

    /** The most pixels of a picture's longer side. */
    public int longestPicture() {
        return Math.round(Math.max(width, height) / 72 * pictureDpi);
    }
}
