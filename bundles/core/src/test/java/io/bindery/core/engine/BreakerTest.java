package io.bindery.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.enrich.MetadataEnricher;
import io.bindery.api.format.FormatHandler;
import io.bindery.api.job.Job;
import io.bindery.api.job.JobState;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.core.registry.Plugin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plugin that keeps failing is left alone, and what needs it waits; a plugin that hangs takes no more than its room. */
class BreakerTest {

    private EngineRig rig;
    private final AtomicBoolean ill = new AtomicBoolean(true);

    @BeforeEach
    void assemble(@TempDir Path folder) throws Exception {
        rig = new EngineRig(folder);
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    private Plugin<MetadataEnricher> putSick() {
        return rig.shelf.put(MetadataEnricher.class, "sick", (book, known, context) -> {
            if (ill.get()) {
                throw new IllegalStateException("fever");
            }
            return MetadataPatch.EMPTY;
        });
    }

    private Plugin<MetadataEnricher> opened(String pause) throws Exception {
        rig.shelf.guardOption("breakerPause", pause);
        Plugin<MetadataEnricher> sick = putSick();
        rig.start();
        for (int i = 0; i < 5; i++) {
            rig.await(rig.submit(EngineRig.book("title: lost " + i)), JobState.FAILED);
        }
        assertThat(sick.guard().report().breaker()).isEqualTo("open");
        return sick;
    }

    private List<Job> waiting(int count) throws Exception {
        List<Job> jobs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            jobs.add(rig.submit(EngineRig.book("title: patient " + i)));
        }
        for (Job job : jobs) {
            String reason = rig.await(
                            "it to wait",
                            () -> !rig.report(job).job().waitingFor().isEmpty(),
                            job)
                    .job()
                    .waitingFor();
            assertThat(reason).contains("sick").contains("fever");
            assertThat(rig.report(job).job().state()).isEqualTo(JobState.QUEUED);
        }
        return jobs;
    }

    @Test
    void while_a_plugin_keeps_failing_jobs_wait_and_go_on_by_themselves_when_it_is_well() throws Exception {
        Plugin<MetadataEnricher> sick = opened("PT2S");
        List<Job> jobs = waiting(10);
        assertThat(sick.stats().calls()).as("nobody calls it").isEqualTo(5);
        assertThat(sick.guard().report().retryAt()).isNotNull();
        ill.set(false);
        for (Job job : jobs) {
            assertThat(rig.await(job, JobState.SUCCEEDED).job().attempts())
                    .as("waiting is no failure")
                    .isEqualTo(1);
        }
        assertThat(sick.guard().report().breaker()).isEqualTo("closed");
    }

    @Test
    void the_trial_costs_one_job_and_the_others_wait_on() throws Exception {
        Plugin<MetadataEnricher> sick = opened("PT1S");
        for (int i = 0; i < 6; i++) {
            rig.submit(EngineRig.book("title: patient " + i));
        }
        EngineRig.until("the trial to fail", () -> sick.stats().calls() >= 6);
        EngineRig.until("its job to fail", () -> rig.jobs.counts().getOrDefault(JobState.FAILED, 0L) >= 6);
        ill.set(false);
        EngineRig.until(
                "all others to end well",
                () -> rig.jobs.counts().getOrDefault(JobState.SUCCEEDED, 0L)
                                + rig.jobs.counts().getOrDefault(JobState.FAILED, 0L)
                        == 11);
        assertThat(rig.jobs.counts().get(JobState.SUCCEEDED)).isGreaterThanOrEqualTo(3);
    }

    @Test
    void a_reset_calls_it_again_at_once() throws Exception {
        Plugin<MetadataEnricher> sick = opened("PT1H");
        List<Job> jobs = waiting(3);
        ill.set(false);
        sick.guard().reset();
        for (Job job : jobs) {
            rig.await(job, JobState.SUCCEEDED);
        }
    }

    @Test
    void so_does_a_new_version() throws Exception {
        Plugin<MetadataEnricher> sick = opened("PT1H");
        List<Job> jobs = waiting(3);
        ill.set(false);
        rig.shelf.remove(sick);
        putSick();
        for (Job job : jobs) {
            rig.await(job, JobState.SUCCEEDED);
        }
    }

    @Test
    void and_without_the_plugin_the_jobs_do_without() throws Exception {
        Plugin<MetadataEnricher> sick = opened("PT1H");
        List<Job> jobs = waiting(3);
        rig.shelf.remove(sick);
        for (Job job : jobs) {
            rig.await(job, JobState.SUCCEEDED);
        }
    }

    @Test
    void books_that_do_not_need_the_plugin_pass() throws Exception {
        rig.shelf.guardOption("breakerPause", "PT1H");
        rig.shelf.put(FormatHandler.class, "sick", new PluginShelf.LineFormat("text/other") {
            @Override
            public MetadataPatch extractMetadata(
                    io.bindery.api.content.BookContent book, io.bindery.api.step.StepContext context) {
                throw new IllegalStateException("fever");
            }
        });
        rig.start();
        // Validation goes well each time, so half of its calls fail and that is enough.
        for (int i = 0; i < 3; i++) {
            rig.await(rig.submit("type: text/other\ntitle: lost " + i), JobState.FAILED);
        }
        Job waits = rig.submit("type: text/other\ntitle: patient");
        rig.await("it to wait", () -> rig.report(waits).job().waitingFor().contains("fever"), waits);
        rig.await(rig.submit(EngineRig.book("title: healthy")), JobState.SUCCEEDED);
    }

    @Test
    void calls_that_do_not_end_take_no_more_than_the_plugins_room() throws Exception {
        CountDownLatch letGo = new CountDownLatch(1);
        AtomicInteger inside = new AtomicInteger();
        rig.shelf.guardOption("breakerMinimum", 100); // the room is meant here, not the breaker
        rig.with("timeLimits", new String[] {"enrich-metadata=PT1S"})
                .with("parallelism", new String[] {"enrich-metadata=3"});
        Plugin<MetadataEnricher> stuck = rig.shelf.put(MetadataEnricher.class, "stuck", (book, known, context) -> {
            inside.incrementAndGet();
            while (letGo.getCount() > 0) {
                try {
                    letGo.await();
                } catch (InterruptedException e) {
                    // ignored, which is the point
                }
            }
            return MetadataPatch.EMPTY;
        });
        rig.start();
        for (int i = 0; i < 10; i++) {
            rig.submit(EngineRig.book("title: " + i));
        }
        EngineRig.until("its room to be full", () -> stuck.stats().abandonedCalls() == 3);
        EngineRig.until("the rest to wait", () -> rig.jobs.counts().getOrDefault(JobState.QUEUED, 0L) == 7);
        assertThat(inside).hasValue(3);
        letGo.countDown();
        EngineRig.until("the rest to go on", () -> rig.jobs.counts().getOrDefault(JobState.SUCCEEDED, 0L) == 7);
        assertThat(stuck.stats().abandonedCalls()).isZero();
    }

    @Test
    void an_operator_may_allow_fewer_calls_at_once() throws Exception {
        rig.shelf.guardOption("concurrency", new String[] {"shy=1"});
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        rig.with("parallelism", new String[] {"enrich-metadata=4"});
        rig.shelf.put(MetadataEnricher.class, "shy", (book, known, context) -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            Thread.sleep(20);
            inside.decrementAndGet();
            return MetadataPatch.EMPTY;
        });
        rig.start();
        for (int i = 0; i < 8; i++) {
            rig.submit(EngineRig.book("title: " + i));
        }
        EngineRig.until("all", () -> rig.jobs.counts().getOrDefault(JobState.SUCCEEDED, 0L) == 8);
        assertThat(most).hasValue(1);
    }
}
