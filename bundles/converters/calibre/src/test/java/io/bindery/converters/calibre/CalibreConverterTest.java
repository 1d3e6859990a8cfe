package io.bindery.converters.calibre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bindery.api.content.MediaType;
import io.bindery.api.convert.Converter;
import io.bindery.api.error.RejectedException;
import io.bindery.conversion.source.Formats;
import io.bindery.conversion.source.SourceError;
import io.bindery.testkit.ConverterContract;
import io.bindery.testkit.Corpus;
import io.bindery.testkit.EpubErrors;
import io.bindery.testkit.InstalledProgram;
import io.bindery.testkit.SmallBook;
import io.bindery.testkit.TestBook;
import io.bindery.testkit.TestStepContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CalibreConverterTest extends ConverterContract {

    private final CalibreConverter converter = new CalibreConverter(120, 1L << 30, () -> {});

    @BeforeAll
    static void calibre() {
        InstalledProgram.required("ebook-convert", "calibre");
    }

    @Override
    protected Converter converter() {
        return converter;
    }

    @Override
    protected TestBook book() {
        return SmallBook.builder().book("small.epub");
    }

    @Override
    protected MediaType target() {
        return Formats.AZW3;
    }

    @Override
    protected void assertMade(Path made) throws IOException {
        assertThat(kind(made)).isEqualTo("BOOKMOBI");
        // The version of the MOBI header says what it is: 8 is AZW3, 6 is MOBI.
        byte[] bytes = Files.readAllBytes(made);
        int record = java.nio.ByteBuffer.wrap(bytes).getInt(78);
        assertThat(java.nio.ByteBuffer.wrap(bytes).getInt(record + 36)).isEqualTo(8);
    }

    private static String kind(Path made) throws IOException {
        return new String(Arrays.copyOfRange(Files.readAllBytes(made), 60, 68), StandardCharsets.US_ASCII);
    }

    @Test
    void a_mobi_becomes_a_valid_epub_and_what_was_mended_lies_beside_it() throws Exception {
        TestBook book = TestBook.of(Corpus.path("mobi/sample-cp1252.mobi"), Formats.MOBI);
        try (TestStepContext context = new TestStepContext()) {
            Path made = converter.convert(book, Formats.EPUB, context);
            assertThat(EpubErrors.of(made)).isEmpty();
            assertThat(Files.readAllLines(made.resolveSibling(made.getFileName() + ".repairs")))
                    .anyMatch(line -> line.startsWith("BND-REPAIR-003\t"));
            assertThat(context.lastProgress()).isEqualTo(1);
            byte[] first = Files.readAllBytes(made);
            try (TestStepContext again = new TestStepContext()) {
                assertThat(converter.convert(book, Formats.EPUB, again)).hasBinaryContent(first);
            }
        }
    }

    @Test
    void a_pdf_becomes_a_valid_epub() throws Exception {
        Path pdf = Corpus.path("pdf/sample-files/014-outlines__mistitled_outlines_example.pdf");
        try (TestStepContext context = new TestStepContext()) {
            Path made = converter.convert(TestBook.of(pdf, Formats.PDF), Formats.EPUB, context);
            assertThat(EpubErrors.of(made)).isEmpty();
        }
    }

    @Test
    void a_fiction_book_becomes_a_valid_epub() throws Exception {
        String book =
                "<FictionBook xmlns='http://www.gribuser.ru/xml/fictionbook/2.0'><description><title-info><genre>prose</genre>"
                        + "<author><first-name>Anna</first-name><last-name>A.</last-name></author><book-title>Book</book-title><lang>ru</lang></title-info></description>"
                        + "<body><section><title><p>One</p></title><p>It was <emphasis>dark</emphasis>.</p><empty-line/><poem><stanza><v>verse</v></stanza></poem></section></body></FictionBook>";
        try (TestStepContext context = new TestStepContext()) {
            TestBook source = TestBook.of("book.fb2", Formats.FB2, book.getBytes(StandardCharsets.UTF_8));
            Path made = converter.convert(source, Formats.EPUB, context);
            assertThat(EpubErrors.of(made)).isEmpty();
            assertThat(Words.of(made)).contains("One", "dark", "verse");
        }
    }

    @Test
    void protected_books_are_refused_and_never_opened() throws Exception {
        for (TestBook book : new TestBook[] {
            TestBook.of(Corpus.path("mobi/sample-drm-v1.mobi"), Formats.MOBI),
            TestBook.of(
                    Corpus.path("pdf/sample-files/005-libreoffice-writer-password__libreoffice-writer-password.pdf"),
                    Formats.PDF)
        }) {
            try (TestStepContext context = new TestStepContext()) {
                assertThatThrownBy(() -> converter.convert(book, Formats.EPUB, context))
                        .isInstanceOfSatisfying(
                                RejectedException.class,
                                e -> assertThat(e.code()).isEqualTo(SourceError.PROTECTED));
                assertThat(context.workspace()).isEmptyDirectory();
            }
        }
    }

    @Test
    void progress_is_read_from_what_it_says() {
        assertThat(Progress.of("1% Converting input to HTML...\n34% Running transforms on e-book...\n"))
                .isEqualTo(0.34);
        assertThat(Progress.of("Merging 50% of all")).isEqualTo(-1);
    }
}
