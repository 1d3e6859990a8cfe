package io.bindery.converters.print;

import static io.bindery.converters.print.Printing.book;
import static io.bindery.converters.print.Printing.chapter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import io.bindery.api.error.RejectedException;
import io.bindery.testkit.EpubBuilder;
import io.bindery.testkit.HostileBook;
import io.bindery.testkit.TestBook;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Books that mean harm. The time limit is there so that a bomb that goes off ends the test; it measures nothing. */
@Timeout(120)
class HostilePrintTest {

    @TempDir
    private Path folder;

    private static String refused(EpubBuilder book) {
        RejectedException rejected =
                catchThrowableOfType(RejectedException.class, () -> Printing.bytes(book.book("book.epub")));
        assertThat(rejected).isNotNull();
        return rejected.code().code();
    }

    @Test
    void nothing_is_fetched_and_no_file_is_read() throws Exception {
        Path secret =
                Files.writeString(folder.resolve("secret.css"), "p:before { content: 'the-secret-of-this-machine' }");
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try {
            String web = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
            String body =
                    "<p>Here.</p><img src='WEBa.png' alt=''/><img src='FILE' alt=''/><object data='WEBb.svg' type='image/svg+xml'/>"
                            + "<iframe src='WEBc'/><p style=\"background: url('WEBd.png')\">x</p><style>@import 'FILE';</style>"
                            + "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='9' height='9'>"
                            + "<image xlink:href='WEBe.png' width='9' height='9'/><use xlink:href='WEBf.svg#x'/><rect fill='url(WEBg.svg#h)'"
                            + " width='9' height='9'/><style>@import url(WEBh.css);</style></svg>";
            String css = "@import url('WEBi.css'); @import 'FILE'; @font-face { font-family: X; src: url('WEBj.ttf') }"
                    + " p { font-family: X; list-style-image: url(WEBk.png); background-image: url('FILE') }";
            Printing.print(
                    book().add("one.xhtml", told(chapter(body), web, secret)).add("style.css", told(css, web, secret)),
                    pdf -> assertThat(Printing.text(pdf))
                            .contains("Here.")
                            .doesNotContain("the-secret-of-this-machine"));
            assertThat(asked).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    private static String told(String text, String web, Path secret) {
        return text.replace("WEB", web).replace("FILE", secret.toUri().toString());
    }

    @Test
    void a_drawing_that_repeats_itself_without_end_is_left_out() throws Exception {
        StringBuilder svg =
                new StringBuilder("<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'"
                        + " width='99' height='99'><g id='g0'><rect width='1' height='1'/></g>");
        for (int i = 1; i < 30; i++) {
            svg.append("<g id='g" + i + "'>" + ("<use xlink:href='#g" + (i - 1) + "'/>").repeat(10) + "</g>");
        }
        svg.append("<use id='u' xlink:href='#u'/></svg>");
        Printing.print(
                book().add("one.xhtml", chapter("<p>Before.</p>" + svg + "<p>After.</p>")),
                pdf -> assertThat(Printing.text(pdf)).contains("Before.", "After."));
    }

    @Test
    void styles_that_import_each_other_end() throws Exception {
        Printing.print(
                book().add("style.css", "@import 'other.css'; @import 'style.css'; h1 { color: red }")
                        .add(
                                "other.css",
                                "@import 'style.css'; @import 'other.css'; p { position: fixed; width: 100vw }"),
                pdf -> assertThat(Printing.text(pdf)).contains("It was raining."));
    }

    @Test
    void tables_in_tables_end() throws Exception {
        String tables = "<table><tr><td>".repeat(18) + "deep" + "</td></tr></table>".repeat(18);
        Printing.print(
                book().add("one.xhtml", chapter(tables)),
                // So narrow a column may break the word.
                pdf -> assertThat(Printing.text(pdf).replaceAll("\\s", "")).contains("deep"));
    }

    @Test
    void nesting_deeper_than_any_book_has_is_refused() {
        String nested = "<div>".repeat(5_000) + "x" + "</div>".repeat(5_000);
        assertThat(refused(book().add("one.xhtml", chapter(nested)))).startsWith("BND-");
    }

    @Test
    void copy_protection_is_not_worked_around() {
        String encryption = "<encryption xmlns='urn:oasis:names:tc:opendocument:xmlns:container'>"
                + "<e:EncryptedData xmlns:e='http://www.w3.org/2001/04/xmlenc#'>"
                + "<e:EncryptionMethod Algorithm='http://www.w3.org/2001/04/xmlenc#aes256-cbc'/>"
                + "<e:CipherData><e:CipherReference URI='one.xhtml'/></e:CipherData></e:EncryptedData></encryption>";
        assertThat(refused(book().add("META-INF/encryption.xml", encryption))).isEqualTo(PrintError.PROTECTED.code());
    }

    @Test
    void one_endless_paragraph_ends() throws Exception {
        String endless = "<p>" + letters(1_000_000, true) + letters(200_000, false) + "</p>";
        Printing.print(
                book().add("one.xhtml", chapter(endless)),
                pdf -> assertThat(pdf.getNumberOfPages()).isGreaterThan(300));
    }

    @Test
    void a_document_longer_than_a_library_is_refused() {
        String paragraphs = "<p>" + letters(5_000_000, true).replaceAll("(.{99})", "$1</p><p>") + "</p>";
        assertThat(refused(book().add("one.xhtml", chapter(paragraphs)))).isEqualTo(PrintError.TOO_COMPLEX.code());
    }

    /** So many letters, which pack no better than those of a book; in words, or in one word. */
    private static String letters(int count, boolean words) {
        Random random = new Random(7);
        StringBuilder text = new StringBuilder(count);
        while (text.length() < count) {
            text.append(words && random.nextInt(6) == 0 ? ' ' : (char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }

    static Stream<HostileBook> hostile() {
        return Stream.concat(HostileBook.all().stream(), HostileBook.allowed().stream());
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void it_is_printed_or_refused(HostileBook hostile) throws Exception {
        TestBook book = TestBook.of(
                hostile.fileName(),
                io.bindery.api.content.MediaType.EPUB,
                hostile.bytes().get());
        try {
            assertThat(Printing.bytes(book)).isNotEmpty();
        } catch (RejectedException e) {
            assertThat(e.code().remedy()).isNotBlank();
        }
    }
}
