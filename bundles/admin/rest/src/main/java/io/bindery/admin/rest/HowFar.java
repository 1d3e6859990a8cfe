package io.bindery.admin.rest;

import io.bindery.api.job.Job;
import io.bindery.api.job.JobEvent;
import io.bindery.api.job.JobState;
import io.bindery.api.job.StepRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Estimates how far jobs have come, from what happens to them, told in its order. What it does not know it says not: where a job stood
 * before the first event that it was told of, and the time that steps take before a job of late has come all the way. Not thread-safe.
 */
final class HowFar {

    private static final int REMEMBERED = 10_000;
    private static final Set<String> SETTLED = Set.of("step-succeeded", "step-reused", "step-omitted");
    private static final Set<String> BEGINNINGS = Set.of("received", "replayed");

    /**
     * How far a job has come. Immutable.
     *
     * @param percent of the steps, weighed by the time that they take where it is known; null if not known
     * @param etaSeconds how long it will still be at work, without the time that it waits; null if not known
     */
    record Estimate(@Nullable Integer percent, @Nullable Long etaSeconds) {
        static final Estimate UNKNOWN = new Estimate(null, null);
    }

    private final StepTimes times;
    /** How many of the steps each job has behind it. */
    private final Map<String, Integer> behind = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > REMEMBERED;
        }
    };

    HowFar(StepTimes times) {
        this.times = times;
    }

    /** How far the job has come by this. */
    Estimate after(String jobId, JobEvent event) {
        if (BEGINNINGS.contains(event.type())) {
            behind.put(jobId, 0);
        } else if (SETTLED.contains(event.type())) {
            int place = times.order().indexOf(event.step());
            behind.merge(jobId, place + 1, Math::max);
        }
        Integer steps = behind.get(jobId);
        if (event.state().terminal()) {
            behind.remove(jobId);
        }
        return estimate(event.state(), steps);
    }

    /** How far a job has come that was just read. */
    Estimate of(Job job) {
        List<String> order = times.order();
        int steps = job.steps().stream()
                .filter(step -> step.state().settled())
                .map(StepRecord::name)
                .mapToInt(name -> order.indexOf(name) + 1)
                .max()
                .orElse(0);
        return estimate(job.state(), steps);
    }

    private Estimate estimate(JobState state, @Nullable Integer steps) {
        if (state == JobState.SUCCEEDED) {
            return new Estimate(100, 0L);
        }
        List<String> order = times.order();
        if (steps == null || order.isEmpty()) {
            return state.terminal() ? new Estimate(null, 0L) : Estimate.UNKNOWN;
        }
        Map<String, Long> medians = times.medians();
        long done = 0;
        long all = 0;
        for (int i = 0; i < order.size(); i++) {
            // a step that is done at once is a step all the same; one that nobody takes is none
            long weight = medians.isEmpty() ? 1 : medians.containsKey(order.get(i)) ? medians.get(order.get(i)) + 1 : 0;
            all += weight;
            done += i < steps ? weight : 0;
        }
        int percent = (int) Math.min(99, 100 * done / Math.max(1, all)); // 100 is for what has succeeded
        return new Estimate(percent, eta(state, medians, all - done));
    }

    private static @Nullable Long eta(JobState state, Map<String, Long> medians, long remainingMs) {
        return switch (state) {
            case SUCCEEDED, REJECTED, FAILED, CANCELLED -> 0L;
            case RETRYING, NEEDS_REVIEW -> null;
            case RECEIVED, QUEUED, RUNNING -> medians.isEmpty() ? null : (remainingMs + 999) / 1000;
        };
    }
}
