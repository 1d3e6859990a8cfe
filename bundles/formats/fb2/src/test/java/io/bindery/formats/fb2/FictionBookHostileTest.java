package io.bindery.formats.fb2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import io.bindery.api.error.RejectedException;
import io.bindery.api.finding.Finding;
import io.bindery.testkit.TestBook;
import io.bindery.testkit.TestStepContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Books that mean harm, within the little memory that this module's tests have. */
@Timeout(120)
class FictionBookHostileTest {

    private static final FictionBookHandler HANDLER = new FictionBookHandler();

    private static void refused(BookContent book, String code) {
        try (TestStepContext context = new TestStepContext()) {
            assertThatThrownBy(() -> HANDLER.validate(book, context))
                    .isInstanceOfSatisfying(
                            RejectedException.class,
                            e -> assertThat(e.code().code()).isEqualTo(code));
            assertThatThrownBy(() -> HANDLER.extractText(book, Writer.nullWriter(), context))
                    .isInstanceOf(RejectedException.class);
        }
    }

    private static List<Finding> findings(BookContent book) throws Exception {
        try (TestStepContext context = new TestStepContext()) {
            return HANDLER.validate(book, context).findings();
        }
    }

    private static TestBook declaring(String declarations, String content) {
        return Books.of(Books.GOOD
                .replace("<FictionBook", "<!DOCTYPE FictionBook [" + declarations + "]><FictionBook")
                .replace("The gardener", content));
    }

    @Test
    void entities_do_not_grow() {
        StringBuilder laughs = new StringBuilder("<!ENTITY l0 \"ha\">");
        for (int i = 1; i < 10; i++) {
            laughs.append("<!ENTITY l" + i + " \"" + ("&l" + (i - 1) + ";").repeat(10) + "\">");
        }
        refused(declaring(laughs.toString(), "&l9;"), "BND-XML-001");
    }

    @Test
    void no_file_is_opened_for_an_entity() throws Exception {
        TestBook book = declaring("<!ENTITY x SYSTEM \"file:///etc/passwd\">", "&x;");
        assertThat(findings(book)).anyMatch(finding -> finding.code().equals("BND-XML-005"));
        StringBuilder text = new StringBuilder();
        try (TestStepContext context = new TestStepContext()) {
            java.io.StringWriter out = new java.io.StringWriter();
            HANDLER.extractText(book, out, context);
            text.append(out);
        }
        assertThat(text).contains("went home").doesNotContain("root:");
    }

    @Test
    void elements_are_not_nested_without_end() {
        String deep = "<section>".repeat(100_000) + "</section>".repeat(100_000);
        refused(Books.edited("<p>The gardener", deep + "<p>The gardener"), "BND-XML-002");
    }

    @Test
    void a_picture_of_gigabytes_is_found_out() throws Exception {
        byte[] png = Books.picture();
        png[16] = 0x10;
        png[20] = 0x10;
        String base64 = java.util.Base64.getEncoder().encodeToString(png);
        String book = Books.GOOD.replaceAll("(?s)(image/png\">)[^<]*", "$1" + base64);
        assertThat(findings(Books.of(book))).anyMatch(finding -> finding.code().equals("BND-PROSE-002"));
    }

    @Test
    void an_archive_that_grows_is_refused() {
        String endless = Books.GOOD.replace("The gardener", " ".repeat(2 << 20));
        refused(Books.zipped(Books.archive().add("a.fb2", endless)), "BND-ZIP-005");
    }

    @Test
    void a_gigabyte_in_one_paragraph_is_refused() {
        refused(new Endless("The gardener", 1L << 30), "BND-XML-003");
    }

    @Test
    void a_picture_larger_than_memory_is_read_piece_by_piece() throws Exception {
        assertThat(findings(new Endless("PICTURE", 120L << 20)))
                .extracting(Finding::code)
                .containsExactly("BND-FB2-007");
    }

    /** A book with much of the same at one place, made while it is read. */
    private record Endless(String place, long length) implements BookContent {

        @Override
        public String fileName() {
            return "endless.fb2";
        }

        @Override
        public MediaType mediaType() {
            return FictionBookHandler.FB2;
        }

        @Override
        public long size() {
            return length;
        }

        @Override
        public String sha256() {
            return "0".repeat(64);
        }

        @Override
        public InputStream open() {
            String book = Books.GOOD.replaceAll("(?s)(image/png\">)[^<]*", "$1PICTURE");
            int at = book.indexOf(place);
            InputStream start = bytes(book.substring(0, at));
            InputStream end = bytes(book.substring(at + place.length()));
            return new SequenceInputStream(start, new SequenceInputStream(new Repeated(length), end));
        }

        private static InputStream bytes(String text) {
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public Path file() throws IOException {
            throw new IOException("this book is larger than the disk");
        }
    }

    private static final class Repeated extends InputStream {
        private static final byte[] WORDS =
                "snow and more snow ab".replace(' ', 'x').substring(0, 16).getBytes(StandardCharsets.US_ASCII);
        private long left;

        Repeated(long left) {
            this.left = left;
        }

        @Override
        public int read() {
            return left-- > 0 ? WORDS[(int) (left % WORDS.length)] : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(length, left);
            for (int i = 0; i < count; i++) {
                buffer[offset + i] = WORDS[i % WORDS.length];
            }
            left -= count;
            return count;
        }
    }
}
