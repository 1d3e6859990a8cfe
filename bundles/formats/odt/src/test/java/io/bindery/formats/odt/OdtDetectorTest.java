package io.bindery.formats.odt;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.content.MediaType;
import io.bindery.api.format.Detection;
import io.bindery.api.format.Detection.Confidence;
import io.bindery.api.format.FormatDetector;
import io.bindery.testkit.EpubBuilder;
import io.bindery.testkit.FormatDetectorContract;
import io.bindery.testkit.TestBook;
import org.junit.jupiter.api.Test;

class OdtDetectorTest extends FormatDetectorContract {

    @Override
    protected FormatDetector detector() {
        return new OdtDetector();
    }

    @Override
    protected TestBook recognised() {
        return Documents.book(Documents.good());
    }

    @Override
    protected MediaType expected() {
        return OdtHandler.ODT;
    }

    @Test
    void without_its_mimetype_the_manifest_tells() throws Exception {
        TestBook book = Documents.book(Documents.good().remove("mimetype"));
        assertThat(detector().detect(book)).contains(new Detection(OdtHandler.ODT, Confidence.LIKELY));
    }

    @Test
    void a_spreadsheet_and_an_epub_are_none_even_if_the_name_says_so() throws Exception {
        EpubBuilder sheet = Documents.good().add("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
        assertThat(detector().detect(Documents.book(sheet))).isEmpty();
        assertThat(detector().detect(Documents.book(EpubBuilder.empty()))).isEmpty();
    }

    @Test
    void an_archive_without_signs_is_claimed_by_its_name_only() throws Exception {
        byte[] zip = EpubBuilder.empty().remove("mimetype").add("a.txt", "text").bytes();
        assertThat(detector().detect(TestBook.of("a.ODT", MediaType.UNKNOWN, zip)))
                .map(Detection::confidence)
                .contains(Confidence.CLAIMED);
        assertThat(detector().detect(TestBook.of("a.zip", MediaType.UNKNOWN, zip)))
                .isEmpty();
    }
}
