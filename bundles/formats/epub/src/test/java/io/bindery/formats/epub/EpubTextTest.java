package io.bindery.formats.epub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.bindery.api.content.MediaType;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.text.TextExtractor;
import io.bindery.testkit.Corpus;
import io.bindery.testkit.EpubBuilder;
import io.bindery.testkit.SmallBook;
import io.bindery.testkit.TestBook;
import io.bindery.testkit.TestStepContext;
import io.bindery.testkit.TextExtractorContract;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EpubTextTest extends TextExtractorContract {

    private static final String XHTML = "<?xml version=\"1.0\"?>\n<html xmlns=\"http://www.w3.org/1999/xhtml\">"
            + "<head><title>not this</title></head><body>%s</body></html>";

    private final EpubHandler epub = new EpubHandler();

    @Override
    protected TextExtractor extractor() {
        return epub;
    }

    /** Two chapters in the order of the spine, which is not that of the manifest; and the contents, which are no part of it. */
    private static EpubBuilder twoChapters() {
        EpubBuilder book = SmallBook.builder();
        String document = book.text("EPUB/package.opf")
                .replace(
                        "<item id=\"ncx\"",
                        "<item id=\"z\" href=\"z.xhtml\" media-type=\"application/xhtml+xml\"/><item id=\"ncx\"")
                .replace(
                        "<itemref idref=\"text\"/>",
                        "<itemref idref=\"z\"/><itemref idref=\"text\"/><itemref idref=\"nav\"/>");
        return book.add("EPUB/package.opf", document)
                .add(
                        "EPUB/z.xhtml",
                        XHTML.formatted("<h1>The\n  Tyger</h1><p>Tyger, <em>ty</em>ger,<br/>burning&#160;bright</p>"
                                + "<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby><script>not(this)</script>"));
    }

    @Override
    protected TestBook bookWithText() {
        return twoChapters().book("tyger.epub");
    }

    @Override
    protected List<String> wordsInOrder() {
        return List.of("The Tyger", "tyger,", "bright", "Some text.");
    }

    @Test
    void paragraphs_are_lines_and_chapters_end_with_a_form_feed() throws Exception {
        assertThat(text(bookWithText()))
                .isEqualTo("The Tyger\nTyger, tyger,\nburning\u00A0bright\n漢\n\fSome text.\n\f");
    }

    @Test
    void a_whole_novel_is_read_with_as_many_words_as_are_counted() throws Exception {
        Path moby = Corpus.files("epub/books", ".epub").stream()
                .filter(file -> file.getFileName().toString().contains("moby"))
                .findFirst()
                .orElseThrow();
        TestBook book = TestBook.of("moby-dick.epub", MediaType.EPUB, Files.readAllBytes(moby));
        String text = text(book);
        long words = Arrays.stream(text.split("[\\s—]+"))
                .filter(word -> word.chars().anyMatch(Character::isLetterOrDigit))
                .count();
        try (TestStepContext context = new TestStepContext()) {
            long counted = epub.extractMetadata(book, context).statements().stream()
                    .filter(statement -> statement.field().equals(MetadataField.WORD_COUNT))
                    .map(statement -> (Long) statement.value())
                    .findFirst()
                    .orElseThrow();
            assertThat((double) words).isCloseTo(counted, within(counted * 0.02));
        }
        assertThat(text).contains("Call me Ishmael.");
        assertThat(text.chars().filter(c -> c == TextExtractor.CHAPTER_END).count())
                .isGreaterThan(130);
    }

    @Test
    void a_book_without_a_package_has_no_text() throws Exception {
        assertThat(text(EpubBuilder.empty().book("empty.epub"))).isEmpty();
    }

    @Test
    void what_cannot_be_written_is_not_passed_over() {
        Writer full = new Writer() {
            @Override
            public void write(char[] chars, int offset, int length) throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        try (TestStepContext context = new TestStepContext()) {
            assertThatThrownBy(() -> epub.extractText(bookWithText(), full, context))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("No space left");
        }
    }
}
