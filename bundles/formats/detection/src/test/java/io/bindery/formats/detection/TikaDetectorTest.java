package io.bindery.formats.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.content.MediaType;
import io.bindery.api.format.Detection;
import io.bindery.api.format.Detection.Confidence;
import io.bindery.api.format.FormatDetector;
import io.bindery.testkit.Corpus;
import io.bindery.testkit.FormatDetectorContract;
import io.bindery.testkit.TestBook;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TikaDetectorTest extends FormatDetectorContract {

    private final TikaDetector detector = new TikaDetector();

    @Override
    protected FormatDetector detector() {
        return detector;
    }

    @Override
    protected TestBook recognised() {
        return TestBook.of(
                "a.pdf", MediaType.UNKNOWN, "%PDF-1.7\n%âãÏÓ\n1 0 obj\n".getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    protected MediaType expected() {
        return MediaType.PDF;
    }

    @Test
    void every_pdf_of_the_corpus_is_a_pdf() throws Exception {
        for (Path pdf : Corpus.files("pdf/verapdf", ".pdf")) {
            assertThat(detector.detect(TestBook.of(pdf, MediaType.UNKNOWN)))
                    .as(pdf.toString())
                    .contains(new Detection(MediaType.PDF, Confidence.LIKELY));
        }
    }

    @Test
    void every_mobi_of_the_corpus_is_a_mobi() throws Exception {
        for (Path mobi : Corpus.files("mobi", ".mobi")) {
            assertThat(detector.detect(TestBook.of(mobi, MediaType.UNKNOWN)))
                    .as(mobi.toString())
                    .map(Detection::mediaType)
                    .contains(new MediaType("application/x-mobipocket-ebook"));
        }
    }

    @Test
    void an_archive_without_signs_is_only_a_container() throws Exception {
        TestBook zip = TestBook.of(Corpus.path("hostile/zip-slip.zip"), MediaType.UNKNOWN);
        assertThat(detector.detect(zip))
                .contains(new Detection(new MediaType("application/zip"), Confidence.CONTAINER));
    }

    @Test
    void a_name_alone_proves_nothing() throws Exception {
        TestBook empty = TestBook.of("empty.pdf", MediaType.UNKNOWN, new byte[0]);
        TestBook zeroes = TestBook.of("zeroes.epub", MediaType.UNKNOWN, new byte[1_000]);
        assertThat(detector.detect(empty)).isEmpty();
        assertThat(detector.detect(zeroes)).isEmpty();
    }
}
