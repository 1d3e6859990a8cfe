package io.bindery.formats.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bindery.api.error.RejectedException;
import io.bindery.api.finding.Finding;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.Collection;
import io.bindery.api.metadata.ContentsEntry;
import io.bindery.api.metadata.Contributor;
import io.bindery.api.metadata.Identifier;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.Subject;
import io.bindery.api.metadata.Title;
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

/** What is read of a Markdown manuscript, what fault is found with it, and what it stands. */
@Timeout(120)
class MarkdownTraitsTest {

    private static List<Finding> findings(TestBook book) throws Exception {
        try (TestStepContext context = new TestStepContext()) {
            return new MarkdownHandler().validate(book, context).findings();
        }
    }

    private static List<String> codes(String text) throws Exception {
        return findings(Texts.of(text)).stream()
                .map(finding -> finding.severity() + " " + finding.code() + " " + finding.location())
                .toList();
    }

    private static BookMetadata metadata(TestBook book) throws Exception {
        try (TestStepContext context = new TestStepContext()) {
            return BookMetadata.EMPTY.apply(new MarkdownHandler().extractMetadata(book, context), "md", Instant.EPOCH);
        }
    }

    @Test
    void a_good_manuscript_is_without_fault() throws Exception {
        assertThat(findings(Texts.good())).isEmpty();
    }

    @Test
    void all_that_it_says_of_itself_is_read() throws Exception {
        BookMetadata book = metadata(Texts.good());
        assertThat(book.all(MetadataField.TITLES))
                .containsExactly(Title.main("The Winter Garden"), new Title("A year: of snow", Title.Type.SUBTITLE));
        assertThat(book.all(MetadataField.CONTRIBUTORS))
                .containsExactly(
                        new Contributor("Ada White", "aut", "", true),
                        new Contributor("Tom Reed", "trl", "Reed, Tom", true));
        assertThat(book.all(MetadataField.LANGUAGES)).containsExactly("en-GB");
        assertThat(book.first(MetadataField.PUBLICATION_DATE)).contains("2025-01-02");
        assertThat(book.first(MetadataField.PUBLISHER)).contains("Snow Press");
        assertThat(book.first(MetadataField.DESCRIPTION)).contains("Of snow.");
        assertThat(book.all(MetadataField.IDENTIFIERS)).containsExactly(new Identifier("ISBN", "9783161484100"));
        assertThat(book.all(MetadataField.SERIES)).containsExactly(new Collection("Gardens", "series", "2"));
        assertThat(book.all(MetadataField.SUBJECTS))
                .containsExactly(new Subject("", "", "garden"), new Subject("", "", "winter"));
        assertThat(book.all(MetadataField.CONTENTS))
                .containsExactly(new ContentsEntry("First snow", "#one", 1), new ContentsEntry("Second", "#second", 1));
        assertThat(book.first(MetadataField.WORD_COUNT)).contains(29L);
    }

    @ParameterizedTest
    @CsvSource({"windows-1251", "KOI8-R", "UTF-16"})
    void another_encoding_is_guessed_and_told(String encoding) throws Exception {
        String text =
                "# Глава первая\n\n" + "Мороз и солнце; день чудесный! Ещё ты дремлешь, друг прелестный.\n\n".repeat(9);
        TestBook book = Texts.of(text, Charset.forName(encoding));
        assertThat(findings(book)).anyMatch(finding -> finding.code().equals("BND-PROSE-017"));
        assertThat(metadata(book).all(MetadataField.CONTENTS))
                .extracting(ContentsEntry::title)
                .containsExactly("Глава первая");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[a](#nowhere) | WARNING BND-PROSE-014 book.md:23",
                "[a](chapter2.md) | WARNING BND-PROSE-014 book.md:23",
                "[a][undefined] | WARNING BND-PROSE-014 book.md:23",
                "![a](a.png) | WARNING BND-PROSE-018 book.md:23",
                "![a](http://a.b/c.png) | WARNING BND-PROSE-010 book.md:23",
                "[a](javascript:alert) | ERROR BND-PROSE-016 book.md:23",
                "<script>alert(1)</script> | ERROR BND-PROSE-016 book.md:23",
                "a <b onclick='x'>b</b> | ERROR BND-PROSE-016 book.md:23",
                "a <b>b</b> | INFO BND-PROSE-023 book.md:23"
            })
    void each_fault_has_its_code_and_its_line(String text, String code) throws Exception {
        String head = "---\ntitle: T\nlang: en\n---\n# One\n" + "\n".repeat(17);
        assertThat(codes(head + text + "\n")).contains(code);
    }

    @Test
    void what_the_whole_lacks_is_told() throws Exception {
        assertThat(codes("Only text.\n"))
                .contains(
                        "WARNING BND-PROSE-004 book.md",
                        "WARNING BND-PROSE-005 book.md",
                        "WARNING BND-PROSE-006 book.md");
        assertThat(codes("<!-- nothing -->\n")).contains("ERROR BND-PROSE-003 book.md");
        assertThat(codes("---\ntitle: a: b\n---\n# One\n")).contains("WARNING BND-MD-001 book.md:1:1");
    }

    static Stream<Arguments> heavy() {
        int size = 30_000;
        String line = "ab ".repeat(1_000);
        return Stream.of(
                Arguments.of("quotations", ">".repeat(size)),
                Arguments.of("lists", "- ".repeat(size)),
                Arguments.of("brackets", "[".repeat(size)),
                Arguments.of("links that nest", "[a](b".repeat(size / 5)),
                Arguments.of("emphasis", "*a **a ".repeat(size / 7)),
                Arguments.of("emphasis that closes", "*a ".repeat(size / 4) + "a* ".repeat(size / 4)),
                Arguments.of(
                        "code marks",
                        java.util.stream.IntStream.range(1, 300)
                                .mapToObj(i -> "e" + "`".repeat(i))
                                .collect(java.util.stream.Collectors.joining())),
                Arguments.of("entities", "&".repeat(size)),
                Arguments.of("HTML", "<a ".repeat(size / 3)),
                Arguments.of("comments", "<!--".repeat(size / 4)),
                Arguments.of("tables", "|".repeat(size / 10) + "\n" + "|-".repeat(size / 10) + "|\n"),
                Arguments.of("definitions", "[a]: b\n".repeat(size / 7)),
                Arguments.of("one long paragraph", line.repeat(500)),
                Arguments.of("more HTML", "<a ".repeat(300_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("heavy")
    void what_is_heavy_to_parse_is_read_or_refused(String trait, String text) throws Exception {
        try (TestStepContext context = new TestStepContext()) {
            StringWriter out = new StringWriter();
            assertThat(new MarkdownHandler().validate(Texts.of(text), context).findings())
                    .isNotEmpty();
            new MarkdownHandler().extractText(Texts.of(text), out, context);
            assertThat(out.toString()).matches("(?s)|.*\f");
        } catch (RejectedException e) {
            assertThat(e.code()).isEqualTo(MarkdownError.TOO_COMPLEX);
        }
    }

    @Test
    void front_matter_does_not_grow_and_makes_no_objects() throws Exception {
        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 30; i++) {
            laughs.append("a" + i + ": &a" + i + " [*a" + (i - 1) + ", *a" + (i - 1) + "]\n");
        }
        for (String yaml : new String[] {
            laughs.toString(),
            "title: !!java.net.URL [\"http://127.0.0.1:9/\"]\n",
            "title: " + "[".repeat(30_000) + "\n"
        }) {
            assertThat(codes("---\n" + yaml + "---\n# One\n")).contains("WARNING BND-MD-001 book.md:1:1");
        }
    }

    @Test
    void what_is_too_long_or_no_text_is_refused() {
        byte[] endless = new byte[(8 << 20) + 1];
        java.util.Arrays.fill(endless, (byte) 'a');
        TestBook tooLong = TestBook.of("a.md", MarkdownHandler.MARKDOWN, endless);
        assertThatThrownBy(() -> findings(tooLong))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        e -> assertThat(e.code().code()).isEqualTo("BND-PROSE-019"));
        assertThatThrownBy(() -> findings(Texts.of("\u0001\u0002\u0003".repeat(100))))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.code()).isEqualTo(MarkdownError.NOT_TEXT));
    }
}
