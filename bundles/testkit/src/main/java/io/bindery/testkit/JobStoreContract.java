package io.bindery.testkit;

import static io.bindery.testkit.JobFixtures.NOW;
import static io.bindery.testkit.JobFixtures.arrival;
import static io.bindery.testkit.JobFixtures.blob;
import static io.bindery.testkit.JobFixtures.claim;
import static io.bindery.testkit.JobFixtures.event;
import static io.bindery.testkit.JobFixtures.nextId;
import static io.bindery.testkit.JobFixtures.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bindery.api.job.Failure;
import io.bindery.api.job.Job;
import io.bindery.api.job.JobEvent;
import io.bindery.api.job.JobState;
import io.bindery.api.store.Accepted;
import io.bindery.api.store.Arrival;
import io.bindery.api.store.Change;
import io.bindery.api.store.Claim;
import io.bindery.api.store.JobQuery;
import io.bindery.api.store.JobReader;
import io.bindery.api.store.JobStore;
import io.bindery.api.store.StaleJobException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link JobStore} promises, with its {@link JobReader}. Each test gets empty stores. */
public abstract class JobStoreContract {

    /** The store under test. */
    protected abstract JobStore store();

    /** Looks at the same jobs. */
    protected abstract JobReader reader();

    @Test
    void an_arrival_becomes_a_queued_job_with_its_history() {
        Arrival arrival = arrival();
        Accepted accepted = store().accept(arrival);

        assertThat(accepted.created()).isTrue();
        Job job = accepted.job();
        assertThat(job.id()).isEqualTo(arrival.jobId());
        assertThat(job.state()).isEqualTo(JobState.QUEUED);
        assertThat(job.sha256()).isEqualTo(arrival.blob().sha256());
        assertThat(job.sizeBytes()).isEqualTo(arrival.blob().sizeBytes());
        assertThat(job.createdAt()).isEqualTo(NOW.truncatedTo(ChronoUnit.MICROS));
        assertThat(job.attempts()).isZero();
        assertThat(job.duplicateOf()).isNull();
        assertThat(reader().find(job.id())).contains(job);
        assertThat(reader().findByIntakeKey(arrival.intakeKey())).contains(job);
        assertThat(reader().history(job.id())).extracting(JobEvent::type).containsExactly("received", "queued");
    }

    @Test
    void the_same_intake_key_never_makes_a_second_job() throws Exception {
        Arrival first = arrival();
        List<Callable<Accepted>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Arrival again = new Arrival(first.intakeKey(), nextId(), "acme", "other.epub", first.blob(), NOW, "upload");
            calls.add(() -> store().accept(again));
        }
        List<Accepted> all = together(calls);

        assertThat(all)
                .extracting(accepted -> accepted.job().id())
                .containsOnly(all.get(0).job().id());
        assertThat(all).filteredOn(Accepted::created).hasSize(1);
        assertThat(reader().list(JobQuery.newest(10))).hasSize(1);
        assertThat(reader().history(all.get(0).job().id())).hasSize(2);
    }

    @Test
    void of_the_same_bytes_of_one_publisher_exactly_one_is_the_first() throws Exception {
        List<Callable<Accepted>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Arrival arrival = arrival("acme", blob(1));
            calls.add(() -> store().accept(arrival));
        }
        List<Job> jobs = together(calls).stream().map(Accepted::job).toList();
        List<Job> firsts =
                jobs.stream().filter(job -> job.duplicateOf() == null).toList();

        assertThat(firsts).hasSize(1);
        assertThat(jobs)
                .filteredOn(job -> job.duplicateOf() != null)
                .allSatisfy(job ->
                        assertThat(job.duplicateOf()).isEqualTo(firsts.get(0).id()));
        assertThat(store().accept(arrival("other", blob(1))).job().duplicateOf())
                .as("another publisher's book is no duplicate")
                .isNull();
    }

    @Test
    void a_duplicate_waits_until_the_first_has_come_to_its_end() {
        Job first = store().accept(arrival("acme", blob(2))).job();
        Job second = store().accept(arrival("acme", blob(2))).job();
        assertThat(second.waitingFor()).contains(first.id());

        List<Job> taken = store().claim(claim("w", 10));
        assertThat(taken).extracting(Job::id).containsExactly(first.id());
        assertThat(store().claim(claim("w", 10))).isEmpty();

        store().save(succeeded(taken.get(0)), Change.of());
        List<Job> next = store().claim(claim("w", 10));
        assertThat(next).extracting(Job::id).containsExactly(second.id());
        assertThat(next.get(0).waitingFor()).isEmpty();
    }

    @Test
    void a_claim_gives_running_jobs_under_its_lease() {
        Job job = store().accept(arrival()).job();
        List<Job> taken = store().claim(claim("worker-1", 5));

        assertThat(taken).hasSize(1);
        Job running = taken.get(0);
        assertThat(running.id()).isEqualTo(job.id());
        assertThat(running.state()).isEqualTo(JobState.RUNNING);
        assertThat(running.leaseOwner()).isEqualTo("worker-1");
        assertThat(running.leaseUntil()).isEqualTo(NOW.plusSeconds(60).truncatedTo(ChronoUnit.MICROS));
        assertThat(running.attempts()).isEqualTo(1);
        assertThat(reader().find(job.id())).contains(running);
    }

    @Test
    void a_claim_takes_only_what_is_due_and_wanted_the_longest_due_first() {
        Job later = requeued(job ->
                job.toBuilder().dueAt(NOW.minusSeconds(1)).nextStep("validate").build());
        Job sooner = requeued(job ->
                job.toBuilder().dueAt(NOW.minusSeconds(9)).nextStep("validate").build());
        Job notDue = requeued(job ->
                job.toBuilder().dueAt(NOW.plusSeconds(9)).nextStep("validate").build());
        Job otherStep =
                requeued(job -> job.toBuilder().dueAt(NOW).nextStep("catalogue").build());
        Claim wish = new Claim("w", NOW, NOW.plusSeconds(5), Set.of("validate", "never"), 10);

        assertThat(store().claim(wish)).extracting(Job::id).containsExactly(sooner.id(), later.id());
        assertThat(reader().list(JobQuery.in(Set.of(JobState.QUEUED), 10)))
                .extracting(Job::id)
                .containsExactlyInAnyOrder(notDue.id(), otherStep.id());
    }

    @Test
    void four_threads_never_get_the_same_job() throws Exception {
        int jobs = 200;
        for (int i = 0; i < jobs; i++) {
            store().accept(arrival());
        }
        List<Callable<List<String>>> workers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String owner = "w" + i;
            workers.add(() -> {
                List<String> mine = new ArrayList<>();
                List<Job> taken = store().claim(claim(owner, 7));
                while (!taken.isEmpty()) {
                    taken.forEach(job -> mine.add(job.id()));
                    taken = store().claim(claim(owner, 7));
                }
                return mine;
            });
        }
        List<String> all = together(workers).stream().flatMap(List::stream).toList();
        assertThat(new HashSet<>(all)).hasSize(jobs);
        assertThat(all).as("each once").hasSize(jobs);
    }

    @Test
    void what_is_saved_is_what_is_read() {
        Job running = taken();
        Job wish = running.toBuilder()
                .mediaType("application/epub+zip")
                .nextStep("validate")
                .waitingFor("a plugin \0 that is away")
                .failuresInARow(2)
                .failure(new Failure("BND-X", "what \ud800 happened", "what to do"))
                .step(JobFixtures.done("identify", "k1"))
                .step(JobFixtures.done("validate", ""))
                .updatedAt(NOW.plusNanos(1_999))
                .build();
        Job saved = store().save(wish, Change.of(event("step-succeeded", JobState.RUNNING)));

        assertThat(saved.version()).isGreaterThan(running.version());
        assertThat(saved.steps()).isEqualTo(wish.steps());
        assertThat(reader().find(saved.id())).contains(saved);
        JobEvent last = reader().history(saved.id()).get(3);
        assertThat(last)
                .isEqualTo(new JobEvent(
                        NOW.truncatedTo(ChronoUnit.MICROS),
                        "step-succeeded",
                        JobState.RUNNING,
                        "validate",
                        "epub",
                        "worker-1",
                        "told in full"));
    }

    @Test
    void a_stale_save_changes_nothing() {
        Job running = taken();
        store().save(running.toBuilder().nextStep("a").build(), Change.of());
        Change change = new Change(
                List.of(event("lost", JobState.RUNNING)),
                List.of(JobFixtures.result("lost")),
                List.of(JobFixtures.outgoing("lost")),
                JobFixtures.catalogued("isbn:1").catalogueEntry());

        assertThatThrownBy(() -> store().save(running.toBuilder().nextStep("b").build(), change))
                .isInstanceOf(StaleJobException.class)
                .hasMessageContaining(running.id());
        assertThat(reader().find(running.id()).orElseThrow().nextStep()).isEqualTo("a");
        assertThat(reader().history(running.id())).extracting(JobEvent::type).doesNotContain("lost");
    }

    @Test
    void of_two_savers_of_one_version_one_wins() throws Exception {
        Job running = taken();
        List<Callable<Boolean>> savers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String step = "step-" + i;
            savers.add(() -> {
                try {
                    store().save(running.toBuilder().nextStep(step).build(), Change.of());
                    return true;
                } catch (StaleJobException e) {
                    return false;
                }
            });
        }
        assertThat(together(savers)).containsOnlyOnce(true);
    }

    @Test
    void a_renewed_lease_does_not_lapse_and_is_not_cut_short_by_a_save() {
        Job running = taken();
        assertThat(store().renewLeases("w", NOW.plusSeconds(600))).isEqualTo(1);
        assertThat(store().renewLeases("nobody", NOW.plusSeconds(600))).isZero();

        Job saved = store().save(running.toBuilder().nextStep("validate").build(), Change.of());
        assertThat(saved.leaseUntil()).isEqualTo(NOW.plusSeconds(600).truncatedTo(ChronoUnit.MICROS));
        assertThat(store().wake(NOW.plusSeconds(100))).isZero();
    }

    @Test
    void a_job_whose_lease_has_lapsed_is_queued_again_and_the_attempt_counts() {
        Job running = taken();
        assertThat(store().wake(NOW.plusSeconds(59))).isZero();
        assertThat(store().wake(NOW.plusSeconds(61))).isEqualTo(1);

        Job queued = reader().find(running.id()).orElseThrow();
        assertThat(queued.state()).isEqualTo(JobState.QUEUED);
        assertThat(queued.attempts()).isEqualTo(2);
        assertThat(queued.failuresInARow()).isEqualTo(1);
        assertThat(queued.leaseOwner()).isEmpty();
        assertThat(queued.leaseUntil()).isNull();
        assertThat(reader().history(running.id()).get(3).detail()).contains("w");
        assertThatThrownBy(() -> store().save(running, Change.of())).isInstanceOf(StaleJobException.class);
        assertThat(store().claim(claim("w2", 1)).get(0).attempts()).isEqualTo(2);
    }

    @Test
    void a_retrying_job_is_queued_when_it_is_due() {
        Job running = taken();
        store().save(
                        running.toBuilder()
                                .state(JobState.RETRYING)
                                .noLease()
                                .failuresInARow(1)
                                .dueAt(NOW.plusSeconds(30))
                                .build(),
                        Change.of());
        assertThat(store().wake(NOW.plusSeconds(29))).isZero();
        assertThat(store().wake(NOW.plusSeconds(30))).isEqualTo(1);

        Job queued = reader().find(running.id()).orElseThrow();
        assertThat(queued.state()).isEqualTo(JobState.QUEUED);
        assertThat(queued.attempts()).isEqualTo(2);
        assertThat(queued.failuresInARow()).isEqualTo(1);
    }

    @Test
    void jobs_from_before_the_clock_was_set_back_are_due_at_once() {
        Instant before = NOW.plusSeconds(7_200);
        Job retrying = store().save(
                        taken().toBuilder()
                                .state(JobState.RETRYING)
                                .noLease()
                                .dueAt(before.plusSeconds(30))
                                .updatedAt(before)
                                .build(),
                        Change.of());
        Job waiting =
                requeued(job -> job.toBuilder().dueAt(before).updatedAt(before).build());
        Claim wish = new Claim("w", NOW, NOW.plusSeconds(5), Set.of(waiting.nextStep()), 10);
        assertThat(store().claim(wish)).isEmpty();

        assertThat(store().wake(NOW)).isEqualTo(1);
        assertThat(reader().find(retrying.id()).orElseThrow().state()).isEqualTo(JobState.QUEUED);
        store().wake(NOW);
        assertThat(store().claim(wish)).extracting(Job::id).contains(waiting.id(), retrying.id());
    }

    @Test
    void a_worker_that_gives_its_leases_back_costs_no_attempt() {
        Job mine = taken();
        store().accept(arrival());
        Job others = store().claim(claim("other", 1)).get(0);

        assertThat(store().releaseLeases("w", NOW)).isEqualTo(1);
        Job queued = reader().find(mine.id()).orElseThrow();
        assertThat(queued.state()).isEqualTo(JobState.QUEUED);
        assertThat(queued.attempts()).isEqualTo(1);
        assertThat(queued.failuresInARow()).isZero();
        assertThat(reader().find(others.id())).contains(others);
        assertThat(store().claim(claim("w", 1)).get(0).attempts()).isEqualTo(1);
    }

    @Test
    void jobs_are_listed_page_by_page_the_newest_first() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(0, store().accept(arrival()).job().id());
        }
        store().accept(arrival("zeta", blob(77)));

        List<Job> first = reader().list(new JobQuery(Set.of(), "acme", "", null, 3));
        List<Job> second =
                reader().list(new JobQuery(Set.of(), "acme", "", first.get(2).id(), 3));
        assertThat(first).extracting(Job::id).isEqualTo(ids.subList(0, 3));
        assertThat(second).extracting(Job::id).isEqualTo(ids.subList(3, 5));
        assertThat(reader().list(new JobQuery(Set.of(), null, ids.get(0).substring(0, 9), null, 9)))
                .extracting(Job::id)
                .containsExactly(ids.get(0));
        assertThat(reader().list(JobQuery.in(Set.of(JobState.FAILED), 9))).isEmpty();
        assertThat(reader().counts()).containsEntry(JobState.QUEUED, 6L);
        assertThat(reader().oldest(Set.of(JobState.QUEUED, JobState.FAILED)))
                .isEqualTo(reader().find(ids.get(4)).map(Job::createdAt));
        assertThat(reader().oldest(Set.of(JobState.FAILED))).isEmpty();
    }

    @Test
    void what_is_not_there_is_not_found() {
        assertThat(reader().find("nobody")).isEmpty();
        assertThat(reader().findByIntakeKey("\0")).isEmpty();
        assertThat(reader().history("nobody")).isEmpty();
        assertThat(store().claim(new Claim("w", NOW, NOW, Set.of(), 1))).isEmpty();
    }

    /** A job that worker {@code w} has taken. */
    protected final Job taken() {
        store().accept(arrival());
        return store().claim(claim("w", 1)).get(0);
    }

    private Job requeued(java.util.function.UnaryOperator<Job> change) {
        return store().save(
                        change.apply(taken()).toBuilder()
                                .state(JobState.QUEUED)
                                .noLease()
                                .build(),
                        Change.of());
    }

    /** Runs calls at the same time and gives what each returned. */
    protected static <T> List<T> together(List<Callable<T>> calls) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
