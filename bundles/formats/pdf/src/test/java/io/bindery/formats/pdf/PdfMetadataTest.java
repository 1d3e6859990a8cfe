package io.bindery.formats.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.ContentsEntry;
import io.bindery.api.metadata.Contributor;
import io.bindery.api.metadata.Identifier;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Subject;
import io.bindery.testkit.TestBook;
import io.bindery.testkit.TestStepContext;
import java.time.Instant;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;

class PdfMetadataTest {

    private static BookMetadata read(TestBook book) throws Exception {
        try (TestStepContext context = new TestStepContext()) {
            MetadataPatch patch = new PdfHandler().extractMetadata(book, context);
            return BookMetadata.EMPTY.apply(patch, "pdf", Instant.EPOCH);
        }
    }

    private static String origin(BookMetadata metadata, MetadataField<?> field) {
        return metadata.sourced(field).get(0).provenance().origin();
    }

    @Test
    void xmp_counts_before_info_and_each_value_names_its_place() throws Exception {
        BookMetadata metadata = read(Pdfs.tyger()
                .xmp("<dc:title><rdf:Alt><rdf:li xml:lang='x-default'>Songs</rdf:li></rdf:Alt></dc:title>"
                        + "<dc:creator><rdf:Seq><rdf:li>William Blake</rdf:li><rdf:li>Catherine Blake</rdf:li></rdf:Seq></dc:creator>"
                        + "<dc:publisher><rdf:Bag><rdf:li>Lambeth</rdf:li></rdf:Bag></dc:publisher>"
                        + "<dc:date><rdf:Seq><rdf:li>1794</rdf:li></rdf:Seq></dc:date>"
                        + "<dc:subject><rdf:Bag><rdf:li>Poetry</rdf:li></rdf:Bag></dc:subject>"
                        + "<dc:language><rdf:Bag><rdf:li>en-GB</rdf:li></rdf:Bag></dc:language>"
                        + "<prism:isbn>978-0-306-40615-7</prism:isbn>")
                .book());
        assertThat(metadata.title()).contains("Songs");
        assertThat(origin(metadata, MetadataField.TITLES)).isEqualTo("XMP dc:title");
        assertThat(metadata.all(MetadataField.CONTRIBUTORS))
                .extracting(Contributor::name)
                .containsExactly("William Blake", "Catherine Blake");
        assertThat(metadata.first(MetadataField.PUBLISHER)).contains("Lambeth");
        assertThat(metadata.first(MetadataField.PUBLICATION_DATE)).contains("1794");
        assertThat(metadata.all(MetadataField.SUBJECTS)).containsExactly(new Subject("", "", "Poetry"));
        assertThat(metadata.all(MetadataField.LANGUAGES)).containsExactly("en-GB", "en");
        assertThat(metadata.all(MetadataField.IDENTIFIERS)).containsExactly(new Identifier("ISBN", "9780306406157"));
        assertThat(origin(metadata, MetadataField.IDENTIFIERS)).isEqualTo("XMP prism:isbn");
    }

    @Test
    void info_counts_where_there_is_nothing_else() throws Exception {
        BookMetadata metadata = read(Pdfs.tyger()
                .change(document -> {
                    PDDocumentInformation info = document.getDocumentInformation();
                    info.setAuthor("William Blake; Catherine Blake");
                    info.setKeywords("poetry, tigers, ISBN 0-306-40615-2");
                    info.setSubject("On innocence and experience");
                })
                .book());
        assertThat(metadata.title()).contains("The Tyger");
        assertThat(origin(metadata, MetadataField.TITLES)).isEqualTo("Info /Title");
        assertThat(metadata.all(MetadataField.CONTRIBUTORS)).hasSize(2);
        assertThat(metadata.first(MetadataField.DESCRIPTION)).contains("On innocence and experience");
        assertThat(metadata.all(MetadataField.IDENTIFIERS)).containsExactly(new Identifier("ISBN", "9780306406157"));
        assertThat(origin(metadata, MetadataField.IDENTIFIERS)).isEqualTo("Info /Keywords");
    }

    @Test
    void the_form_of_the_book_is_counted() throws Exception {
        BookMetadata metadata = read(Pdfs.tyger().book());
        assertThat(metadata.first(MetadataField.PAGE_COUNT)).contains(2L);
        assertThat(metadata.first(MetadataField.WORD_COUNT)).contains(25L);
        assertThat(metadata.first(MetadataField.FORMAT))
                .hasValueSatisfying(form -> assertThat(form).startsWith("PDF 1."));
        assertThat(metadata.all(MetadataField.CONTENTS))
                .containsExactly(
                        new ContentsEntry("The Tyger", "#page=1", 1), new ContentsEntry("The Lamb", "#page=2", 1));
        assertThat(metadata.first(MetadataField.COVER)).hasValueSatisfying(cover -> {
            assertThat(cover.path()).isEqualTo("#page=1");
            assertThat(cover.width()).isEqualTo(874);
            assertThat(cover.height()).isEqualTo(1240);
        });
    }

    @Test
    void an_empty_first_page_is_no_cover() throws Exception {
        Pdfs pdf = new Pdfs().change(document -> document.addPage(new PDPage(PDRectangle.A5)));
        assertThat(read(pdf.page("Tyger").book()).first(MetadataField.COVER)).isEmpty();
    }

    @Test
    void a_title_that_a_program_left_behind_is_doubtful() throws Exception {
        BookMetadata metadata =
                read(Pdfs.tyger().title("Microsoft Word - final2.docx").book());
        assertThat(metadata.sourced(MetadataField.TITLES).get(0).provenance().confidence())
                .isLessThan(0.5);
    }

    @Test
    void words_are_not_counted_if_the_owner_does_not_permit_to_take_them_out() throws Exception {
        BookMetadata metadata = read(Pdfs.tyger()
                .protect("", permission -> permission.setCanExtractContent(false))
                .book());
        assertThat(metadata.first(MetadataField.WORD_COUNT)).isEmpty();
        assertThat(metadata.title()).contains("The Tyger");
    }
}
