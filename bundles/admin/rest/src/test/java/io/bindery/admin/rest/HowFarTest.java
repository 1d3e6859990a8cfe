package io.bindery.admin.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.job.JobEvent;
import io.bindery.api.job.JobState;
import io.bindery.api.store.JobFeed;
import io.bindery.api.store.JobStatistics;
import io.bindery.core.pipeline.Pipeline;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class HowFarTest {

    /** An engine with these steps. */
    private record Steps(Set<String> steps) implements Pipeline {
        @Override
        public Attachment attach(Consumer<String> route) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletionStage<Next> run(String step, String jobId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void succeed(String jobId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void release(String jobId) {
            throw new UnsupportedOperationException();
        }
    }

    /** Steps that took so long. */
    private record Measured(List<StepTime> times) implements JobStatistics, JobFeed {
        @Override
        public Statistics since(Instant since, Set<String> publishers) {
            return new Statistics(List.of(), List.of(), times);
        }

        @Override
        public List<String> publishers() {
            return List.of();
        }

        @Override
        public List<Entry> after(long after, int limit) {
            return List.of();
        }

        @Override
        public long last() {
            return 0;
        }
    }

    private static HowFar with(JobStatistics.StepTime... times) {
        Measured measured = new Measured(List.of(times));
        Platform platform = new Platform(Path.of("."), "1", null, null, null, null)
                .with(measured, measured)
                .with(new Steps(Collections.unmodifiableSet(
                        new LinkedHashSet<>(List.of("identify", "import-feed", "validate", "catalogue")))));
        StepTimes steps = new StepTimes(platform);
        steps.refresh();
        return new HowFar(steps);
    }

    private static JobStatistics.StepTime time(String step, long ms) {
        return new JobStatistics.StepTime(step, 5, ms, ms);
    }

    private static JobEvent event(String type, JobState state, String step) {
        return new JobEvent(Instant.EPOCH, type, state, step, "", "", "");
    }

    @Test
    void percent_and_time_follow_what_the_steps_took_of_late() {
        HowFar howFar = with(time("identify", 999), time("validate", 7_999), time("catalogue", 999));
        assertThat(howFar.after("j", event("received", JobState.RECEIVED, ""))).isEqualTo(new HowFar.Estimate(0, 10L));
        assertThat(howFar.after("j", event("claimed", JobState.RUNNING, ""))).isEqualTo(new HowFar.Estimate(0, 10L));
        assertThat(howFar.after("j", event("step-succeeded", JobState.RUNNING, "identify")))
                .isEqualTo(new HowFar.Estimate(10, 9L));
        assertThat(howFar.after("j", event("step-omitted", JobState.RUNNING, "validate")))
                .isEqualTo(new HowFar.Estimate(90, 1L));
        assertThat(howFar.after("j", event("step-retrying", JobState.RETRYING, "catalogue")))
                .isEqualTo(new HowFar.Estimate(90, null));
        assertThat(howFar.after("j", event("state-changed", JobState.SUCCEEDED, "")))
                .isEqualTo(new HowFar.Estimate(100, 0L));
    }

    @Test
    void before_a_job_has_come_all_the_way_steps_count_alike_and_the_time_is_not_known() {
        HowFar howFar = with(time("identify", 1_000));
        howFar.after("j", event("received", JobState.RECEIVED, ""));
        assertThat(howFar.after("j", event("step-reused", JobState.RUNNING, "validate")))
                .isEqualTo(new HowFar.Estimate(75, null));
    }

    @Test
    void where_a_job_stood_before_anything_was_heard_of_it_is_not_known() {
        HowFar howFar = with(time("catalogue", 1_000));
        assertThat(howFar.after("j", event("claimed", JobState.RUNNING, ""))).isEqualTo(HowFar.Estimate.UNKNOWN);
        assertThat(howFar.after("j", event("state-changed", JobState.FAILED, "")))
                .isEqualTo(new HowFar.Estimate(null, 0L));
    }

    @Test
    void a_job_that_is_replayed_begins_again() {
        HowFar howFar = with(time("identify", 999), time("catalogue", 999));
        howFar.after("j", event("step-succeeded", JobState.RUNNING, "identify"));
        assertThat(howFar.after("j", event("replayed", JobState.QUEUED, ""))).isEqualTo(new HowFar.Estimate(0, 2L));
    }
}
