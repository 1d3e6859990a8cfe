package io.bindery.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bindery.api.job.Job;
import io.bindery.api.job.JobState;
import io.bindery.api.store.Accepted;
import io.bindery.api.store.Arrival;
import io.bindery.api.store.Change;
import io.bindery.api.store.JobReader;
import io.bindery.api.store.JobStore;
import io.bindery.api.store.Outbox;
import io.bindery.api.store.ResultStore;
import io.bindery.api.store.StateUpkeep;
import io.bindery.api.store.StepResult;
import io.bindery.api.store.StoredBlob;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What every {@link StateUpkeep} promises. Each test gets empty stores. */
public abstract class StateUpkeepContract {

    private static final Instant LATER = JobFixtures.NOW.plusSeconds(3_600);

    /** The upkeep under test. */
    protected abstract StateUpkeep upkeep();

    /** The store that it clears. */
    protected abstract JobStore store();

    /** A look at the same store. */
    protected abstract JobReader reader();

    /** The results of the same store. */
    protected abstract ResultStore results();

    /** The events of the same store. */
    protected abstract Outbox outbox();

    @Test
    void bytes_are_needed_while_a_job_or_a_result_refers_to_them() {
        StoredBlob needed = JobFixtures.blob(1);
        StoredBlob named = JobFixtures.blob(2);
        StoredBlob free = JobFixtures.blob(3);
        Job job = ended("acme", needed, JobState.REJECTED, Change.of());
        save(
                ended("acme", JobFixtures.blob(4), JobState.FAILED, Change.of()),
                new StepResult(
                        "converted",
                        "converter",
                        List.of(),
                        JobFixtures.patch(),
                        Map.of("output", named.sha256()),
                        JobFixtures.NOW));

        assertThat(upkeep().unreferenced(List.of(needed.sha256(), named.sha256(), free.sha256())))
                .containsExactly(free.sha256());
        assertThat(upkeep().unreferenced(List.of())).isEmpty();
        upkeep().removeJobs(job.state(), LATER, 100);
        assertThat(upkeep().unreferenced(List.of(needed.sha256(), named.sha256())))
                .containsExactly(needed.sha256());
    }

    @Test
    void the_bytes_of_a_book_in_the_catalogue_stay_needed() {
        StoredBlob blob = JobFixtures.blob(1);
        Job job = ended("acme", blob, JobState.SUCCEEDED, JobFixtures.catalogued("urn:isbn:9780306406157"));

        assertThat(upkeep().countRemovableJobs(JobState.SUCCEEDED, LATER)).isZero();
        assertThat(upkeep().removeJobs(JobState.SUCCEEDED, LATER, 100)).isZero();
        assertThat(reader().find(job.id())).isPresent();
        assertThat(upkeep().unreferenced(List.of(blob.sha256()))).isEmpty();
    }

    @Test
    void an_old_job_goes_with_its_history_and_its_results() {
        Job job = ended("acme", JobFixtures.blob(1), JobState.REJECTED, Change.of());
        job = save(job, JobFixtures.result("of-" + job.id()));
        Job young = ended("acme", JobFixtures.blob(2), JobState.FAILED, Change.of());

        assertThat(upkeep().countRemovableJobs(JobState.REJECTED, LATER)).isEqualTo(1);
        assertThat(upkeep().removeJobs(JobState.REJECTED, JobFixtures.NOW.minusSeconds(60), 100))
                .isZero();
        assertThat(upkeep().removeJobs(JobState.REJECTED, LATER, 100)).isEqualTo(1);
        assertThat(reader().find(job.id())).isEmpty();
        assertThat(reader().history(job.id())).isEmpty();
        assertThat(results().find("of-" + job.id())).isEmpty();
        assertThat(reader().find(young.id())).isPresent();
        assertThat(upkeep().removeJobs(JobState.REJECTED, LATER, 100)).isZero();
    }

    @Test
    void a_result_stays_while_another_job_with_the_same_bytes_can_use_it() {
        StoredBlob blob = JobFixtures.blob(1);
        Job mine = save(ended("acme", blob, JobState.REJECTED, Change.of()), JobFixtures.result("shared"));
        ended("zenith", blob, JobState.FAILED, Change.of());

        assertThat(upkeep().removeJobs(JobState.REJECTED, LATER, 100)).isEqualTo(1);
        assertThat(reader().find(mine.id())).isEmpty();
        assertThat(results().find("shared")).isPresent();
    }

    @Test
    void the_first_of_several_jobs_with_the_same_bytes_goes_last() {
        StoredBlob blob = JobFixtures.blob(1);
        Job first = ended("acme", blob, JobState.REJECTED, Change.of());
        Job second = ended("acme", blob, JobState.FAILED, Change.of());
        assertThat(second.duplicateOf()).isEqualTo(first.id());

        assertThat(upkeep().removeJobs(JobState.REJECTED, LATER, 100)).isZero();
        assertThat(upkeep().removeJobs(JobState.FAILED, LATER, 100)).isEqualTo(1);
        assertThat(upkeep().removeJobs(JobState.REJECTED, LATER, 100)).isEqualTo(1);
    }

    @Test
    void no_more_jobs_than_asked_for_go_at_once_and_none_that_is_not_at_its_end() {
        for (int i = 1; i <= 5; i++) {
            ended("acme", JobFixtures.blob(i), JobState.CANCELLED, Change.of());
        }
        assertThat(upkeep().removeJobs(JobState.CANCELLED, LATER, 3)).isEqualTo(3);
        assertThat(upkeep().removeJobs(JobState.CANCELLED, LATER, 3)).isEqualTo(2);
        assertThatThrownBy(() -> upkeep().removeJobs(JobState.RUNNING, LATER, 3))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> upkeep().countRemovableJobs(JobState.NEEDS_REVIEW, LATER))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_arrival_of_the_same_bytes_meanwhile_is_always_taken() throws Exception {
        StoredBlob blob = JobFixtures.blob(1);
        AtomicBoolean enough = new AtomicBoolean();
        List<Callable<Integer>> calls = new ArrayList<>();
        calls.add(() -> {
            int removed = 0;
            while (!enough.get()) {
                removed += upkeep().removeJobs(JobState.REJECTED, LATER, 10);
            }
            return removed;
        });
        calls.add(() -> {
            try {
                for (int i = 0; i < 60; i++) {
                    ended("acme", blob, JobState.REJECTED, Change.of());
                }
                return 60;
            } finally {
                enough.set(true);
            }
        });
        List<Integer> counts = JobStoreContract.together(calls);
        long left = reader().counts().getOrDefault(JobState.REJECTED, 0L);
        assertThat(counts.get(0) + left).isEqualTo(60);
    }

    @Test
    void events_go_when_every_consumer_has_passed_them() {
        ended("acme", JobFixtures.blob(1), JobState.FAILED, Change.of());
        ended("acme", JobFixtures.blob(2), JobState.FAILED, Change.of());
        List<Outbox.Pending> pending = outbox().next("fast", 10);
        outbox().next("slow", 10);
        outbox().advance("fast", pending.get(1).position());
        outbox().advance("slow", pending.get(0).position());

        assertThat(upkeep().countRemovableEvents(JobFixtures.NOW.minusSeconds(60)))
                .isZero();
        assertThat(upkeep().countRemovableEvents(LATER)).isEqualTo(1);
        assertThat(upkeep().removeEvents(LATER, 10)).isEqualTo(1);
        assertThat(outbox().next("slow", 10)).isEqualTo(pending.subList(1, pending.size()));
    }

    @Test
    void events_that_nobody_ever_asks_for_go_by_age_alone() {
        ended("acme", JobFixtures.blob(1), JobState.FAILED, Change.of());
        ended("acme", JobFixtures.blob(2), JobState.FAILED, Change.of());

        assertThat(upkeep().removeEvents(LATER, 1)).isEqualTo(1);
        assertThat(upkeep().removeEvents(LATER, 10)).isEqualTo(1);
    }

    private Job ended(String publisher, StoredBlob blob, JobState state, Change change) {
        Arrival arrival = JobFixtures.arrival(publisher, blob);
        Accepted accepted = store().accept(arrival);
        assertThat(accepted.created()).isTrue();
        Job running = store().claim(JobFixtures.claim("worker", 1)).get(0);
        return store().save(running.toBuilder().state(state).noLease().build(), change);
    }

    private Job save(Job job, StepResult result) {
        return store().save(
                        job.toBuilder()
                                .step(JobFixtures.done("validate", result.key()))
                                .build(),
                        new Change(List.of(), List.of(result), List.of(), null));
    }
}
