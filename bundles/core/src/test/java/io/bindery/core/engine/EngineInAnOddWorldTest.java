package io.bindery.core.engine;

import static io.bindery.core.engine.EngineRig.book;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bindery.api.enrich.MetadataEnricher;
import io.bindery.api.job.Job;
import io.bindery.api.job.JobState;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.core.jobs.InvalidSubmissionException;
import io.bindery.core.jobs.JobReport;
import io.bindery.core.jobs.Submission;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clocks that jump, answers that are lost, disks that are full: jobs go on, once. */
class EngineInAnOddWorldTest {

    private static final Duration HOURS = Duration.ofHours(3);

    private EngineRig rig;
    private Path home;

    @BeforeEach
    void assemble(@TempDir Path folder) throws Exception {
        home = folder;
        rig = new EngineRig(folder);
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    @Test
    void a_job_under_way_when_the_clock_is_set_forward_stays_with_its_worker() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        rig.shelf.put(MetadataEnricher.class, "slow", (content, known, context) -> {
            calls.incrementAndGet();
            begun.countDown();
            goOn.await();
            context.checkCancelled();
            return MetadataPatch.EMPTY;
        });
        rig.start();
        Job job = rig.submit(book("title: Emma"));
        begun.await();
        rig.clock.set(HOURS);
        Thread.sleep(1_500); // several looks for lapsed leases
        goOn.countDown();
        JobReport report = rig.await(job, JobState.SUCCEEDED);
        assertThat(report.job().attempts()).isEqualTo(1);
        assertThat(calls).hasValue(1);
    }

    @Test
    void jobs_in_the_queue_when_the_clock_is_set_back_do_not_wait_for_hours() throws Exception {
        rig.clock.set(HOURS);
        rig.start();
        rig.die();
        Job waiting = rig.submit(book("title: Emma"));
        rig.clock.set(Duration.ZERO);
        rig.start();
        rig.await(waiting, JobState.SUCCEEDED);
    }

    @Test
    void a_job_that_waits_for_its_next_attempt_when_the_clock_is_set_back_is_tried_again() throws Exception {
        rig.with("firstPauseMillis", 400L).with("longestPauseMillis", 400L);
        AtomicBoolean fail = new AtomicBoolean(true);
        rig.shelf.put(MetadataEnricher.class, "moody", (content, known, context) -> {
            if (fail.getAndSet(false)) {
                throw new io.bindery.api.error.RetryableException(
                        io.bindery.core.error.CoreError.STORE_UNAVAILABLE, "not now", null, null);
            }
            return MetadataPatch.EMPTY;
        });
        rig.clock.set(HOURS);
        rig.start();
        Job job = rig.submit(book("title: Emma"));
        rig.await(job, JobState.RETRYING);
        rig.clock.set(Duration.ZERO);
        rig.await(job, JobState.SUCCEEDED);
    }

    @Test
    void a_job_whose_claim_was_answered_into_the_void_is_taken_again() throws Exception {
        rig.with("leaseMillis", 600_000L).start();
        rig.die();
        Job job = rig.submit(book("title: Emma"));
        rig.answersLost(true);
        rig.attachAgain();
        EngineRig.until(
                "the claim to be made",
                () -> rig.stores.reader().find(job.id()).orElseThrow().state() == JobState.RUNNING);
        assertThat(rig.engine.inFlight()).as("the worker knows nothing of it").isZero();
        rig.answersLost(false);
        rig.await(job, JobState.SUCCEEDED);
    }

    @Test
    void an_end_that_was_saved_and_answered_into_the_void_is_told() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        rig.shelf.put(MetadataEnricher.class, "slow", (content, known, context) -> {
            begun.countDown();
            goOn.await();
            throw new IllegalStateException("an end");
        });
        rig.start();
        List<Job> ends = new java.util.concurrent.CopyOnWriteArrayList<>();
        rig.engine.onEnd(ends::add);
        Job job = rig.submit(book("title: Emma"));
        begun.await();
        rig.awaitSaved(job, 3);
        rig.answersLost(true);
        goOn.countDown();
        EngineRig.until(
                "the end to be saved",
                () -> rig.stores
                        .reader()
                        .find(job.id())
                        .map(now -> now.state() == JobState.FAILED)
                        .orElse(false));
        rig.answersLost(false);
        EngineRig.until("the end to be told", () -> ends.size() == 1);
        EngineRig.until("the worker to be free", () -> rig.engine.inFlight() == 0);
    }

    @Test
    void a_full_disk_costs_no_attempt_however_long_it_is_full() throws Exception {
        AtomicBoolean full = new AtomicBoolean(true);
        AtomicInteger calls = new AtomicInteger();
        rig.with("maxAttempts", 3);
        rig.shelf.put(MetadataEnricher.class, "writer", (content, known, context) -> {
            calls.incrementAndGet();
            if (full.get()) {
                throw new IOException("/work/x: No space left on device");
            }
            return MetadataPatch.EMPTY;
        });
        rig.start();
        Job job = rig.submit(book("title: Emma"));
        EngineRig.until("more tries than are allowed for other failures", () -> calls.get() > 5);
        JobReport waiting = rig.await(job, JobState.RETRYING);
        assertThat(waiting.job().failure().code()).isEqualTo("BND-STORE-003");
        assertThat(waiting.job().failure().remedy()).contains("free some space");
        full.set(false);
        assertThat(rig.await(job, JobState.SUCCEEDED).job().failure()).isNull();
    }

    private void submit(String key, String text, String sha256) throws IOException {
        rig.jobs.submit(
                new Submission(key, "acme", "book.txt", sha256, "test"),
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private long blobs() throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("blobs"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(home.resolve("blobs/incoming")))
                    .count();
        }
    }

    @Test
    void bytes_that_are_not_those_that_the_sender_named_are_not_kept() throws Exception {
        rig.start();
        assertThatThrownBy(() -> submit("a", "text", "0".repeat(64)))
                .isInstanceOf(InvalidSubmissionException.class)
                .hasMessageContaining("BND-INTAKE-001");
        assertThat(blobs()).isZero();
    }

    @Test
    void other_bytes_under_a_known_key_are_not_kept() throws Exception {
        rig.start();
        submit("a", book("title: A"), "");
        submit("a", book("title: B"), "");
        assertThat(blobs()).isEqualTo(1);
    }
}
