package io.bindery.formats.pdf.cover;

import io.bindery.api.cover.CoverExtractor;
import io.bindery.api.step.StepContext;
import io.bindery.formats.pdf.document.OpenPdf;
import io.bindery.formats.pdf.document.PageBox;
import io.bindery.formats.pdf.document.PageScan;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.RenderDestination;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws the first page, which is the cover of a PDF, as a JPEG. What the page would draw is looked through before: a page that claims more
 * pictures than any cover has is not drawn at all, and the drawing itself is bounded. Stateless.
 */
public final class FirstPage {

    private static final Logger LOG = LoggerFactory.getLogger(FirstPage.class);

    private static final float WIDTH = 1_200;
    private static final float HEIGHT = 1_600;
    private static final float LARGEST_SCALE = 4;

    /** All pictures of the page together, decoded; each pixel takes up to 8 bytes on its way. */
    private static final long MOST_PICTURE_PIXELS = 40_000_000;

    private FirstPage() {}

    /** @return whether it was drawn; if not, nothing was written */
    public static boolean write(OpenPdf pdf, OutputStream out, StepContext context) throws IOException {
        List<COSDictionary> pages = pdf.pages();
        if (pages.isEmpty()) {
            return false;
        }
        COSDictionary first = pages.get(0);
        PageBox box = PageBox.of(first);
        float scale = scale(box);
        if (scale <= 0 || !bounded(pdf, first)) {
            return false;
        }
        // Alone in a document of its own, it has no tree of pages that could lead astray.
        try (PDDocument alone = new PDDocument()) {
            alone.addPage(new PDPage(first));
            CarefulRenderer renderer = new CarefulRenderer(alone, context);
            renderer.setSubsamplingAllowed(true);
            // For this scale is that of a unit of the page, whatever it is in inches.
            BufferedImage picture = renderer.renderImage(0, scale, ImageType.RGB, RenderDestination.EXPORT);
            context.checkCancelled();
            // In memory, not ImageIO's cache in a file.
            try (MemoryCacheImageOutputStream jpeg = new MemoryCacheImageOutputStream(out)) {
                return ImageIO.write(picture, "jpg", jpeg);
            }
        } catch (TooMuchToDrawException e) {
            LOG.info("the first page is not taken for a cover: {}", e.getMessage());
            return false;
        } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException | ArithmeticException e) {
            // PDFBox throws whatever numbers beyond all measure lead to; such a page cannot be drawn.
            context.checkCancelled();
            LOG.info("the first page cannot be drawn: {}", e.toString());
            return false;
        }
    }

    /** Pixels a unit, so that the page fits; 0 if the page is no page. */
    private static float scale(PageBox box) {
        float width = box.rotated() ? box.height() : box.width();
        float height = box.rotated() ? box.width() : box.height();
        float scale = Math.min(LARGEST_SCALE * box.unit(), Math.min(WIDTH / width, HEIGHT / height));
        boolean fits = width * scale >= 1
                && height * scale >= 1
                && (double) width * scale * height * scale <= CoverExtractor.MOST_PIXELS;
        return fits && Float.isFinite(scale) ? scale : 0;
    }

    private static boolean bounded(OpenPdf pdf, COSDictionary page) {
        try {
            long pixels = 0;
            for (PageScan.Picture picture : PageScan.of(pdf, page).pictures()) {
                pixels += Math.max(0L, picture.width()) * Math.max(0L, picture.height());
                if (pixels > MOST_PICTURE_PIXELS || pixels < 0) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false; // what cannot be read cannot be drawn
        }
    }
}
