package io.bindery.testkit;

import static io.bindery.testkit.JobFixtures.arrival;
import static io.bindery.testkit.JobFixtures.blob;
import static io.bindery.testkit.JobFixtures.catalogued;
import static io.bindery.testkit.JobFixtures.claim;
import static io.bindery.testkit.JobFixtures.metadata;
import static io.bindery.testkit.JobFixtures.outgoing;
import static io.bindery.testkit.JobFixtures.result;
import static io.bindery.testkit.JobFixtures.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bindery.api.job.Job;
import io.bindery.api.job.JobState;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.store.Catalogue;
import io.bindery.api.store.CatalogueEntry;
import io.bindery.api.store.CataloguedBook;
import io.bindery.api.store.CataloguedBook.Revision;
import io.bindery.api.store.Change;
import io.bindery.api.store.JobReader;
import io.bindery.api.store.JobStore;
import io.bindery.api.store.Outbox;
import io.bindery.api.store.Outbox.Pending;
import io.bindery.api.store.ResultStore;
import io.bindery.api.store.StaleJobException;
import io.bindery.api.store.StepResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What is promised of all that a {@link JobStore#save} writes beside the job. Each test gets empty stores. */
public abstract class CatalogueContract {

    /** Writes. */
    protected abstract JobStore store();

    /** Looks at the jobs. */
    protected abstract JobReader reader();

    /** Looks at checkpoints. */
    protected abstract ResultStore results();

    /** Looks at books. */
    protected abstract Catalogue catalogue();

    /** Looks at events. */
    protected abstract Outbox outbox();

    @Test
    void results_come_back_as_they_were_in_the_order_of_the_steps() {
        Job saved = store().save(
                        taken(1).toBuilder()
                                .step(JobFixtures.done("b", "key-b"))
                                .step(JobFixtures.done("without", ""))
                                .step(JobFixtures.done("a", "key-a"))
                                .build(),
                        withResults(result("key-a"), result("key-b")));

        assertThat(results().find("key-a")).contains(result("key-a"));
        assertThat(results().ofJob(saved.id())).containsExactly(result("key-b"), result("key-a"));
        assertThat(results().find("key-c")).isEmpty();
        assertThat(results().ofJob("nobody")).isEmpty();
    }

    @Test
    void a_result_that_is_there_already_is_left_as_it_is() {
        StepResult other = new StepResult(
                "key",
                "other",
                List.of(),
                result("x").patch(),
                java.util.Map.of(),
                result("x").producedAt());
        Job saved = store().save(taken(1), withResults(result("key")));
        store().save(saved, withResults(other));
        assertThat(results().find("key")).contains(result("key"));
    }

    @Test
    void a_book_comes_into_the_catalogue_with_all_that_is_known_of_it() {
        Job saved = store().save(succeeded(taken(1)), catalogued("isbn:9780000000002"));

        assertThat(saved.revision()).isEqualTo(1);
        assertThat(reader().find(saved.id())).contains(saved);
        CataloguedBook book = catalogue().find(String.valueOf(saved.bookId())).orElseThrow();
        assertThat(book.identifier()).isEqualTo("isbn:9780000000002");
        assertThat(book.publisher()).isEqualTo("acme");
        Revision revision = book.revisions().get(0);
        assertThat(revision.metadata()).isEqualTo(metadata());
        assertThat(book.metadata()).isEqualTo(metadata());
        assertThat(revision.sha256()).isEqualTo(saved.sha256());
        assertThat(revision.jobId()).isEqualTo(saved.id());
        assertThat(catalogue().list("acme", null, 5)).containsExactly(book);
        assertThat(catalogue().list("nobody", null, 5)).isEmpty();
        assertThat(catalogue().list(null, book.id(), 5)).isEmpty();
        assertThat(types()).containsExactly("job.received", "book.catalogued");
    }

    @Test
    void several_books_are_found_at_once() {
        List<String> ids = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            ids.add(String.valueOf(
                    store().save(succeeded(taken(i)), catalogued("uri:" + i)).bookId()));
        }
        assertThat(catalogue().findAll(List.of(ids.get(0), "none", ids.get(2))))
                .containsExactlyInAnyOrder(
                        catalogue().find(ids.get(0)).orElseThrow(),
                        catalogue().find(ids.get(2)).orElseThrow());
        assertThat(catalogue().findAll(List.of())).isEmpty();
    }

    @Test
    void the_same_bytes_get_the_same_revision_and_no_second_event() {
        Job first = store().save(succeeded(taken(1)), catalogued("uri:x"));
        CatalogueEntry better =
                new CatalogueEntry("uri:x", BookMetadata.EMPTY, JobFixtures.layers("uri:x", first.sha256()));
        Job second = store().save(succeeded(taken(1)), new Change(List.of(), List.of(), List.of(), better));

        assertThat(second.bookId()).isEqualTo(first.bookId());
        assertThat(second.revision()).isEqualTo(1);
        Revision only = catalogue().list(null, null, 1).get(0).revisions().get(0);
        assertThat(only.metadata()).as("as it shall stand in the catalogue").isEqualTo(BookMetadata.EMPTY);
        assertThat(only.jobId()).isEqualTo(first.id());
        assertThat(types()).containsExactly("job.received", "book.catalogued", "job.received");
    }

    @Test
    void revisions_of_one_book_that_come_at_once_get_numbers_without_gaps() throws Exception {
        List<Callable<Job>> saves = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            Job job = succeeded(taken(i));
            saves.add(() -> store().save(job, catalogued("isbn:9780000000002")));
        }
        List<Job> saved = JobStoreContract.together(saves);

        assertThat(saved).extracting(Job::revision).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
        assertThat(saved).extracting(Job::bookId).containsOnly(saved.get(0).bookId());
        List<CataloguedBook> books = catalogue().list(null, null, 10);
        assertThat(books).hasSize(1);
        assertThat(books.get(0).revisions()).extracting(Revision::number).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(types()).filteredOn("book.catalogued"::equals).hasSize(6);
    }

    @Test
    void a_save_that_fails_leaves_nothing_of_itself() {
        Job running = taken(1);
        Job current = store().save(running, Change.of());
        Change whole = new Change(
                List.of(),
                List.of(result("lost")),
                List.of(outgoing("lost")),
                catalogued("uri:x").catalogueEntry());

        assertThatThrownBy(() -> store().save(running, whole)).isInstanceOf(StaleJobException.class);
        assertThat(results().find("lost")).isEmpty();
        assertThat(catalogue().list(null, null, 10)).isEmpty();
        assertThat(types()).containsExactly("job.received");

        StepResult tooLong = result("k".repeat(129));
        assertThatThrownBy(() -> store().save(
                                current.toBuilder().nextStep("x").build(),
                                new Change(
                                        List.of(JobFixtures.event("lost", JobState.RUNNING)),
                                        List.of(result("lost"), tooLong),
                                        List.of(outgoing("lost")),
                                        whole.catalogueEntry())))
                .as("a key has at most 128 characters")
                .isInstanceOf(RuntimeException.class);
        assertThat(reader().find(current.id())).contains(current);
        assertThat(reader().history(current.id())).hasSize(3);
        assertThat(results().find("lost")).isEmpty();
        assertThat(catalogue().list(null, null, 10)).isEmpty();
        assertThat(types()).containsExactly("job.received");
    }

    @Test
    void each_consumer_of_the_outbox_has_a_place_of_its_own() {
        Job job = taken(1);
        store().save(
                        job,
                        new Change(
                                List.of(), List.of(), List.of(outgoing("k1"), outgoing("k2"), outgoing("k1")), null));
        List<Pending> all = outbox().next("kafka", 10);

        assertThat(all)
                .extracting(pending -> pending.event().key())
                .endsWith("k1", "k2")
                .hasSize(3);
        assertThat(all.get(1).event()).isEqualTo(outgoing("k1"));
        assertThat(all).extracting(Pending::position).isSorted().doesNotHaveDuplicates();
        outbox().advance("kafka", all.get(1).position());
        assertThat(outbox().next("kafka", 10)).containsExactly(all.get(2));
        outbox().advance("kafka", all.get(0).position());
        assertThat(outbox().next("kafka", 10)).as("never back").containsExactly(all.get(2));
        assertThat(outbox().next("mail", 1)).containsExactly(all.get(0));
    }

    @Test
    void no_event_is_missed_by_a_consumer_that_reads_while_others_write() throws Exception {
        int writers = 3;
        int each = 40;
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < writers; i++) {
            calls.add(() -> {
                for (int n = 0; n < each; n++) {
                    store().accept(arrival());
                }
                return each;
            });
        }
        List<String> seen = new ArrayList<>();
        calls.add(() -> {
            while (seen.size() < writers * each) {
                for (Pending pending : outbox().next("kafka", 7)) {
                    seen.add(pending.event().key());
                    outbox().advance("kafka", pending.position());
                }
            }
            return 0;
        });
        JobStoreContract.together(calls);
        assertThat(seen).doesNotHaveDuplicates().hasSize(writers * each);
    }

    private List<String> types() {
        return outbox().next("test", 100).stream()
                .map(pending -> pending.event().type())
                .toList();
    }

    private static Change withResults(StepResult... results) {
        return new Change(List.of(), List.of(results), List.of(), null);
    }

    private Job taken(int seed) {
        store().accept(arrival("acme", blob(seed)));
        return store().claim(claim("w", 1)).get(0);
    }
}
