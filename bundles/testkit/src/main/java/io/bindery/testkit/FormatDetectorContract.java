package io.bindery.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.content.MediaType;
import io.bindery.api.format.Detection;
import io.bindery.api.format.FormatDetector;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every {@link FormatDetector} promises. A detector's test extends this and gives it a detector and a file. */
public abstract class FormatDetectorContract {

    /** The detector to try. */
    protected abstract FormatDetector detector();

    /** A file that the detector recognises. */
    protected abstract TestBook recognised();

    /** What {@link #recognised()} is. */
    protected abstract MediaType expected();

    @Test
    final void its_own_format_is_recognised() throws Exception {
        assertThat(detector().detect(recognised())).map(Detection::mediaType).contains(expected());
    }

    @Test
    final void the_sender_may_name_the_file_as_he_likes() throws Exception {
        TestBook renamed =
                TestBook.of("holiday.jpg", MediaType.UNKNOWN, recognised().bytes());
        assertThat(detector().detect(renamed)).map(Detection::mediaType).contains(expected());
    }

    @Test
    final void the_same_file_gets_the_same_answer_from_several_threads() throws Exception {
        TestBook book = recognised();
        Optional<Detection> first = detector().detect(book);
        List<Optional<Detection>> answers =
                Threads.all(8, (Callable<Optional<Detection>>) () -> detector().detect(book));
        assertThat(answers).containsOnly(first);
    }

    @Test
    final void its_streams_are_closed() throws Exception {
        TestBook book = recognised();
        detector().detect(book);
        assertThat(book.openStreams()).isZero();
    }

    @Test
    final void it_leaves_nothing_behind_on_the_thread_that_called_it() throws Exception {
        TestBook book = recognised();
        Manners.ofA(() -> detector().detect(book));
    }

    @TestFactory
    final Stream<DynamicTest> any_bytes_get_an_answer() {
        return HostileBytes.around(recognised().bytes()).entrySet().stream().map(this::answered);
    }

    private DynamicTest answered(Map.Entry<String, byte[]> bytes) {
        return DynamicTest.dynamicTest(bytes.getKey(), () -> {
            TestBook book = TestBook.of(recognised().fileName(), MediaType.UNKNOWN, bytes.getValue());
            assertThat(detector().detect(book)).isNotNull();
            assertThat(book.openStreams()).isZero();
        });
    }
}
