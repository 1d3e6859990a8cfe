package io.bindery.formats.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bindery.api.error.RejectedException;
import io.bindery.api.finding.Finding;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.ContentsEntry;
import io.bindery.api.metadata.Contributor;
import io.bindery.api.metadata.Identifier;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.Subject;
import io.bindery.testkit.TestBook;
import io.bindery.testkit.TestStepContext;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read of an HTML manuscript, what fault is found with it, and what it stands. */
@Timeout(120)
class HtmlTraitsTest {

    private static List<Finding> findings(TestBook book) throws Exception {
        try (TestStepContext context = new TestStepContext()) {
            return new HtmlHandler().validate(book, context).findings();
        }
    }

    private static List<String> codes(TestBook book) throws Exception {
        return findings(book).stream()
                .map(finding -> finding.severity() + " " + finding.code())
                .toList();
    }

    private static BookMetadata metadata(TestBook book) throws Exception {
        try (TestStepContext context = new TestStepContext()) {
            return BookMetadata.EMPTY.apply(new HtmlHandler().extractMetadata(book, context), "html", Instant.EPOCH);
        }
    }

    @Test
    void a_good_page_is_without_fault() throws Exception {
        assertThat(findings(Pages.of(Pages.GOOD))).isEmpty();
    }

    @Test
    void all_that_it_says_of_itself_is_read() throws Exception {
        BookMetadata book = metadata(Pages.of(Pages.GOOD));
        assertThat(book.title()).contains("The Winter Garden");
        assertThat(book.all(MetadataField.CONTRIBUTORS)).containsExactly(new Contributor("Ada White", "aut", "", true));
        assertThat(book.all(MetadataField.LANGUAGES)).containsExactly("en-GB");
        assertThat(book.first(MetadataField.PUBLISHER)).contains("Snow Press");
        assertThat(book.first(MetadataField.PUBLICATION_DATE)).contains("2025-01-02");
        assertThat(book.first(MetadataField.DESCRIPTION)).contains("Of snow.");
        assertThat(book.all(MetadataField.IDENTIFIERS)).containsExactly(new Identifier("ISBN", "9783161484100"));
        assertThat(book.all(MetadataField.SUBJECTS))
                .containsExactly(new Subject("", "", "garden"), new Subject("", "", "winter"));
        assertThat(book.all(MetadataField.CONTENTS))
                .containsExactly(new ContentsEntry("First snow", "#one", 1), new ContentsEntry("Second", "", 1));
        assertThat(book.first(MetadataField.WORD_COUNT)).contains(24L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<script>alert(1)</script> | ERROR BND-PROSE-016",
                "<p onclick='x()'>a</p> | ERROR BND-PROSE-016",
                "<a href=' javascript:x()'>a</a> | ERROR BND-PROSE-016",
                "<iframe src='http://a.b/'></iframe> | ERROR BND-PROSE-016",
                "<img src='http://a.b/c.png' alt=''> | WARNING BND-PROSE-010",
                "<style>@import 'http://a.b/c.css';</style> | WARNING BND-PROSE-010",
                "<img src='c.png' alt=''> | WARNING BND-PROSE-018",
                "<a href='#nowhere'>a</a> | WARNING BND-PROSE-014",
                "<a href='chapter2.html'>a</a> | WARNING BND-PROSE-014",
                "<p id='one'>a</p> | WARNING BND-PROSE-020",
                "<p><i>a</p></i> | INFO BND-HTML-001"
            })
    void each_fault_has_its_code(String html, String code) throws Exception {
        assertThat(codes(Pages.with(html))).contains(code);
    }

    @Test
    void data_for_search_engines_and_pictures_in_the_text_are_no_fault() throws Exception {
        assertThat(codes(Pages.with(
                        "<script type='application/ld+json'>{}</script><img alt='' src='data:image/png;base64,aa'>")))
                .isEmpty();
    }

    @Test
    void a_finding_says_where_it_is() throws Exception {
        Finding finding = findings(Pages.with("<p onclick='x()'>a</p>")).get(0);
        assertThat(finding.location().path()).isEqualTo("book.html");
        assertThat(finding.location().line()).isEqualTo(25);
        assertThat(finding.remedy()).isNotBlank();
    }

    @Test
    void what_the_whole_lacks_is_told() throws Exception {
        assertThat(codes(Pages.of("<html><p>Only text.</p></html>")))
                .contains("WARNING BND-PROSE-004", "WARNING BND-PROSE-005", "WARNING BND-PROSE-006");
        assertThat(codes(Pages.of("<html><script>let x = 'words';</script></html>")))
                .contains("ERROR BND-PROSE-003");
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1251, windows-1251, false",
        "UTF-16, UTF-16, false",
        "UTF-8, none, false",
        "windows-1252, none, true",
        "windows-1252, utf-8, true",
        "UTF-8, no-such-charset, true"
    })
    void the_encoding_is_the_declared_one_if_that_is_true(String encoding, String declared, boolean told)
            throws Exception {
        String word = encoding.equals("windows-1252") ? "Über" : "Мороз";
        String page = Pages.GOOD
                .replace("<meta charset=\"utf-8\">", declared.equals("none") ? "" : "<meta charset=" + declared + ">")
                .replace("First <em>", word + " <em>");
        TestBook book = Pages.of(page, Charset.forName(encoding));
        assertThat(codes(book).contains("WARNING BND-PROSE-017")).isEqualTo(told);
        assertThat(metadata(book).all(MetadataField.CONTENTS).get(0).title()).isEqualTo(word + " snow");
    }

    static Stream<Arguments> heavy() {
        int size = 20_000;
        return Stream.of(
                Arguments.of("elements", "<div>".repeat(size) + "x"),
                Arguments.of("marks", "<b>".repeat(size) + "x"),
                Arguments.of("marks that are broken", "<p><b><i>x".repeat(size / 4)),
                Arguments.of("tables", "<table><tr><td>".repeat(size / 4) + "x"),
                Arguments.of(
                        "attributes",
                        "<p "
                                + Stream.iterate(0, i -> i + 1)
                                        .limit(20_000)
                                        .map(i -> "a" + i + "=''")
                                        .collect(java.util.stream.Collectors.joining(" "))
                                + ">x"),
                Arguments.of("links", "<a href='#x'>".repeat(size) + "x"),
                Arguments.of("entities", "&".repeat(size) + "x"),
                Arguments.of("open tags", "<a ".repeat(size) + ">x"),
                Arguments.of("comments", "<!--".repeat(size)),
                Arguments.of("one long paragraph", "<p>" + "word ".repeat(400_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("heavy")
    void what_is_heavy_to_parse_is_read(String trait, String html) throws Exception {
        try (TestStepContext context = new TestStepContext()) {
            TestBook book = Pages.of("<!DOCTYPE html><h1>One</h1>" + html);
            assertThat(new HtmlHandler().validate(book, context).findings()).isNotEmpty();
            StringWriter text = new StringWriter();
            new HtmlHandler().extractText(book, text, context);
            assertThat(text.toString()).startsWith("One\n").endsWith("\f");
        }
    }

    @Test
    void what_is_too_long_is_refused() {
        byte[] endless = new byte[(16 << 20) + 1];
        java.util.Arrays.fill(endless, (byte) 'a');
        TestBook tooLong = TestBook.of("a.html", HtmlHandler.HTML, endless);
        TestBook tooMany = Pages.of("<html>" + "<div>".repeat(1_000_000));
        for (TestBook book : List.of(tooLong, tooMany)) {
            assertThatThrownBy(() -> findings(book))
                    .isInstanceOfSatisfying(
                            RejectedException.class,
                            e -> assertThat(e.code().code()).isEqualTo("BND-PROSE-019"));
        }
    }
}
