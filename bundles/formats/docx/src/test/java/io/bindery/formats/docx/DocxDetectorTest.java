package io.bindery.formats.docx;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.content.MediaType;
import io.bindery.api.format.Detection;
import io.bindery.api.format.Detection.Confidence;
import io.bindery.api.format.FormatDetector;
import io.bindery.testkit.EpubBuilder;
import io.bindery.testkit.FormatDetectorContract;
import io.bindery.testkit.TestBook;
import org.junit.jupiter.api.Test;

class DocxDetectorTest extends FormatDetectorContract {

    @Override
    protected FormatDetector detector() {
        return new DocxDetector();
    }

    @Override
    protected TestBook recognised() {
        return Documents.book(Documents.good());
    }

    @Override
    protected MediaType expected() {
        return DocxHandler.DOCX;
    }

    @Test
    void a_spreadsheet_is_none_even_if_its_name_says_so() throws Exception {
        EpubBuilder sheet = Documents.good();
        sheet.add(
                "[Content_Types].xml",
                sheet.text("[Content_Types].xml").replace("wordprocessingml.document", "spreadsheetml.sheet"));
        assertThat(detector().detect(Documents.book(sheet))).isEmpty();
    }

    @Test
    void what_is_taken_for_one_and_cannot_be_read_is_claimed() throws Exception {
        assertThat(detector().detect(TestBook.of("a", MediaType.UNKNOWN, OleFiles.of("EncryptedPackage"))))
                .contains(new Detection(DocxHandler.DOCX, Confidence.LIKELY));
        assertThat(detector().detect(TestBook.of("a.doc", MediaType.UNKNOWN, OleFiles.of("WordDocument"))))
                .contains(new Detection(DocxHandler.DOCX, Confidence.CLAIMED));
        assertThat(detector().detect(TestBook.of("a.docx", MediaType.UNKNOWN, OleFiles.of("Workbook"))))
                .isEmpty();
        byte[] zip = EpubBuilder.empty().remove("mimetype").add("a.txt", "text").bytes();
        assertThat(detector().detect(TestBook.of("a.docx", MediaType.UNKNOWN, zip)))
                .map(Detection::confidence)
                .contains(Confidence.CLAIMED);
        assertThat(detector().detect(TestBook.of("a.zip", MediaType.UNKNOWN, zip)))
                .isEmpty();
    }
}
