package io.bindery.formats.epub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import io.bindery.api.content.MediaType;
import io.bindery.api.error.RejectedException;
import io.bindery.api.finding.Finding;
import io.bindery.testkit.Corpus;
import io.bindery.testkit.EpubBuilder;
import io.bindery.testkit.TestBook;
import io.bindery.testkit.TestStepContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Books that mean harm. The time limits are there so that a bomb that goes off ends the test; they measure nothing. */
@Timeout(120)
class HostileBooksTest {

    private static final String SECRET = "the-secret-of-this-machine";

    private final EpubHandler handler = new EpubHandler();

    @TempDir
    private Path folder;

    private RejectedException rejection(TestBook book) {
        try (TestStepContext context = new TestStepContext()) {
            RejectedException rejected =
                    catchThrowableOfType(RejectedException.class, () -> handler.validate(book, context));
            assertThat(rejected).isNotNull();
            assertThat(rejected.findings()).isNotEmpty();
            return rejected;
        }
    }

    /** All that comes out of a book, whichever way it ends. */
    private String everythingSaid(TestBook book) throws Exception {
        StringBuilder said = new StringBuilder();
        try (TestStepContext context = new TestStepContext()) {
            said.append(handler.validate(book, context));
        } catch (RejectedException e) {
            said.append(e.getMessage()).append(e.findings());
        }
        try (TestStepContext context = new TestStepContext()) {
            said.append(handler.extractMetadata(book, context));
        } catch (RejectedException e) {
            said.append(e.getMessage()).append(e.findings());
        }
        return said.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zip-slip.zip", "zip-slip-win.zip"})
    void a_climbing_path_is_refused_with_its_name(String file) {
        RejectedException rejected = rejection(TestBook.of(Corpus.path("hostile/" + file), MediaType.EPUB));
        assertThat(rejected.code().code()).isEqualTo("BND-ZIP-008");
        assertThat(rejected.findings().get(0).location().path()).contains("evil.txt");
    }

    @Test
    void a_decompression_bomb_is_refused() {
        TestBook book =
                Fixtures.plain().add("OEBPS/bomb.bin", new byte[20 << 20]).book("bomb.epub");
        assertThat(rejection(book).code().code()).isEqualTo("BND-ZIP-005");
    }

    @Test
    void a_hundred_thousand_entries_are_refused() {
        EpubBuilder builder = Fixtures.plain();
        for (int i = 0; i < 100_000; i++) {
            builder.add("x/" + i, new byte[0]);
        }
        assertThat(rejection(builder.book("many.epub")).code().code()).isEqualTo("BND-ZIP-002");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OEBPS/package.opf", "OEBPS/toc.ncx", "OEBPS/chapter1.xhtml", "META-INF/container.xml"})
    void a_billion_laughs_are_refused_wherever_they_are(String file) {
        StringBuilder laughs = new StringBuilder("<?xml version=\"1.0\"?>\n<!DOCTYPE x [<!ENTITY l0 \"ha\">");
        for (int i = 1; i < 10; i++) {
            laughs.append("<!ENTITY l" + i + " \"" + ("&l" + (i - 1) + ";").repeat(10) + "\">");
        }
        laughs.append("]>\n<x>&l9;</x>");
        TestBook book = Fixtures.plain().add(file, laughs.toString()).book("laughs.epub");
        RejectedException rejected = rejection(book);
        assertThat(rejected.code().code()).isEqualTo("BND-XML-001");
        assertThat(rejected.findings().get(0).location().path()).isEqualTo(file);
    }

    @Test
    void one_long_entity_many_times_is_refused_too() {
        String doctype = "<!DOCTYPE html [<!ENTITY a \"" + "x".repeat(100_000) + "\">]>";
        String chapter = doctype + "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>t</title></head><body><p>"
                + "&a;".repeat(10_000) + "</p></body></html>";
        TestBook book = Fixtures.plain().add("OEBPS/chapter1.xhtml", chapter).book("quadratic.epub");
        assertThat(rejection(book).code().code()).isEqualTo("BND-XML-001");
    }

    @Test
    void a_bad_byte_in_front_does_not_hide_a_bomb() {
        byte[] before = "<!-- \u00ff --><!DOCTYPE x [<!ENTITY a \"".getBytes(StandardCharsets.ISO_8859_1);
        byte[] after = ("x".repeat(100_000) + "\">]><x>" + "&a;".repeat(10_000) + "</x>")
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = java.util.Arrays.copyOf(before, before.length + after.length);
        System.arraycopy(after, 0, all, before.length, after.length);
        TestBook book = Fixtures.plain().add("OEBPS/chapter1.xhtml", all).book("hidden.epub");
        assertThat(rejection(book).code().code()).isEqualTo("BND-XML-001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OEBPS/package.opf",
                "OEBPS/toc.ncx",
                "OEBPS/chapter1.xhtml",
                "META-INF/container.xml",
                "META-INF/encryption.xml"
            })
    void no_file_of_the_machine_is_ever_read(String file) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.txt"), SECRET);
        Path dtd = Files.writeString(folder.resolve("local.dtd"), "<!ENTITY xxe \"" + SECRET + "\">");
        for (String doctype : List.of(
                "[<!ENTITY xxe SYSTEM \"" + secret.toUri() + "\">]",
                "SYSTEM \"" + dtd.toUri() + "\"",
                "[<!ENTITY % d SYSTEM \"" + dtd.toUri() + "\"> %d;]")) {
            assertThat(everythingSaid(asking(file, doctype))).doesNotContain(SECRET);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"OEBPS/package.opf", "OEBPS/toc.ncx", "OEBPS/chapter1.xhtml", "META-INF/container.xml"})
    void no_address_is_ever_asked(String file) throws Exception {
        Set<String> asked = ConcurrentHashMap.newKeySet();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try {
            String base = "http://127.0.0.1:" + server.getAddress().getPort();
            everythingSaid(asking(file, "SYSTEM \"" + base + "/external.dtd\""));
            everythingSaid(asking(file, "[<!ENTITY xxe SYSTEM \"" + base + "/entity\">]"));
            everythingSaid(asking(file, "[<!ENTITY % d SYSTEM \"" + base + "/parameter\"> %d;]"));
            everythingSaid(Fixtures.plain()
                    .add(
                            "OEBPS/chapter1.xhtml",
                            chapter("").replace("<p>", "<p><img src='" + base + "/i.png' alt=''/>"))
                    .book("remote.epub"));
        } finally {
            server.stop(0);
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void harmless_entities_of_its_own_are_no_reason_to_refuse_a_book() throws Exception {
        String chapter = chapter("[<!ENTITY house \"Bindery\">]").replace("<p>", "<p>&house; ");
        try (TestStepContext context = new TestStepContext()) {
            List<Finding> findings = handler.validate(
                            Fixtures.plain()
                                    .add("OEBPS/chapter1.xhtml", chapter)
                                    .book("own.epub"),
                            context)
                    .findings();
            assertThat(findings).noneMatch(finding -> finding.code().startsWith("BND-"));
        }
    }

    @Test
    void endless_nesting_ends_in_a_finding() throws Exception {
        String chapter = chapter("")
                .replace("<p>", "<div>".repeat(20_000) + "<p>")
                .replace("</p>", "</p>" + "</div>".repeat(20_000));
        TestBook book = Fixtures.plain().add("OEBPS/chapter1.xhtml", chapter).book("deep.epub");
        assertThat(everythingSaid(book)).contains("BND-");
    }

    private static TestBook asking(String file, String doctype) {
        EpubBuilder builder = Fixtures.plain();
        String xml = switch (file) {
            case "OEBPS/chapter1.xhtml" -> chapter(doctype).replace("<p>", "<p>&xxe;");
            case "OEBPS/package.opf" ->
                text(builder, file, "package", doctype).replace("<dc:title>", "<dc:title>&xxe;");
            case "OEBPS/toc.ncx" -> text(builder, file, "ncx", doctype).replace("<text>", "<text>&xxe;");
            case "META-INF/container.xml" ->
                text(builder, file, "container", doctype).replace("<rootfiles>", "<rootfiles>&xxe;");
            default ->
                "<!DOCTYPE encryption " + doctype
                        + "><encryption xmlns='urn:oasis:names:tc:opendocument:xmlns:container'>&xxe;</encryption>";
        };
        return builder.add(file, xml).book("asking.epub");
    }

    private static String text(EpubBuilder builder, String file, String root, String doctype) {
        String text = builder.text(file).replaceFirst("(?s)<!DOCTYPE[^>]*>", "");
        return text.replaceFirst(
                "<" + root + " ",
                "<!DOCTYPE " + root + " " + java.util.regex.Matcher.quoteReplacement(doctype) + "><" + root + " ");
    }

    private static String chapter(String doctype) {
        return "<!DOCTYPE html " + doctype + "><html xmlns=\"http://www.w3.org/1999/xhtml\">"
                + "<head><title>t</title></head><body><p>text</p></body></html>";
    }
}
