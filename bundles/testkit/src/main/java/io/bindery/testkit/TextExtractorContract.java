package io.bindery.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bindery.api.error.RejectedException;
import io.bindery.api.text.TextExtractor;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every {@link TextExtractor} promises. An extractor's test extends this and gives it an extractor and a book with text. */
public abstract class TextExtractorContract {

    /** The extractor to try. */
    protected abstract TextExtractor extractor();

    /** A book with text. */
    protected abstract TestBook bookWithText();

    /** Words of its text in their order, of which some lie far apart. */
    protected abstract List<String> wordsInOrder();

    @Test
    final void it_reads_the_type_of_its_book() {
        assertThat(extractor().mediaTypes()).contains(bookWithText().mediaType());
        assertThat(extractor().mediaTypes()).isEqualTo(extractor().mediaTypes());
    }

    @Test
    final void the_text_is_in_reading_order_and_in_paragraphs_and_chapters() throws Exception {
        String text = text(bookWithText());
        assertThat(text).containsSubsequence(wordsInOrder());
        assertThat(text).endsWith("" + TextExtractor.PARAGRAPH_END + TextExtractor.CHAPTER_END);
        assertThat(text).doesNotContain("\r", "\0", "</");
    }

    @Test
    final void several_threads_get_the_same_text() throws Exception {
        TestBook book = bookWithText();
        String text = text(book);
        assertThat(Threads.all(8, () -> text(book))).containsOnly(text);
    }

    @Test
    final void its_streams_are_closed_and_the_book_is_as_it_was() throws Exception {
        TestBook book = bookWithText();
        text(book);
        assertThat(book.openStreams()).isZero();
        assertThat(book.file()).hasBinaryContent(book.bytes());
    }

    @Test
    final void it_leaves_nothing_behind_on_the_thread_that_called_it() throws Exception {
        TestBook book = bookWithText();
        Manners.ofA(() -> text(book));
    }

    @Test
    final void a_cancelled_job_is_left() {
        try (TestStepContext context = new TestStepContext().cancel()) {
            assertThatThrownBy(() -> extractor().extractText(bookWithText(), new StringWriter(), context))
                    .isInstanceOf(CancellationException.class);
        }
    }

    @TestFactory
    final Stream<DynamicTest> any_bytes_are_read_or_rejected() {
        return HostileBytes.around(bookWithText().bytes()).entrySet().stream().map(this::read);
    }

    private DynamicTest read(Map.Entry<String, byte[]> bytes) {
        return DynamicTest.dynamicTest(bytes.getKey(), () -> {
            TestBook book =
                    TestBook.of(bookWithText().fileName(), bookWithText().mediaType(), bytes.getValue());
            try {
                text(book);
            } catch (RejectedException e) {
                assertThat(e.code().remedy()).isNotBlank();
            }
            assertThat(book.openStreams()).isZero();
        });
    }

    /** Reads the text as the platform would. */
    protected final String text(TestBook book) throws Exception {
        try (TestStepContext context = new TestStepContext()) {
            StringWriter text = new StringWriter();
            extractor().extractText(book, text, context);
            return text.toString();
        }
    }
}
