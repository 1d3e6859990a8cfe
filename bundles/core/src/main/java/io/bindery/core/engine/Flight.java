package io.bindery.core.engine;

import io.bindery.api.job.Job;
import io.bindery.api.job.StepRecord;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.store.StepResult;
import io.bindery.core.calls.PluginCaller;
import io.bindery.core.registry.Hashes;
import io.bindery.core.steps.JobView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A job while this worker holds it. One thread at a time carries it through its steps; others only look at it or cancel it.
 */
final class Flight implements PluginCaller.Control {

    private final boolean fresh;
    private final Map<String, String> keys = new LinkedHashMap<>();
    private volatile Job job;
    private volatile BookMetadata metadata = BookMetadata.EMPTY;
    private volatile @Nullable StepRecord running;
    private volatile double progress = -1;
    private volatile boolean cancelled;
    private volatile boolean stranded;
    private @Nullable Runnable interrupt;

    /** @param results what its finished steps found out in an earlier flight */
    Flight(Job job, List<StepResult> results) {
        this.job = job;
        this.fresh = NextStep.parse(job.nextStep()).fresh();
        Map<String, StepResult> byKey = new LinkedHashMap<>();
        results.forEach(result -> byKey.put(result.key(), result));
        for (StepRecord step : job.steps()) {
            StepResult result = byKey.get(step.checkpoint());
            if (step.state().finished() && result != null) {
                learn(step.name(), result);
            }
        }
    }

    Job job() {
        return job;
    }

    /** Whether known answers are not to be used. */
    boolean fresh() {
        return fresh;
    }

    /** The job as a step sees it. */
    JobView view(String step) {
        // What the step itself has added so far does not count: a resumed step must come to the same keys as one in one
        // go.
        String[] lineage = keys.entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith(step + " "))
                .map(Map.Entry::getValue)
                .toArray(String[]::new);
        return new JobView(job, metadata, Hashes.of(lineage));
    }

    BookMetadata metadata() {
        return metadata;
    }

    /** Takes over the job as it was saved. */
    void saved(Job next) {
        job = next;
    }

    /** Takes over what a step found out. */
    void learn(String step, StepResult result) {
        if (!result.patch().statements().isEmpty()) {
            keys.put(step + " " + result.plugin(), result.key());
            metadata = metadata.apply(result.patch(), result.plugin(), result.producedAt());
        }
    }

    void begin(StepRecord record) {
        progress = -1;
        running = record;
    }

    void end() {
        running = null;
        progress = -1;
    }

    /** The step that is running just now. */
    Optional<StepRecord> running() {
        return Optional.ofNullable(running);
    }

    double progress() {
        return progress;
    }

    /** Its last transition could not be saved; it only waits to be put back into the queue. */
    void strand() {
        stranded = true;
    }

    boolean stranded() {
        return stranded;
    }

    @Override
    public void accept(double fraction) {
        progress = fraction;
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    @Override
    public synchronized void interruptedBy(@Nullable Runnable way) {
        interrupt = way;
        if (way != null && cancelled) {
            way.run();
        }
    }

    /** Ends whatever is running. */
    synchronized void cancel() {
        cancelled = true;
        if (interrupt != null) {
            interrupt.run();
        }
    }
}
