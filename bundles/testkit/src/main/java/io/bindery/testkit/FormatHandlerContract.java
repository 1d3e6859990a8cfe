package io.bindery.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bindery.api.content.MediaType;
import io.bindery.api.error.RejectedException;
import io.bindery.api.format.FormatHandler;
import io.bindery.api.format.ValidationReport;
import io.bindery.api.metadata.MetadataPatch;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every {@link FormatHandler} promises. A handler's test extends this and gives it a handler and a valid book. */
public abstract class FormatHandlerContract {

    /** The handler to try. */
    protected abstract FormatHandler handler();

    /** A valid book with a title. */
    protected abstract TestBook validBook();

    @Test
    final void it_handles_the_type_of_its_book() {
        assertThat(handler().mediaTypes()).isNotEmpty().contains(validBook().mediaType());
        assertThat(handler().mediaTypes()).isEqualTo(handler().mediaTypes());
    }

    @Test
    final void a_valid_book_is_valid_and_states_something() throws Exception {
        assertThat(validate(validBook()).valid()).isTrue();
        assertThat(extract(validBook()).statements())
                .isNotEmpty()
                .allSatisfy(statement -> assertThat(statement.origin()).isNotBlank());
    }

    @Test
    final void the_same_bytes_get_the_same_answer_under_any_name() throws Exception {
        TestBook book = validBook();
        TestBook renamed = TestBook.of("renamed", book.mediaType(), book.bytes());
        assertThat(validate(renamed)).isEqualTo(validate(book));
        assertThat(extract(renamed)).isEqualTo(extract(book));
    }

    @Test
    final void several_threads_get_the_same_answers() throws Exception {
        TestBook book = validBook();
        ValidationReport report = validate(book);
        MetadataPatch metadata = extract(book);
        List<ValidationReport> reports = Threads.all(8, () -> validate(book));
        List<MetadataPatch> patches = Threads.all(8, () -> extract(book));
        assertThat(reports).containsOnly(report);
        assertThat(patches).containsOnly(metadata);
    }

    @Test
    final void its_streams_are_closed_and_the_book_is_as_it_was() throws Exception {
        TestBook book = validBook();
        validate(book);
        extract(book);
        assertThat(book.openStreams()).isZero();
        assertThat(book.file()).hasBinaryContent(book.bytes());
    }

    @Test
    final void it_leaves_nothing_behind_on_the_thread_that_called_it() throws Exception {
        TestBook book = validBook();
        Manners.ofA(() -> validate(book));
        Manners.ofA(() -> extract(book));
    }

    @Test
    final void a_cancelled_job_is_left() {
        try (TestStepContext context = new TestStepContext().cancel()) {
            assertThatThrownBy(() -> handler().validate(validBook(), context))
                    .isInstanceOf(CancellationException.class);
            assertThatThrownBy(() -> handler().extractMetadata(validBook(), context))
                    .isInstanceOf(CancellationException.class);
        }
    }

    @TestFactory
    final Stream<DynamicTest> any_bytes_are_judged_or_rejected() {
        return HostileBytes.around(validBook().bytes()).entrySet().stream().map(this::judged);
    }

    private DynamicTest judged(Map.Entry<String, byte[]> bytes) {
        return DynamicTest.dynamicTest(bytes.getKey(), () -> {
            MediaType type = validBook().mediaType();
            TestBook book = TestBook.of(validBook().fileName(), type, bytes.getValue());
            try {
                assertThat(validate(book).findings()).isNotNull();
            } catch (RejectedException e) {
                assertThat(e.findings()).as("findings of " + e.code().code()).isNotEmpty();
            }
            try {
                assertThat(extract(book).statements()).isNotNull();
            } catch (RejectedException e) {
                assertThat(e.code().remedy()).isNotBlank();
            }
            assertThat(book.openStreams()).isZero();
        });
    }

    /** Validates as the platform would. */
    protected final ValidationReport validate(TestBook book) throws Exception {
        try (TestStepContext context = new TestStepContext()) {
            return handler().validate(book, context);
        }
    }

    /** Extracts as the platform would. */
    protected final MetadataPatch extract(TestBook book) throws Exception {
        try (TestStepContext context = new TestStepContext()) {
            return handler().extractMetadata(book, context);
        }
    }
}
