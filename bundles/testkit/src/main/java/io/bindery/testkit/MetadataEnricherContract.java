package io.bindery.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.enrich.MetadataEnricher;
import io.bindery.api.error.RejectedException;
import io.bindery.api.error.RetryableException;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.MetadataPatch;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every {@link MetadataEnricher} promises. An enricher's test extends this and gives it an enricher and a book that it enriches. */
public abstract class MetadataEnricherContract {

    /** The enricher to try. */
    protected abstract MetadataEnricher enricher();

    /** A book that it has something to say about. */
    protected abstract TestBook book();

    /** What is known of that book before. */
    protected abstract BookMetadata known();

    /** Whether it speaks of the book's text and not of its bytes; then it must say nothing of a book that has none. */
    protected boolean speaksOfTheText() {
        return false;
    }

    @Test
    final void a_book_without_text_gets_an_answer() throws Exception {
        TestBook book = book();
        MetadataPatch answer = enrich(TestBook.of(book.fileName(), book.mediaType(), book.bytes()));
        assertThat(answer).isNotNull();
        if (speaksOfTheText()) {
            assertThat(answer.statements()).isEmpty();
        }
    }

    @Test
    final void it_says_something_about_its_book_and_nothing_in_the_name_of_the_platform() throws Exception {
        assertThat(enrich(book()).statements())
                .isNotEmpty()
                .allSatisfy(statement -> assertThat(statement.field().name()).doesNotStartWith("bindery."));
    }

    @Test
    final void the_same_book_gets_the_same_answer_from_several_threads() throws Exception {
        TestBook book = book();
        MetadataPatch first = enrich(book);
        List<MetadataPatch> answers = Threads.all(8, () -> enrich(book));
        assertThat(answers).containsOnly(first);
    }

    @Test
    final void a_book_of_which_nothing_is_known_gets_an_answer() throws Exception {
        try (TestStepContext context = new TestStepContext()) {
            assertThat(enricher().enrich(book(), BookMetadata.EMPTY, context)).isNotNull();
        }
    }

    @Test
    final void its_streams_are_closed_and_the_book_is_as_it_was() throws Exception {
        TestBook book = book();
        enrich(book);
        assertThat(book.openStreams()).isZero();
        assertThat(book.file()).hasBinaryContent(book.bytes());
    }

    @Test
    final void it_leaves_nothing_behind_on_the_thread_that_called_it() throws Exception {
        TestBook book = book();
        Manners.ofA(() -> enrich(book));
    }

    @TestFactory
    final Stream<DynamicTest> any_bytes_are_enriched_or_refused() {
        return HostileBytes.around(book().bytes()).entrySet().stream().map(this::answered);
    }

    private DynamicTest answered(Map.Entry<String, byte[]> bytes) {
        return DynamicTest.dynamicTest(bytes.getKey(), () -> {
            TestBook book = TestBook.of(book().fileName(), book().mediaType(), bytes.getValue());
            try {
                assertThat(enrich(book)).isNotNull();
            } catch (RejectedException e) {
                assertThat(e.code().remedy()).isNotBlank();
            } catch (RetryableException e) {
                assertThat(e.code().remedy()).isNotBlank();
            }
            assertThat(book.openStreams()).isZero();
        });
    }

    /** Enriches as the platform would. */
    protected final MetadataPatch enrich(TestBook book) throws Exception {
        try (TestStepContext context = new TestStepContext()) {
            return enricher().enrich(book, known(), context);
        }
    }
}
