package io.bindery.formats.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.content.MediaType;
import io.bindery.api.cover.CoverExtractor;
import io.bindery.testkit.Corpus;
import io.bindery.testkit.CoverExtractorContract;
import io.bindery.testkit.TestBook;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PdfCoverTest extends CoverExtractorContract {

    private final PdfHandler handler = new PdfHandler();

    @Override
    protected CoverExtractor extractor() {
        return handler;
    }

    @Override
    protected TestBook bookWithCover() {
        return Pdfs.book(Pdfs.tyger().bytes());
    }

    private BufferedImage picture(Path pdf) throws Exception {
        return ImageIO.read(new ByteArrayInputStream(cover(TestBook.of(pdf, MediaType.PDF))));
    }

    @Test
    void the_first_page_is_the_cover_within_its_bounds() throws Exception {
        List<String> blank = new ArrayList<>();
        for (Path pdf : Corpus.files("pdf/sample-files", ".pdf")) {
            String name = pdf.getFileName().toString();
            if (name.startsWith("005-") || name.startsWith("017-")) {
                continue; // these two are refused by everything
            }
            BufferedImage picture = picture(pdf);
            assertThat(picture).as(name).isNotNull();
            assertThat(picture.getWidth()).as(name).isBetween(10, 1_201);
            assertThat(picture.getHeight()).as(name).isBetween(10, 1_601);
            if (!shows(picture)) {
                blank.add(name);
            }
        }
        assertThat(blank).isEmpty();
    }

    private static boolean shows(BufferedImage picture) {
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                if ((picture.getRGB(x, y) & 0xff) < 0xd0) {
                    return true;
                }
            }
        }
        return false;
    }
}
