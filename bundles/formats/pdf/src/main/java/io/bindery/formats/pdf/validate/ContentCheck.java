package io.bindery.formats.pdf.validate;

import io.bindery.api.step.StepContext;
import io.bindery.formats.pdf.PdfError;
import io.bindery.formats.pdf.document.HostilePdfException;
import io.bindery.formats.pdf.document.OpenPdf;
import io.bindery.formats.pdf.document.PageBox;
import io.bindery.formats.pdf.document.PageScan;
import io.bindery.formats.pdf.document.PageScan.Picture;
import io.bindery.formats.pdf.document.ResourceWalk;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;

/** Looks at what stands on the pages: text or pictures of text, how fine the pictures are, how large they claim to be. */
final class ContentCheck {

    /** 16,000 x 16,000, some 1 GiB decoded: as for EPUB. */
    static final long MAX_PIXELS = 256_000_000L;

    private static final int COARSE_DPI = 150;
    private static final float UNITS_PER_INCH = 72;
    /** Smaller pictures are ornaments, in square inches. */
    private static final float ORNAMENT = 1;
    /** Pictures of a few pixels are drawn out to shades and rules. */
    private static final int SHADE_PIXELS = 16;
    /** Of the page, from which on its pictures fill it. */
    private static final float FILLED = 0.8f;

    private final OpenPdf pdf;
    private final Findings findings;
    private final List<Integer> scans = new ArrayList<>();
    private boolean bomb;

    ContentCheck(OpenPdf pdf, Findings findings) {
        this.pdf = pdf;
        this.findings = findings;
    }

    void check(StepContext context) {
        findings.attempt("pictures", this::claims);
        if (!pdf.mayExtract() || bomb) {
            return;
        }
        int count = pdf.pages().size();
        for (int page = 1; page <= count; page++) {
            look(page);
            context.progress(0.3 + 0.7 * page / count);
        }
        if (!scans.isEmpty()) {
            findings.add(
                    PdfError.SCAN_WITHOUT_TEXT,
                    scans.size() + " of " + count + " pages are pictures without text: " + ranges(scans));
        }
    }

    /** What pictures claim to be, whether a page draws them or not. */
    private void claims() {
        ResourceWalk.over(pdf, (resources, page) -> {
            COSDictionary objects = resources.getCOSDictionary(COSName.XOBJECT);
            if (objects != null) {
                for (COSName name : objects.keySet()) {
                    pdf.effort().step();
                    if (objects.getDictionaryObject(name) instanceof COSDictionary picture
                            && COSName.IMAGE.equals(picture.getCOSName(COSName.SUBTYPE))) {
                        claim(picture.getLong(COSName.WIDTH), picture.getLong(COSName.HEIGHT), page);
                    }
                }
            }
        });
    }

    private void claim(long width, long height, int page) {
        if (width > 0 && height > 0 && width > MAX_PIXELS / height) {
            bomb = true;
            findings.add(PdfError.PICTURE_BOMB, "a picture claims " + width + " x " + height + " pixels", page);
        }
    }

    private void look(int page) {
        COSDictionary dictionary = pdf.pages().get(page - 1);
        PageScan scan;
        try {
            scan = PageScan.of(pdf, dictionary);
        } catch (HostilePdfException | CancellationException e) {
            throw e;
        } catch (Exception e) {
            findings.add(PdfError.PAGE_UNREADABLE, "what the page draws cannot be read: " + e, page);
            return;
        }
        PageBox box = PageBox.of(dictionary);
        float filled = 0;
        int coarse = 0;
        float coarsest = Float.MAX_VALUE;
        for (Picture picture : scan.pictures()) {
            claim(picture.width(), picture.height(), page);
            filled += picture.shownWidth() * picture.shownHeight();
            float dpi = dpi(picture, box);
            if (Math.round(dpi) < COARSE_DPI) {
                coarse++;
                coarsest = Math.min(coarsest, dpi);
            }
        }
        if (scan.letters() == 0 && filled >= FILLED * box.width() * box.height()) {
            scans.add(page);
        }
        if (coarse > 0) {
            String which = coarse == 1 ? "a picture has " : coarse + " pictures have as few as ";
            findings.add(
                    PdfError.LOW_RESOLUTION,
                    which + String.format(Locale.ROOT, "%.0f", coarsest) + " pixels an inch",
                    page);
        }
    }

    /** Pixels an inch, in the direction that has fewer; enough for what is too small to matter. */
    private static float dpi(Picture picture, PageBox box) {
        float width = picture.shownWidth() * box.unit() / UNITS_PER_INCH;
        float height = picture.shownHeight() * box.unit() / UNITS_PER_INCH;
        if (width * height < ORNAMENT || picture.width() < SHADE_PIXELS || picture.height() < SHADE_PIXELS) {
            return COARSE_DPI;
        }
        return Math.min(picture.width() / width, picture.height() / height);
    }

    /** {@code 1-3, 7}. */
    static String ranges(List<Integer> pages) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < pages.size(); ) {
            int end = i;
            while (end + 1 < pages.size() && pages.get(end + 1) == pages.get(end) + 1) {
                end++;
            }
            words.append(words.isEmpty() ? "" : ", ").append(pages.get(i));
            if (end > i) {
                words.append('-').append(pages.get(end));
            }
            i = end + 1;
        }
        return words.toString();
    }
}
