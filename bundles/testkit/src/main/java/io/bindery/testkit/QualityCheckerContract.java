package io.bindery.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.error.RejectedException;
import io.bindery.api.error.RetryableException;
import io.bindery.api.finding.Finding;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.quality.QualityChecker;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every {@link QualityChecker} promises. A checker's test extends this and gives it a checker, a good book and a faulty one. */
public abstract class QualityCheckerContract {

    /** The checker to try. */
    protected abstract QualityChecker checker();

    /** A book that it finds fit for sale. */
    protected abstract TestBook goodBook();

    /** A book that it finds something wrong with. */
    protected abstract TestBook faultyBook();

    /** What is known of these books; nothing if a test does not say. */
    protected BookMetadata known() {
        return BookMetadata.EMPTY;
    }

    @Test
    final void a_good_book_is_not_rejected() throws Exception {
        assertThat(check(goodBook())).noneMatch(finding -> finding.severity().rejects());
    }

    @Test
    final void a_faulty_book_gets_findings_that_a_publisher_can_follow() throws Exception {
        assertThat(check(faultyBook())).isNotEmpty().doesNotContainNull().allSatisfy(finding -> {
            assertThat(finding.message()).isNotBlank();
            if (finding.severity().rejects()) {
                assertThat(finding.remedy()).as("remedy of %s", finding.code()).isNotBlank();
            }
        });
    }

    @Test
    final void the_same_book_gets_the_same_findings_from_several_threads() throws Exception {
        TestBook book = faultyBook();
        List<Finding> first = check(book);
        List<List<Finding>> answers = Threads.all(8, () -> check(book));
        assertThat(answers).containsOnly(first);
    }

    @Test
    final void its_streams_are_closed_and_the_book_is_as_it_was() throws Exception {
        TestBook book = faultyBook();
        check(book);
        assertThat(book.openStreams()).isZero();
        assertThat(book.file()).hasBinaryContent(book.bytes());
    }

    @Test
    final void it_leaves_nothing_behind_on_the_thread_that_called_it() throws Exception {
        TestBook book = faultyBook();
        Manners.ofA(() -> check(book));
    }

    @TestFactory
    final Stream<DynamicTest> any_bytes_are_judged_or_refused() {
        return HostileBytes.around(goodBook().bytes()).entrySet().stream().map(this::judged);
    }

    private DynamicTest judged(Map.Entry<String, byte[]> bytes) {
        return DynamicTest.dynamicTest(bytes.getKey(), () -> {
            TestBook book = TestBook.of(goodBook().fileName(), goodBook().mediaType(), bytes.getValue());
            try {
                assertThat(check(book)).doesNotContainNull();
            } catch (RejectedException e) {
                assertThat(e.code().remedy()).isNotBlank();
            } catch (RetryableException e) {
                assertThat(e.code().remedy()).isNotBlank();
            }
            assertThat(book.openStreams()).isZero();
        });
    }

    /** Checks as the platform would. */
    protected final List<Finding> check(TestBook book) throws Exception {
        try (TestStepContext context = new TestStepContext()) {
            return checker().check(book, known(), context);
        }
    }
}
