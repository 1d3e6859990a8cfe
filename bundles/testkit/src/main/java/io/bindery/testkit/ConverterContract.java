package io.bindery.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bindery.api.content.MediaType;
import io.bindery.api.convert.Converter;
import io.bindery.api.error.RejectedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every {@link Converter} promises. A converter's test extends this and gives it a converter, a book and a target. */
public abstract class ConverterContract {

    /** The converter to try. */
    protected abstract Converter converter();

    /** A small book that it converts. */
    protected abstract TestBook book();

    /** What it is converted to. */
    protected abstract MediaType target();

    /** Looks at what was made of {@link #book()}, and fails if it is not that book in the format of {@link #target()}. */
    protected abstract void assertMade(Path made) throws Exception;

    @Test
    final void it_knows_what_it_converts() {
        MediaType source = book().mediaType();
        assertThat(converter().converts(source, target())).isTrue();
        assertThat(converter().converts(source, new MediaType("application/x-of-tomorrow")))
                .isFalse();
        assertThat(converter().converts(new MediaType("application/x-of-tomorrow"), target()))
                .isFalse();
    }

    @Test
    final void it_makes_the_book_inside_its_workspace() throws Exception {
        try (TestStepContext context = new TestStepContext()) {
            Path made = converter().convert(book(), target(), context);
            assertThat(made.toRealPath())
                    .startsWith(context.workspace().toRealPath())
                    .isRegularFile();
            assertThat(Files.size(made)).isPositive();
            assertMade(made);
        }
    }

    @Test
    final void several_threads_are_served_at_once() throws Exception {
        TestBook book = book();
        assertThat(Threads.all(3, () -> {
                    try (TestStepContext context = new TestStepContext()) {
                        assertMade(converter().convert(book, target(), context));
                        return true;
                    }
                }))
                .containsOnly(true);
    }

    @Test
    final void its_streams_are_closed_and_the_book_is_as_it_was() throws Exception {
        TestBook book = book();
        try (TestStepContext context = new TestStepContext()) {
            converter().convert(book, target(), context);
        }
        assertThat(book.openStreams()).isZero();
        assertThat(book.file()).hasBinaryContent(book.bytes());
    }

    @Test
    final void it_leaves_nothing_behind_on_the_thread_that_called_it() throws Exception {
        TestBook book = book();
        Manners.ofA(() -> {
            try (TestStepContext context = new TestStepContext()) {
                return converter().convert(book, target(), context);
            }
        });
    }

    @Test
    final void a_cancelled_job_is_left() {
        try (TestStepContext context = new TestStepContext().cancel()) {
            assertThatThrownBy(() -> converter().convert(book(), target(), context))
                    .isInstanceOf(CancellationException.class);
        }
    }

    @TestFactory
    final Stream<DynamicTest> any_bytes_are_converted_or_rejected() {
        return HostileBytes.around(book().bytes()).entrySet().stream().map(this::answered);
    }

    private DynamicTest answered(Map.Entry<String, byte[]> bytes) {
        return DynamicTest.dynamicTest(bytes.getKey(), () -> {
            TestBook book = TestBook.of(book().fileName(), book().mediaType(), bytes.getValue());
            try (TestStepContext context = new TestStepContext()) {
                assertThat(converter().convert(book, target(), context)).isRegularFile();
            } catch (RejectedException e) {
                assertThat(e.code().remedy()).isNotBlank();
            }
            assertThat(book.openStreams()).isZero();
        });
    }
}
