package io.bindery.core.engine;

import static io.bindery.core.engine.EngineRig.book;
import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.content.BookContent;
import io.bindery.api.enrich.MetadataEnricher;
import io.bindery.api.error.ErrorCode;
import io.bindery.api.error.RejectedException;
import io.bindery.api.error.RetryableException;
import io.bindery.api.format.FormatHandler;
import io.bindery.api.format.ValidationReport;
import io.bindery.api.job.Job;
import io.bindery.api.job.JobState;
import io.bindery.api.job.StepState;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.step.StepContext;
import io.bindery.core.jobs.JobReport;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins that behave badly, a store that goes away, and a platform that dies: nothing is lost, nobody else is harmed. */
class EngineUnderFireTest {

    private enum Weather implements ErrorCode {
        RAIN;

        @Override
        public String code() {
            return "TEST-RAIN";
        }

        @Override
        public String cause() {
            return "It rains.";
        }

        @Override
        public String remedy() {
            return "Take an umbrella.";
        }
    }

    private EngineRig rig;

    @BeforeEach
    void assemble(@TempDir Path folder) throws Exception {
        rig = new EngineRig(folder);
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    private JobReport failsWith(MetadataEnricher enricher) throws Exception {
        var plugin = rig.shelf.put(MetadataEnricher.class, "rogue", enricher);
        rig.start();
        JobReport report = rig.await(rig.submit(book("title: victim")), JobState.FAILED);
        assertThat(report.job().step("enrich-metadata", "rogue").orElseThrow().state())
                .isEqualTo(StepState.FAILED);
        assertThat(report.job().failure().message()).contains("rogue").contains("enrich-metadata");
        assertThat(plugin.stats().failures()).isEqualTo(1);

        rig.shelf.remove(plugin);
        rig.jobs.replay(report.job().id(), false, "tester");
        rig.await(report.job(), JobState.SUCCEEDED);
        assertThat(rig.format.validations)
                .as("finished steps are not run again")
                .hasValue(1);
        return report;
    }

    @Test
    void a_plugin_that_throws_fails_its_own_step_with_its_name_on_it() throws Exception {
        JobReport report = failsWith((content, known, context) -> {
            throw new IllegalStateException("my bad");
        });
        assertThat(report.job().failure().code()).isEqualTo("BND-PLUGIN-001");
        assertThat(report.job().failure().message()).contains("my bad");
    }

    @Test
    void so_does_one_that_throws_an_error() throws Exception {
        assertThat(failsWith((content, known, context) -> {
                            throw new NoClassDefFoundError("lost/Library");
                        })
                        .job()
                        .failure()
                        .message())
                .contains("lost/Library");
    }

    @Test
    void so_does_one_that_overflows_the_stack() throws Exception {
        assertThat(failsWith(EngineUnderFireTest::overflow).job().failure().message())
                .contains("StackOverflowError");
    }

    @SuppressWarnings("InfiniteRecursion") // the point
    private static MetadataPatch overflow(BookContent book, Object known, StepContext context) {
        return overflow(book, known, context);
    }

    @Test
    @SuppressWarnings("NullAway") // the point
    void so_does_one_that_answers_null() throws Exception {
        assertThat(failsWith((content, known, context) -> null).job().failure().code())
                .isEqualTo("BND-PLUGIN-003");
    }

    @Test
    void so_does_one_that_hangs_and_ignores_interrupts() throws Exception {
        rig.with("timeLimits", new String[] {"enrich-metadata=PT0.2S"});
        AtomicReference<Thread> hanging = new AtomicReference<>();
        CountDownLatch letGo = new CountDownLatch(1);
        try {
            assertThat(failsWith((content, known, context) -> {
                                hanging.set(Thread.currentThread());
                                while (letGo.getCount() > 0) {
                                    Thread.onSpinWait();
                                }
                                return MetadataPatch.EMPTY;
                            })
                            .job()
                            .failure()
                            .code())
                    .isEqualTo("BND-PLUGIN-002");
            assertThat(hanging.get().isAlive()).isTrue();
        } finally {
            letGo.countDown();
        }
    }

    @Test
    void streams_and_scratch_files_that_a_plugin_forgets_are_cleaned_up() throws Exception {
        AtomicReference<InputStream> forgotten = new AtomicReference<>();
        AtomicReference<Path> scratch = new AtomicReference<>();
        rig.shelf.put(MetadataEnricher.class, "messy", (content, known, context) -> {
            forgotten.set(content.open());
            scratch.set(Files.writeString(context.workspace().resolve("junk"), "junk"));
            return MetadataPatch.EMPTY;
        });
        rig.start();
        rig.await(rig.submit(book("title: Emma")), JobState.SUCCEEDED);
        assertThat(scratch.get()).doesNotExist();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> forgotten.get().read())
                .isInstanceOf(java.io.IOException.class);
    }

    @Test
    void a_plugin_that_refuses_the_book_gives_the_job_its_own_code_and_remedy() throws Exception {
        rig.shelf.put(MetadataEnricher.class, "strict", (content, known, context) -> {
            throw new RejectedException(Weather.RAIN, "this book is wet", List.of());
        });
        rig.start();
        JobReport report = rig.await(rig.submit(book("title: Emma")), JobState.REJECTED);
        assertThat(report.job().failure())
                .isEqualTo(new io.bindery.api.job.Failure("TEST-RAIN", "this book is wet", "Take an umbrella."));
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.source()).isEqualTo("strict");
            assertThat(finding.remedy()).isEqualTo("Take an umbrella.");
        });
    }

    @Test
    void a_failure_of_the_world_is_tried_again_until_it_is_over() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        rig.shelf.put(MetadataEnricher.class, "outdoors", (content, known, context) -> {
            if (calls.incrementAndGet() < 3) {
                throw new RetryableException(Weather.RAIN, "wet", null, null);
            }
            return MetadataPatch.EMPTY;
        });
        rig.start();
        JobReport report = rig.await(rig.submit(book("title: Emma")), JobState.SUCCEEDED);
        assertThat(report.job()
                        .step("enrich-metadata", "outdoors")
                        .orElseThrow()
                        .attempt())
                .isEqualTo(3);
        assertThat(report.job().attempts()).isEqualTo(3);
        assertThat(report.job().failure()).isNull();
        assertThat(rig.format.validations).hasValue(1);
    }

    @Test
    void attempts_are_spent_at_last() throws Exception {
        rig.shelf.put(MetadataEnricher.class, "outdoors", (content, known, context) -> {
            throw new RetryableException(Weather.RAIN, "wet", null, null);
        });
        rig.with("maxAttempts", 3).start();
        JobReport report = rig.await(rig.submit(book("title: Emma")), JobState.FAILED);
        assertThat(report.job().failure().code()).isEqualTo("BND-JOB-001");
        assertThat(report.job().failure().message()).contains("3 attempts").contains("TEST-RAIN");
    }

    @Test
    void a_step_that_is_full_does_not_starve_books_that_do_not_need_it() throws Exception {
        CountDownLatch letGo = new CountDownLatch(1);
        CountDownLatch busy = new CountDownLatch(1);
        rig.shelf.put(FormatHandler.class, "other", new PluginShelf.LineFormat("text/other") {
            @Override
            public ValidationReport validate(BookContent book, StepContext context) throws Exception {
                busy.countDown();
                letGo.await();
                return super.validate(book, context);
            }
        });
        rig.with("maxInFlight", 4)
                .with("parallelism", new String[] {"validate=1"})
                .start();
        Job early = rig.submit(book("title: early"));
        rig.await(early, JobState.SUCCEEDED);
        for (int i = 0; i < 20; i++) {
            rig.submit("type: text/other\ntitle: slow " + i);
        }
        busy.await();
        // What needs no validation goes on, though that step's only worker hangs and 19 books wait before it.
        Job other = rig.submit("penguin", "type: image/png");
        try {
            rig.await(other, JobState.REJECTED);
        } finally {
            letGo.countDown();
        }
        EngineRig.until("all slow books", () -> rig.jobs.counts().get(JobState.SUCCEEDED) == 21);
    }

    @Test
    void a_cancelled_job_ends_at_once_and_its_plugin_is_interrupted() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        rig.shelf.put(MetadataEnricher.class, "slow", (content, known, context) -> {
            begun.countDown();
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
            return MetadataPatch.EMPTY;
        });
        rig.start();
        Job job = rig.submit(book("title: Emma"));
        begun.await();
        assertThat(rig.report(job)
                        .job()
                        .step("enrich-metadata", "slow")
                        .orElseThrow()
                        .state())
                .as("what runs just now is shown")
                .isEqualTo(StepState.RUNNING);
        assertThat(rig.jobs.cancel(job.id(), "tester").state()).isEqualTo(JobState.CANCELLED);
        interrupted.await();
        EngineRig.until("the worker to be free", () -> rig.engine.inFlight() == 0);
        assertThat(rig.report(job).job().state()).isEqualTo(JobState.CANCELLED);
    }

    @Test
    void a_job_goes_on_after_the_platform_died_and_finished_steps_are_not_run_again() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        var plugin = rig.shelf.put(MetadataEnricher.class, "deadly", (content, known, context) -> {
            begun.countDown();
            never.await();
            return MetadataPatch.EMPTY;
        });
        rig.start();
        Job job = rig.submit(book("title: Emma"));
        begun.await();
        rig.awaitSaved(job, 3);
        Engine dead = rig.die();
        rig.shelf.remove(plugin);
        rig.start();
        JobReport report = rig.await(job, JobState.SUCCEEDED);
        assertThat(rig.format.validations).hasValue(1);
        assertThat(rig.format.extractions).hasValue(1);
        assertThat(report.job().attempts()).isEqualTo(2);
        assertThat(report.metadata().title()).contains("Emma");
        never.countDown();
        dead.close();
        assertThat(rig.report(job).job().state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void a_graceful_stop_gives_the_lease_back_without_counting_an_attempt() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        var plugin = rig.shelf.put(MetadataEnricher.class, "slow", (content, known, context) -> {
            begun.countDown();
            Thread.sleep(60_000);
            return MetadataPatch.EMPTY;
        });
        rig.with("stopMillis", 100L).start();
        Job job = rig.submit(book("title: Emma"));
        begun.await();
        rig.engine.close();
        assertThat(rig.report(job).job().state()).isEqualTo(JobState.QUEUED);
        rig.shelf.remove(plugin);
        rig.start();
        assertThat(rig.await(job, JobState.SUCCEEDED).job().attempts()).isEqualTo(1);
        assertThat(rig.format.validations).hasValue(1);
    }

    @Test
    void a_database_that_goes_away_in_mid_job_costs_nothing_but_time() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        rig.shelf.put(MetadataEnricher.class, "slow", (content, known, context) -> {
            begun.countDown();
            goOn.await();
            return MetadataPatch.EMPTY;
        });
        rig.start();
        Job job = rig.submit(book("title: Emma"));
        begun.await();
        rig.databaseAway(true);
        goOn.countDown();
        Thread.sleep(300);
        rig.databaseAway(false);
        JobReport report = rig.await(job, JobState.SUCCEEDED);
        assertThat(rig.format.validations).hasValue(1);
        assertThat(report.job().bookId()).isNotNull();
    }
}
