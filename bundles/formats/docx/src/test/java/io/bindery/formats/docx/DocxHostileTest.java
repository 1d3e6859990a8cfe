package io.bindery.formats.docx;

import static io.bindery.formats.docx.Documents.body;
import static io.bindery.formats.docx.Documents.book;
import static io.bindery.formats.docx.Documents.good;
import static io.bindery.formats.docx.Documents.p;
import static io.bindery.formats.docx.Documents.r;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bindery.api.error.RejectedException;
import io.bindery.testkit.EpubBuilder;
import io.bindery.testkit.TestBook;
import io.bindery.testkit.TestStepContext;
import java.io.StringWriter;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents that mean harm, within the little memory that this module's tests have. */
@Timeout(120)
class DocxHostileTest {

    private static final DocxHandler HANDLER = new DocxHandler();

    private static EpubBuilder declaring(String declarations, String content) {
        String text =
                body("<w:p>" + r(content) + "</w:p>").replace("?>", "?><!DOCTYPE w:document [" + declarations + "]>");
        return good().add(Documents.MAIN, text);
    }

    private static String noise(int length) {
        Random random = new Random(1);
        StringBuilder noise = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            noise.append((char) ('a' + random.nextInt(26)));
        }
        return noise.toString();
    }

    static Stream<Arguments> hostile() {
        StringBuilder laughs = new StringBuilder("<!ENTITY l0 \"ha\">");
        for (int i = 1; i < 10; i++) {
            laughs.append("<!ENTITY l" + i + " \"" + ("&l" + (i - 1) + ";").repeat(10) + "\">");
        }
        // Of different elements, so that it does not pack too well.
        String deep = noise(800_000).replaceAll("(.{8})", "<$1>");
        return Stream.of(
                Arguments.of("entities that grow", declaring(laughs.toString(), "&l9;"), "BND-XML-001"),
                Arguments.of("elements nested without end", good().add(Documents.MAIN, body(deep)), "BND-XML-002"),
                Arguments.of(
                        "a text without end",
                        good().add(Documents.MAIN, body("<w:p>" + r(noise(5 << 20)) + "</w:p>")),
                        "BND-XML-004"),
                Arguments.of(
                        "a part that grows",
                        good().add(Documents.MAIN, body("<w:p>" + r(" ".repeat(4 << 20)) + "</w:p>")),
                        "BND-ZIP-005"),
                Arguments.of("a path that climbs", good().add("../../evil.xml", "<x/>"), "BND-ZIP-008"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void it_is_refused(String trait, EpubBuilder document, String code) {
        try (TestStepContext context = new TestStepContext()) {
            assertThatThrownBy(() -> HANDLER.validate(book(document), context))
                    .isInstanceOfSatisfying(
                            RejectedException.class,
                            e -> assertThat(e.code().code()).isEqualTo(code));
        }
    }

    @Test
    void no_file_is_opened_for_an_entity() throws Exception {
        TestBook document = book(declaring("<!ENTITY x SYSTEM \"file:///etc/passwd\">", "before &x; after"));
        try (TestStepContext context = new TestStepContext()) {
            assertThat(HANDLER.validate(document, context).findings())
                    .anyMatch(finding -> finding.code().equals("BND-XML-005"));
            StringWriter text = new StringWriter();
            HANDLER.extractText(document, text, context);
            assertThat(text.toString()).contains("before").contains("after").doesNotContain("root:");
        }
    }

    @Test
    void styles_that_are_based_on_each_other_end() throws Exception {
        EpubBuilder document = good();
        document.add(
                "word/styles.xml",
                document.text("word/styles.xml")
                        .replace(
                                "<w:name w:val=\"heading 1\"/>",
                                "<w:name w:val=\"odd\"/><w:basedOn w:val=\"Sonder\"/>"));
        try (TestStepContext context = new TestStepContext()) {
            assertThat(HANDLER.validate(book(document), context).findings())
                    .anyMatch(finding -> finding.code().equals("BND-PROSE-005"));
        }
    }

    @Test
    void a_document_longer_than_memory_is_read() throws Exception {
        // Some 30 MB of XML in 6 MB: about what ten novels have.
        String paragraph = p("berschrift9", r(noise(2_000)));
        StringBuilder text = new StringBuilder();
        Random random = new Random(2);
        for (int i = 0; i < 4_000; i++) {
            text.append("<w:p><w:r><w:t>")
                    .append(Long.toHexString(random.nextLong()).repeat(60))
                    .append("</w:t></w:r></w:p>");
        }
        byte[] bytes = good().add(Documents.MAIN, body(paragraph + text)).bytes();
        try (TestStepContext context = new TestStepContext()) {
            TestBook document = TestBook.of("long.docx", DocxHandler.DOCX, bytes);
            assertThat(HANDLER.validate(document, context).valid()).isTrue();
        }
    }
}
