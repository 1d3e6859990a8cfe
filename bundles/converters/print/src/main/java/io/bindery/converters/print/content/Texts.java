package io.bindery.converters.print.content;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/**
 * Looks at each character before it is set: one that no font has gets a mark that is seen, and is counted. Keeps hyphens out of words in another
 * language than the document's. Safe for use by one thread.
 */
public final class Texts {

    /** Stands for a character that cannot be shown: a white rectangle, which the fonts have. */
    private static final String UNSHOWN = "\u25af";

    /** In one piece. */
    private static final int LONGEST = 4_000;

    private final IntPredicate shown;

    /** @param shown whether there is a font that has this character */
    public Texts(IntPredicate shown) {
        this.shown = shown;
    }

    /**
     * What was seen.
     *
     * @param rightToLeft whether there is text that runs to the left
     * @param missing how often characters came that no font has
     */
    record Seen(boolean rightToLeft, Map<Integer, Integer> missing) {}

    Seen prepare(Element body, String language) {
        Map<Integer, Integer> missing = new TreeMap<>();
        boolean[] rightToLeft = {false};
        walk(body, primary(language), missing, rightToLeft);
        return new Seen(rightToLeft[0], missing);
    }

    private void walk(Node node, String language, Map<Integer, Integer> missing, boolean[] rightToLeft) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Text text) {
                text(text, missing, rightToLeft);
            } else if (child instanceof Element element) {
                String lang = element.getAttribute("lang");
                if (!lang.isEmpty() && !primary(lang).equals(language)) {
                    String style = element.getAttribute("style");
                    element.setAttribute(
                            "style",
                            style + (style.isBlank() || style.strip().endsWith(";") ? "" : ";") + "hyphens: none");
                }
                walk(element, language, missing, rightToLeft);
            }
        }
    }

    private void text(Text text, Map<Integer, Integer> missing, boolean[] rightToLeft) {
        String data = text.getData();
        StringBuilder changed = null;
        for (int i = 0; i < data.length(); ) {
            int c = data.codePointAt(i);
            int next = i + Character.charCount(c);
            if (c > 0x7e) {
                byte direction = Character.getDirectionality(c);
                rightToLeft[0] |= direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
                if (!silent(c) && !shown.test(c)) {
                    if (changed == null) {
                        changed = new StringBuilder(data.substring(0, i));
                    }
                    if (alike(c) != c && shown.test(alike(c))) {
                        changed.appendCodePoint(alike(c));
                    } else {
                        missing.merge(c, 1, Integer::sum);
                        changed.append(UNSHOWN);
                    }
                    i = next;
                    continue;
                }
            }
            if (changed != null) {
                changed.appendCodePoint(c);
            }
            i = next;
        }
        if (changed != null) {
            text.setData(changed.toString());
        }
        divide(text);
    }

    /** Layout copies the rest of a text for each line of it, so a long one would take time by the square of its length. */
    private static void divide(Text text) {
        String data = text.getData();
        if (data.length() <= LONGEST) {
            return;
        }
        int from = 0;
        while (from < data.length()) {
            int end = Math.min(from + LONGEST, data.length());
            int space = end == data.length() ? -1 : data.lastIndexOf(' ', end);
            if (space > from) {
                end = space + 1;
            } else if (end < data.length() && Character.isHighSurrogate(data.charAt(end - 1))) {
                end--;
            }
            Element span = Dom.element(text.getOwnerDocument(), "span");
            span.setTextContent(data.substring(from, end));
            text.getParentNode().insertBefore(span, text);
            from = end;
        }
        text.setData("");
    }

    /** Characters that are not seen, with or without a font. */
    private static boolean silent(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> c >= 0xfe00 && c <= 0xfe0f;
        };
    }

    /** Another character of the same look and meaning, else the same: the angle brackets that Unicode took back. */
    private static int alike(int c) {
        return switch (c) {
            case 0x2329, 0x3008 -> 0x27e8;
            case 0x232a, 0x3009 -> 0x27e9;
            default -> c;
        };
    }

    static String primary(String language) {
        int end = language.indexOf('-');
        return (end < 0 ? language : language.substring(0, end)).toLowerCase(java.util.Locale.ROOT);
    }
}
