package io.bindery.formats.odt;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.cover.CoverExtractor;
import io.bindery.testkit.CoverExtractorContract;
import io.bindery.testkit.EpubBuilder;
import io.bindery.testkit.TestBook;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class OdtCoverTest extends CoverExtractorContract {

    @Override
    protected CoverExtractor extractor() {
        return new OdtHandler();
    }

    @Override
    protected TestBook bookWithCover() {
        return Documents.book(withThumbnail(picture()));
    }

    @Test
    void the_cover_is_the_picture_of_the_first_page() throws Exception {
        assertThat(cover(bookWithCover())).isEqualTo(picture());
    }

    @Test
    void a_document_without_such_a_picture_has_no_cover() throws Exception {
        assertThat(cover(Documents.book(Documents.good()))).isEmpty();
    }

    @Test
    void what_no_browser_shows_is_no_cover() throws Exception {
        byte[] metafile = "\u00d7\u00cd\u00c6\u009a".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(cover(Documents.book(withThumbnail(metafile)))).isEmpty();
    }

    private static EpubBuilder withThumbnail(byte[] bytes) {
        return Documents.good().add("Thumbnails/thumbnail.png", bytes);
    }

    private static byte[] picture() {
        try {
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(181, 256, BufferedImage.TYPE_INT_RGB), "png", png);
            return png.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
