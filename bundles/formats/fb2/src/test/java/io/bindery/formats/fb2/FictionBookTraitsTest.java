package io.bindery.formats.fb2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bindery.api.error.RejectedException;
import io.bindery.api.finding.Finding;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.Collection;
import io.bindery.api.metadata.ContentsEntry;
import io.bindery.api.metadata.Contributor;
import io.bindery.api.metadata.Cover;
import io.bindery.api.metadata.Identifier;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.Subject;
import io.bindery.testkit.TestBook;
import io.bindery.testkit.TestStepContext;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read of a FictionBook, and what fault is found with it. */
class FictionBookTraitsTest {

    private static List<Finding> findings(TestBook book) throws Exception {
        try (TestStepContext context = new TestStepContext()) {
            return new FictionBookHandler().validate(book, context).findings();
        }
    }

    private static List<String> codes(TestBook book) throws Exception {
        return findings(book).stream()
                .map(finding -> finding.severity() + " " + finding.code())
                .distinct()
                .toList();
    }

    private static BookMetadata metadata(TestBook book) throws Exception {
        try (TestStepContext context = new TestStepContext()) {
            return BookMetadata.EMPTY.apply(
                    new FictionBookHandler().extractMetadata(book, context), "fb2", Instant.EPOCH);
        }
    }

    @Test
    void a_good_book_is_without_fault() throws Exception {
        assertThat(findings(Books.of(Books.GOOD))).isEmpty();
    }

    @Test
    void all_that_it_says_of_itself_is_read() throws Exception {
        BookMetadata book = metadata(Books.of(Books.GOOD));
        assertThat(book.title()).contains("Зимний сад");
        assertThat(book.all(MetadataField.CONTRIBUTORS))
                .containsExactly(
                        new Contributor("Ада Ивановна Белова", "aut", "Белова, Ада Ивановна", true),
                        new Contributor("Quill", "aut", "", true),
                        new Contributor("Tom Reed", "trl", "Reed, Tom", false));
        assertThat(book.all(MetadataField.SUBJECTS))
                .containsExactly(
                        new Subject("FB2", "sf_history", "sf_history"),
                        new Subject("FB2", "prose_classic", "prose_classic"),
                        new Subject("", "", "garden"),
                        new Subject("", "", "winter"));
        assertThat(book.all(MetadataField.LANGUAGES)).containsExactly("ru");
        assertThat(book.first(MetadataField.DESCRIPTION)).contains("A garden in winter.\nAnd who tends it.");
        assertThat(book.first(MetadataField.PUBLISHER)).contains("Snow Press");
        assertThat(book.first(MetadataField.PUBLICATION_DATE)).contains("1998");
        assertThat(book.first(MetadataField.MODIFIED)).contains("2020-02-03");
        assertThat(book.all(MetadataField.IDENTIFIERS))
                .containsExactly(
                        new Identifier("ISBN", "9783161484100"),
                        new Identifier("UUID", "9519dab3-aa5f-4947-8e1a-9161883a283a"));
        assertThat(book.all(MetadataField.SERIES))
                .containsExactly(new Collection("Gardens", "series", "2"), new Collection("Classics", "set", ""));
        assertThat(book.first(MetadataField.COVER)).contains(new Cover("cover.png", "image/png", 6, 9));
        assertThat(book.all(MetadataField.CONTENTS))
                .containsExactly(new ContentsEntry("First Snow", "#one", 1), new ContentsEntry("Second", "#two", 1));
        assertThat(book.first(MetadataField.WORD_COUNT)).contains(30L);
    }

    @ParameterizedTest
    @CsvSource({"windows-1251", "KOI8-R", "UTF-16", "UTF-16LE"})
    void the_encoding_may_be_any_that_is_declared(String encoding) throws Exception {
        String mark = encoding.equals("UTF-16LE") ? "\uFEFF" : "";
        TestBook book = Books.of(mark + Books.GOOD.replace("UTF-8", encoding), Charset.forName(encoding));
        assertThat(findings(book)).isEmpty();
        assertThat(metadata(book).title()).contains("Зимний сад");
    }

    @Test
    void an_encoding_that_is_not_the_declared_one_is_a_fault() throws Exception {
        TestBook book = Books.of(Books.GOOD, Charset.forName("windows-1251"));
        assertThat(codes(book)).contains("FATAL BND-PROSE-017");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<book-title>Зимний сад</book-title> | | ERROR BND-PROSE-004",
                "<lang>ru</lang> | | WARNING BND-PROSE-006",
                "<lang>ru</lang> | <lang>Russian language</lang> | WARNING BND-PROSE-006",
                "<version>1.1</version> | | WARNING BND-FB2-002",
                "<title-info> | <title-info><colour>red</colour> | WARNING BND-FB2-001",
                "<p>The gardener went home.</p> | <section/><p>loose <v>end</v></p> | WARNING BND-FB2-001",
                "l:href=\"#n1\" | l:href=\"#n7\" | WARNING BND-PROSE-014",
                "section id=\"two\" | section id=\"one\" | WARNING BND-PROSE-020",
                "<image l:href=\"#cover.png\"/>\\n      <poem> | <image l:href=\"#lost.png\"/><poem> | ERROR BND-PROSE-013",
                "<image l:href=\"#cover.png\"/>\\n      <poem> | <image l:href=\"http://a.b/c.png\"/><poem> | WARNING BND-PROSE-010",
                "iVBOR | iV?OR | ERROR BND-FB2-003",
                "content-type=\"image/png\" | content-type=\"image/jpeg\" | WARNING BND-FB2-007",
                "</FictionBook> | <binary id=\"more\" content-type=\"image/png\">aGVsbG8=</binary></FictionBook> | INFO BND-FB2-006",
                "</section>\\n  </body>\\n  <body name | </body><body name | FATAL BND-PROSE-001"
            })
    void each_fault_has_its_code(String from, String to, String code) throws Exception {
        String wanted = from.replace("\\n", "\n");
        TestBook book = Books.edited(wanted, to == null ? "" : to);
        assertThat(codes(book)).contains(code);
    }

    @Test
    void a_finding_says_where_it_is() throws Exception {
        TestBook book = Books.edited("l:href=\"#n1\"", "l:href=\"#n7\"");
        assertThat(findings(book)).singleElement().satisfies(finding -> {
            assertThat(finding.location().path()).isEqualTo("book.fb2");
            assertThat(finding.location().line()).isEqualTo((int)
                    Books.GOOD.substring(0, Books.GOOD.indexOf("#n1")).lines().count());
            assertThat(finding.message()).contains("n7");
            assertThat(finding.remedy()).isNotBlank();
        });
    }

    @Test
    void without_a_body_or_with_an_empty_one_there_is_no_book() throws Exception {
        String head = Books.GOOD.substring(0, Books.GOOD.indexOf("<body>"));
        assertThat(codes(Books.of(head + "</FictionBook>"))).contains("ERROR BND-FB2-002", "ERROR BND-PROSE-003");
        assertThat(codes(Books.of(head + "<body><section><p> </p></section></body></FictionBook>")))
                .contains("ERROR BND-PROSE-003");
        assertThat(codes(Books.of("<?xml version='1.0'?><book/>"))).contains("ERROR BND-FB2-004");
    }

    @Test
    void of_a_thousand_broken_links_a_hundred_are_named_and_the_rest_counted() throws Exception {
        TestBook book = Books.edited("The gardener", "<a l:href=\"#x\">x</a>".repeat(1_000) + "The gardener");
        List<Finding> findings = findings(book);
        assertThat(findings).hasSize(101);
        assertThat(findings.get(100).message()).startsWith("900 more");
    }

    @Test
    void an_archive_holds_exactly_one() {
        TestBook none = Books.zipped(Books.archive().add("a.txt", "text"));
        TestBook two = Books.zipped(Books.archive().add("a.fb2", Books.GOOD).add("b.fb2", Books.GOOD));
        for (TestBook book : List.of(none, two)) {
            assertThatThrownBy(() -> findings(book))
                    .isInstanceOfSatisfying(
                            RejectedException.class,
                            e -> assertThat(e.code().code()).isEqualTo("BND-FB2-005"));
        }
    }
}
