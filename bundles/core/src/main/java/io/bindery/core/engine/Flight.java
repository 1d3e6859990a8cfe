package io.bindery.core.engine;

import io.bindery.api.job.Job;
import io.bindery.api.job.StepRecord;
import io.bindery.api.job.StepState;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.store.StepResult;
import io.bindery.core.registry.Hashes;
import io.bindery.core.steps.JobView;
import io.bindery.core.steps.Learnt;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * A job while this worker holds it. One thread at a time carries it through its steps, and saves it; others do single tasks of a step,
 * look at it or cancel it.
 */
final class Flight {

    private final boolean fresh;
    private final Map<String, String> keys = new LinkedHashMap<>();
    private final Map<String, Learnt> learnt = new LinkedHashMap<>();
    private volatile Job job;
    private volatile BookMetadata metadata = BookMetadata.EMPTY;
    private final Map<String, Lane> lanes = new ConcurrentSkipListMap<>();
    private volatile boolean cancelled;
    private volatile boolean stranded;

    /** @param results what its finished steps found out in an earlier flight */
    Flight(Job job, List<StepResult> results) {
        this.job = job;
        this.fresh = NextStep.parse(job.nextStep()).fresh();
        Map<String, StepResult> byKey = new LinkedHashMap<>();
        results.forEach(result -> byKey.put(result.key(), result));
        for (StepRecord step : job.steps()) {
            StepResult result = byKey.get(step.checkpoint());
            if (step.state().finished() && step.state() != StepState.OMITTED && result != null) {
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
        return new JobView(job, metadata, Hashes.of(lineage), List.copyOf(learnt.values()));
    }

    BookMetadata metadata() {
        return metadata;
    }

    /** Takes over the job as it was saved. */
    void saved(Job next) {
        job = next;
    }

    /** Takes over what a step found out; not what it left out. */
    void learn(String step, StepResult result) {
        Learnt next = new Learnt(step, result);
        learnt.put(step + " " + result.plugin(), next);
        if (!result.patch().statements().isEmpty()) {
            keys.put(step + " " + result.plugin(), result.key());
            metadata = next.addedTo(metadata);
        }
    }

    /** A task begins. */
    Lane begin(StepRecord record) {
        Lane lane = new Lane(this, record);
        lanes.put(record.plugin(), lane);
        return lane;
    }

    /** A task has ended, one way or the other. */
    void end(Lane lane) {
        lanes.remove(lane.record().plugin(), lane);
    }

    /** No task is running any more. */
    void end() {
        lanes.clear();
    }

    /** The tasks that are running just now. */
    List<StepRecord> running() {
        return lanes.values().stream().map(Lane::record).toList();
    }

    /** How far the running tasks have come on the average; negative if not known. */
    double progress() {
        return lanes.values().stream()
                .mapToDouble(Lane::progress)
                .filter(progress -> progress >= 0)
                .average()
                .orElse(-1);
    }

    /** Its last transition could not be saved; it only waits to be put back into the queue. */
    void strand() {
        stranded = true;
    }

    boolean stranded() {
        return stranded;
    }

    boolean cancelled() {
        return cancelled;
    }

    /** Ends whatever is running. */
    void cancel() {
        cancelled = true;
        lanes.values().forEach(Lane::interrupt);
    }
}
