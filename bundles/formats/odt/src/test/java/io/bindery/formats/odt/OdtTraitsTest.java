package io.bindery.formats.odt;

import static io.bindery.formats.odt.Documents.book;
import static io.bindery.formats.odt.Documents.content;
import static io.bindery.formats.odt.Documents.good;
import static io.bindery.formats.odt.Documents.manifest;
import static io.bindery.formats.odt.Documents.meta;
import static io.bindery.formats.odt.Documents.with;
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
import io.bindery.api.metadata.Title;
import io.bindery.testkit.EpubBuilder;
import io.bindery.testkit.TestBook;
import io.bindery.testkit.TestStepContext;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read of an OpenDocument text, and what fault is found with it, within the little memory that this module's tests have. */
@Timeout(120)
class OdtTraitsTest {

    private static List<Finding> findings(TestBook book) throws Exception {
        try (TestStepContext context = new TestStepContext()) {
            return new OdtHandler().validate(book, context).findings();
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
                    new OdtHandler().extractMetadata(book(document), context), "odt", Instant.EPOCH);
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
        assertThat(book.all(MetadataField.CONTRIBUTORS)).containsExactly(new Contributor("Ada White", "aut", "", true));
        assertThat(book.all(MetadataField.LANGUAGES)).containsExactly("en-GB");
        assertThat(book.all(MetadataField.IDENTIFIERS)).containsExactly(new Identifier("ISBN", "9783161484100"));
        assertThat(book.all(MetadataField.SUBJECTS))
                .containsExactly(new Subject("", "", "garden"), new Subject("", "", "winter"));
        assertThat(book.first(MetadataField.MODIFIED)).contains("2025-01-02T03:04:05");
        assertThat(book.all(MetadataField.CONTENTS))
                .containsExactly(new ContentsEntry("First snow", "", 1), new ContentsEntry("Second", "", 1));
        assertThat(book.first(MetadataField.WORD_COUNT)).contains(27L);
        assertThat(book.first(MetadataField.FORMAT)).contains("OpenDocument Text 1.3");
    }

    @Test
    void without_properties_the_styles_tell() throws Exception {
        BookMetadata book = metadata(good().remove("meta.xml"));
        assertThat(book.title()).contains("The Winter Garden");
        assertThat(book.all(MetadataField.LANGUAGES)).containsExactly("de-CH");
    }

    private static EpubBuilder drawing(String element) {
        return with("<text:p><draw:frame>" + element + "</draw:frame></text:p>");
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("macros", good().add("Basic/Standard/a.xml", "<x/>"), "ERROR BND-PROSE-009"),
                Arguments.of(
                        "an event that starts a program",
                        with("<script:event-listener script:event-name=\"dom:load\"/>"),
                        "ERROR BND-PROSE-009"),
                Arguments.of(
                        "a remote template",
                        good().add(
                                        "meta.xml",
                                        meta("<dc:title>T</dc:title><meta:template xlink:href=\"http://e.x/t.ott\"/>")),
                        "ERROR BND-PROSE-011"),
                Arguments.of(
                        "a remote section",
                        with("<text:section><text:section-source xlink:href=\"//evil/x.odt\"/></text:section>"),
                        "ERROR BND-PROSE-011"),
                Arguments.of(
                        "a remote picture",
                        drawing("<draw:image xlink:href=\"https://a.b/c.png\"/>"),
                        "WARNING BND-PROSE-010"),
                Arguments.of(
                        "a missing picture",
                        drawing("<draw:image xlink:href=\"Pictures/lost.png\"/>"),
                        "ERROR BND-PROSE-013"),
                Arguments.of(
                        "an object of another program",
                        drawing("<draw:object xlink:href=\"./Object 1\"/>"),
                        "WARNING BND-PROSE-012"),
                Arguments.of("an embedded font", good().add("Fonts/f.ttf", "x"), "INFO BND-PROSE-021"),
                Arguments.of(
                        "tracked changes",
                        with("<text:tracked-changes><text:changed-region/></text:tracked-changes>"),
                        "WARNING BND-PROSE-007"),
                Arguments.of("comments", with("<text:p><office:annotation/></text:p>"), "WARNING BND-PROSE-008"),
                Arguments.of(
                        "no headings",
                        good().add("content.xml", content("<text:p>Only text.</text:p>")),
                        "WARNING BND-PROSE-005"),
                Arguments.of("no text", good().add("content.xml", content("<text:p/>")), "ERROR BND-PROSE-003"),
                Arguments.of(
                        "no title",
                        good().remove("meta.xml").add("content.xml", content("<text:h>One</text:h>")),
                        "WARNING BND-PROSE-004"),
                Arguments.of("a cut-off text", good().add("content.xml", "<office>"), "FATAL BND-PROSE-001"),
                Arguments.of("no content", good().remove("content.xml"), "ERROR BND-PROSE-022"),
                Arguments.of("no manifest", good().remove("META-INF/manifest.xml"), "ERROR BND-PROSE-022"),
                Arguments.of(
                        "a file that is only in the manifest",
                        good().add(
                                        "META-INF/manifest.xml",
                                        manifest("<manifest:file-entry manifest:full-path=\"gone.xml\"/>")),
                        "WARNING BND-PROSE-022"),
                Arguments.of(
                        "an external entity",
                        good().add(
                                        "content.xml",
                                        content("&x;<text:h>a</text:h>")
                                                .replace(
                                                        "?>",
                                                        "?><!DOCTYPE x [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>")),
                        "ERROR BND-XML-005"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void each_fault_has_its_code(String trait, EpubBuilder document, String code) throws Exception {
        assertThat(codes(document)).contains(code);
    }

    @Test
    void a_finding_says_where_it_is() throws Exception {
        List<Finding> findings = findings(book(with("<text:p>\n<office:annotation/></text:p>")));
        int line = (int) content(Documents.TEXT).lines().count() + 1;
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.location().path()).isEqualTo("content.xml");
            assertThat(finding.location().line()).isEqualTo(line);
            assertThat(finding.remedy()).isNotBlank();
        });
    }

    static Stream<Arguments> refused() {
        String encrypted =
                "<manifest:file-entry manifest:full-path=\"content.xml\"><manifest:encryption-data/></manifest:file-entry>";
        StringBuilder laughs = new StringBuilder("<!ENTITY l0 \"ha\">");
        for (int i = 1; i < 10; i++) {
            laughs.append("<!ENTITY l" + i + " \"" + ("&l" + (i - 1) + ";").repeat(10) + "\">");
        }
        String bomb = content("&l9;").replace("?>", "?><!DOCTYPE x [" + laughs + "]>");
        return Stream.of(
                Arguments.of("a password", good().add("META-INF/manifest.xml", manifest(encrypted)), "BND-PROSE-015"),
                Arguments.of("entities that grow", good().add("content.xml", bomb), "BND-XML-001"),
                Arguments.of(
                        "elements nested without end",
                        with(noise(800_000).replaceAll("(.{8})", "<$1>")),
                        "BND-XML-002"),
                Arguments.of("a text without end", with("<text:p>" + noise(5 << 20) + "</text:p>"), "BND-XML-004"),
                Arguments.of("a part that grows", with(" ".repeat(4 << 20)), "BND-ZIP-005"));
    }

    private static String noise(int length) {
        Random random = new Random(1);
        StringBuilder noise = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            noise.append((char) ('a' + random.nextInt(26)));
        }
        return noise.toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void what_cannot_be_read_or_means_harm_is_refused(String trait, EpubBuilder document, String code) {
        assertThatThrownBy(() -> findings(book(document)))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        e -> assertThat(e.code().code()).isEqualTo(code));
    }
}
