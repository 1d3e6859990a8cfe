package io.bindery.formats.epub;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.content.MediaType;
import io.bindery.api.cover.CoverExtractor;
import io.bindery.testkit.Corpus;
import io.bindery.testkit.CoverExtractorContract;
import io.bindery.testkit.EpubBuilder;
import io.bindery.testkit.SmallBook;
import io.bindery.testkit.TestBook;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

class EpubCoverTest extends CoverExtractorContract {

    private final EpubHandler handler = new EpubHandler();

    private static EpubBuilder withCover(String path, String mark) {
        EpubBuilder book = SmallBook.builder();
        String opf = new String(book.bytes("EPUB/package.opf"), StandardCharsets.UTF_8);
        return book.add(
                "EPUB/package.opf",
                opf.replace("href=\"" + path + "\"", "href=\"" + path + "\" properties=\"" + mark + "\""));
    }

    @Override
    protected CoverExtractor extractor() {
        return handler;
    }

    @Override
    protected TestBook bookWithCover() {
        return withCover("picture.png", "cover-image").book("book.epub");
    }

    @Test
    void the_cover_is_the_file_that_the_book_names() throws Exception {
        assertThat(cover(bookWithCover())).isEqualTo(SmallBook.builder().bytes("EPUB/picture.png"));
        var moby = Corpus.path("epub/books/moby-dick.epub");
        try (ZipFile zip = new ZipFile(moby.toFile());
                var named = zip.getInputStream(zip.getEntry("OPS/images/9780316000000.jpg"))) {
            assertThat(cover(TestBook.of(moby, MediaType.EPUB))).isEqualTo(named.readAllBytes());
        }
    }

    @Test
    void what_no_browser_should_show_as_a_picture_is_no_cover() throws Exception {
        assertThat(cover(withCover("drawing.svg", "cover-image").book("book.epub")))
                .isEmpty();
        assertThat(cover(SmallBook.builder().book("book.epub"))).isEmpty();
    }
}
