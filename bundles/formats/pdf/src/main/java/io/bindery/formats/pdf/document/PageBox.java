package io.bindery.formats.pdf.document;

import java.util.Locale;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.jspecify.annotations.Nullable;

/**
 * What a page shows: its crop box within its media box (ISO 32000-2, 14.11.2). Immutable. Units are 1/72 inch times
 * {@code unit}.
 *
 * @param stated whether the page has a media box of its own or inherits one; else it counts as US Letter, as in most readers
 * @param left the left edge
 * @param bottom the lower edge
 * @param width before rotation
 * @param height before rotation
 * @param rotated by 90 or 270 degrees
 * @param unit the size of one unit, as a multiple of 1/72 inch ({@code UserUnit})
 */
public record PageBox(
        boolean stated, float left, float bottom, float width, float height, boolean rotated, float unit) {

    private static final float[] LETTER = {0, 0, 612, 792};
    private static final float UNITS_PER_INCH = 72;
    private static final float MILLIMETRES_PER_INCH = 25.4f;

    /** The box of a page that holds all that it inherits. */
    public static PageBox of(COSDictionary page) {
        float[] media = corners(page.getCOSArray(COSName.MEDIA_BOX));
        float[] crop = corners(page.getCOSArray(COSName.CROP_BOX));
        float[] box = media == null ? LETTER.clone() : media;
        if (crop != null) {
            float[] cut = {
                Math.max(box[0], crop[0]),
                Math.max(box[1], crop[1]),
                Math.min(box[2], crop[2]),
                Math.min(box[3], crop[3])
            };
            box = cut[2] > cut[0] && cut[3] > cut[1] ? cut : box;
        }
        float unit = page.getFloat(COSName.USER_UNIT, 1);
        return new PageBox(
                media != null,
                box[0],
                box[1],
                box[2] - box[0],
                box[3] - box[1],
                Math.abs(page.getInt(COSName.ROTATE, 0)) % 180 == 90,
                unit > 0 ? unit : 1);
    }

    private static float @Nullable [] corners(@Nullable COSArray array) {
        if (array == null || array.size() < 4) {
            return null;
        }
        float[] four = new float[4];
        for (int i = 0; i < 4; i++) {
            if (!(array.getObject(i) instanceof COSNumber number) || !Float.isFinite(number.floatValue())) {
                return null;
            }
            four[i] = number.floatValue();
        }
        // Any two opposite corners may be given (ISO 32000-2, 7.9.5).
        return new float[] {
            Math.min(four[0], four[2]),
            Math.min(four[1], four[3]),
            Math.max(four[0], four[2]),
            Math.max(four[1], four[3])
        };
    }

    /** The width as it is shown, in 1/72 inch. */
    public float shownWidth() {
        return (rotated ? height : width) * unit;
    }

    /** The height as it is shown, in 1/72 inch. */
    public float shownHeight() {
        return (rotated ? width : height) * unit;
    }

    /** The size as it is shown, for a person. */
    public String words() {
        return String.format(
                Locale.ROOT,
                "%.0f x %.0f mm",
                shownWidth() / UNITS_PER_INCH * MILLIMETRES_PER_INCH,
                shownHeight() / UNITS_PER_INCH * MILLIMETRES_PER_INCH);
    }
}
