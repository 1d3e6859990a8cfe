package io.bindery.formats.epub;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.content.MediaType;
import io.bindery.api.format.Detection;
import io.bindery.api.format.Detection.Confidence;
import io.bindery.api.format.FormatDetector;
import io.bindery.testkit.Corpus;
import io.bindery.testkit.EpubBuilder;
import io.bindery.testkit.FormatDetectorContract;
import io.bindery.testkit.TestBook;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EpubDetectorTest extends FormatDetectorContract {

    private final EpubDetector detector = new EpubDetector();

    @Override
    protected FormatDetector detector() {
        return detector;
    }

    @Override
    protected TestBook recognised() {
        return Fixtures.plain().book("plain.epub");
    }

    @Override
    protected MediaType expected() {
        return MediaType.EPUB;
    }

    private Optional<Confidence> confidence(TestBook book) throws Exception {
        return detector.detect(book).map(Detection::confidence);
    }

    @Test
    void every_book_of_the_corpus_is_an_epub() throws Exception {
        for (String folder : new String[] {"epub/epubcheck", "epub/books"}) {
            for (Path file : Corpus.files(folder, ".epub")) {
                assertThat(detector.detect(TestBook.of(file, MediaType.UNKNOWN)))
                        .as(file.toString())
                        .isPresent();
            }
        }
    }

    @Test
    void a_container_file_without_a_mimetype_makes_it_likely() throws Exception {
        TestBook book = Fixtures.plain().remove("mimetype").book("book.zip");
        assertThat(confidence(book)).contains(Confidence.LIKELY);
    }

    @Test
    void an_archive_without_any_sign_is_claimed_by_its_name_only() throws Exception {
        byte[] archive = EpubBuilder.empty()
                .remove("mimetype")
                .add("word/document.xml", "<document/>")
                .bytes();
        assertThat(confidence(TestBook.of("novel.EPUB", MediaType.UNKNOWN, archive)))
                .contains(Confidence.CLAIMED);
        assertThat(confidence(TestBook.of("novel.docx", MediaType.UNKNOWN, archive)))
                .isEmpty();
    }

    @Test
    void a_damaged_archive_with_the_signature_is_an_epub() throws Exception {
        Path cut = Corpus.path("epub/epubcheck/epub3__04-ocf__ocf-zip-unreadable-no-end-header-fatal.epub");
        assertThat(confidence(TestBook.of(cut, MediaType.UNKNOWN))).contains(Confidence.CERTAIN);
    }

    @Test
    void what_is_no_archive_is_no_epub_whatever_its_name() throws Exception {
        byte[] pdf = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
        assertThat(detector.detect(TestBook.of("a.epub", MediaType.UNKNOWN, pdf)))
                .isEmpty();
        assertThat(detector.detect(TestBook.of("a.epub", MediaType.UNKNOWN, new byte[0])))
                .isEmpty();
    }
}
