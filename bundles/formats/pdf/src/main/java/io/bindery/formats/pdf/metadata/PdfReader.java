package io.bindery.formats.pdf.metadata;

import io.bindery.api.content.BookContent;
import io.bindery.api.metadata.AccessibilityProperty;
import io.bindery.api.metadata.ContentsEntry;
import io.bindery.api.metadata.Cover;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.step.StepContext;
import io.bindery.formats.pdf.document.HostilePdfException;
import io.bindery.formats.pdf.document.OpenPdf;
import io.bindery.formats.pdf.document.Outline;
import io.bindery.formats.pdf.document.PageBox;
import io.bindery.formats.pdf.document.PageScan;
import io.bindery.formats.pdf.text.PdfText;
import io.bindery.formats.pdf.text.WordCounter;
import java.util.concurrent.CancellationException;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;

/** Reads what a PDF says of itself, and counts what it does not say. Safe for use by several threads. */
public final class PdfReader {

    /** For which the size of the cover is stated, in pixels an inch. */
    private static final float COVER_DPI = 150;

    private static final float UNITS_PER_INCH = 72;
    private static final int LONGEST_COVER = 4_000;

    /**
     * Reads one book.
     *
     * @throws io.bindery.api.error.RejectedException if it cannot be opened, or would harm whoever opens it
     */
    public MetadataPatch read(BookContent book, StepContext context) throws Exception {
        return OpenPdf.read(book, context, pdf -> {
            MetadataPatch.Builder patch = MetadataPatch.builder();
            attempt(() -> new Statements(Info.of(pdf), Xmp.of(pdf), patch).state());
            attempt(() -> catalog(pdf, patch));
            attempt(() -> contents(pdf, patch));
            if (pdf.mayExtract()) {
                attempt(() -> cover(pdf, patch));
                context.progress(0.2);
                WordCounter words = new WordCounter();
                PdfText.write(pdf, words, context);
                if (words.count() > 0) {
                    patch.add(MetadataField.WORD_COUNT, words.count(), "text of the pages");
                }
            }
            return patch.build();
        });
    }

    @FunctionalInterface
    private interface Part {
        void read() throws Exception;
    }

    /** What is damaged is passed over: to find fault is the validation's part. */
    private static void attempt(Part part) {
        try {
            part.read();
        } catch (HostilePdfException | CancellationException e) {
            throw e;
        } catch (Exception e) {
            // PDFBox meets damage with all kinds of exceptions; what was stated so far is kept.
            return;
        }
    }

    private static void catalog(OpenPdf pdf, MetadataPatch.Builder patch) {
        COSDictionary catalog = pdf.catalog();
        patch.add(MetadataField.PAGE_COUNT, (long) pdf.pages().size(), "page tree");
        patch.add(MetadataField.FORMAT, "PDF " + pdf.document().getVersion(), "header and catalog /Version");
        patch.add(MetadataField.LAYOUT, "pre-paginated", "page tree");
        COSDictionary viewer = catalog.getCOSDictionary(COSName.VIEWER_PREFERENCES);
        String direction = viewer == null ? "" : viewer.getNameAsString(COSName.DIRECTION, "");
        if (direction.equals("R2L") || direction.equals("L2R")) {
            String progression = direction.equals("R2L") ? "rtl" : "ltr";
            patch.add(MetadataField.PAGE_PROGRESSION, progression, "viewer preferences /Direction");
        }
        String language = catalog.getString(COSName.LANG, "").strip();
        if (!language.isEmpty()) {
            patch.add(MetadataField.LANGUAGES, language, "catalog /Lang");
        }
        COSDictionary mark = catalog.getCOSDictionary(COSName.MARK_INFO);
        if (mark != null && mark.getBoolean(COSName.getPDFName("Marked"), false)) {
            patch.add(
                    MetadataField.ACCESSIBILITY,
                    new AccessibilityProperty("accessibilityFeature", "taggedPDF"),
                    "catalog /MarkInfo");
        }
    }

    private static void contents(OpenPdf pdf, MetadataPatch.Builder patch) {
        for (Outline.Entry entry : Outline.of(pdf).entries()) {
            if (!entry.title().isBlank()) {
                String target = entry.page() > 0 ? OpenPdf.place(entry.page()) : "";
                patch.add(
                        MetadataField.CONTENTS,
                        new ContentsEntry(entry.title(), target, entry.depth()),
                        "catalog /Outlines");
            }
        }
    }

    /** The first page is the cover, if anything stands on it. */
    private static void cover(OpenPdf pdf, MetadataPatch.Builder patch) throws Exception {
        if (!pdf.pages().isEmpty() && PageScan.of(pdf, pdf.pages().get(0)).draws()) {
            PageBox box = PageBox.of(pdf.pages().get(0));
            Cover cover =
                    new Cover(OpenPdf.place(1), "application/pdf", pixels(box.shownWidth()), pixels(box.shownHeight()));
            patch.add(MetadataField.COVER, cover, "first page at " + (int) COVER_DPI + " pixels an inch");
        }
    }

    private static int pixels(float units) {
        return Math.min(LONGEST_COVER, Math.round(units / UNITS_PER_INCH * COVER_DPI));
    }
}
