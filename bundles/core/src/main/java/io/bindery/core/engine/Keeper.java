package io.bindery.core.engine;

import io.bindery.api.finding.Finding;
import io.bindery.api.job.Job;
import io.bindery.api.job.StepRecord;
import io.bindery.api.job.StepState;
import io.bindery.api.store.StepResult;
import io.bindery.core.error.CoreError;
import io.bindery.core.registry.Hashes;
import io.bindery.core.steps.Answer;
import io.bindery.core.steps.Answer.Effect;
import io.bindery.core.steps.Step;
import io.bindery.core.steps.Task;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Saves how a task came out, with the checkpoint from which the job can go on. */
final class Keeper {

    private final Transitions transitions;
    private final Settings settings;

    Keeper(Transitions transitions, Settings settings) {
        this.transitions = transitions;
        this.settings = settings;
    }

    /** A task that is about to begin. How long it took is told by a clock that nobody can set. */
    record Begun(Step step, Task task, @Nullable String key, int attempt, Instant at, long nanos) {

        StepRecord record(StepState state, String checkpoint) {
            Duration duration = state == StepState.RUNNING
                    ? Duration.ZERO
                    : Duration.ofNanos(System.nanoTime() - nanos).truncatedTo(ChronoUnit.MICROS);
            return new StepRecord(
                    step.name(), task.recordedAs(), task.version(), state, at, duration, attempt, checkpoint);
        }
    }

    /** Begins a task. */
    static Begun begin(Flight flight, Step step, Task task) {
        int attempt = flight.job()
                        .step(step.name(), task.recordedAs())
                        .map(StepRecord::attempt)
                        .orElse(0)
                + 1;
        String key = task.key(flight.job().sha256(), step.name());
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return new Begun(step, task, key == null ? null : own(flight, key), attempt, now, System.nanoTime());
    }

    /** For a job that wants all anew, a key of its own: known answers are not found, and nobody else's is replaced. */
    private static String own(Flight flight, String key) {
        return flight.fresh()
                ? Hashes.of(
                        key, flight.job().id(), Integer.toString(flight.job().attempts()))
                : key;
    }

    /**
     * Saves how a task came out.
     *
     * @throws io.bindery.api.store.StoreUnavailableException if it could not be saved; the job is still held
     */
    StepRun.End keep(Flight flight, Begun begun, Outcome outcome) {
        Job job = flight.job();
        Step step = begun.step();
        if (outcome instanceof Outcome.Answered answered) {
            return answered(flight, begun, answered);
        }
        if (outcome instanceof Outcome.Retry retry) {
            int failures = job.failuresInARow() + 1;
            if (failures >= settings.maxAttempts) {
                flight.saved(transitions.failed(
                        job,
                        begun.record(StepState.FAILED, ""),
                        CoreError.ATTEMPTS_SPENT.failure("after " + failures + " attempts, the last one failed with "
                                + retry.failure().code() + " " + retry.failure().message())));
            } else {
                StepRecord record = begun.record(StepState.RETRYING, "");
                Duration pause = settings.pause(failures, retry.after());
                flight.saved(transitions.retrying(job, record, retry.failure(), pause, settings.maxAttempts));
            }
            return StepRun.End.LANDED;
        }
        if (outcome instanceof Outcome.Postponed postponed) {
            StepRecord record = begun.record(StepState.RETRYING, "");
            flight.saved(transitions.postponed(job, record, postponed.failure(), postponed.pause()));
            return StepRun.End.LANDED;
        }
        if (outcome instanceof Outcome.Broken broken) {
            flight.saved(transitions.failed(job, begun.record(StepState.FAILED, ""), broken.failure()));
            return StepRun.End.LANDED;
        }
        return outcome instanceof Outcome.Cancelled ? StepRun.End.LOST : stopped(flight, step);
    }

    /** The platform stops in the middle of a step. */
    StepRun.End stopped(Flight flight, Step step) {
        NextStep here = new NextStep(step.name(), "", flight.fresh());
        flight.saved(transitions.queued(
                flight.job(), here, "", "the platform stops; the step begins again at the next start"));
        return StepRun.End.LANDED;
    }

    private StepRun.End answered(Flight flight, Begun begun, Outcome.Answered answered) {
        Job job = flight.job();
        Answer answer = answered.answer();
        String key = key(flight, begun, answer);
        StepResult result = key == null
                ? null
                : new StepResult(
                        key, answered.plugin(), answer.findings(), answer.patch(), answer.attributes(), answered.at());
        String checkpoint = key == null ? "" : key;
        if (answer.rejects()) {
            StepRecord record = begun.record(StepState.REJECTED, checkpoint);
            flight.saved(transitions.rejected(job, record, result, Verdict.on(begun.step(), answer)));
            return StepRun.End.LANDED;
        }
        boolean omitted = answer.effect() == Effect.OMITTED;
        StepState done = answered.reused() ? StepState.REUSED : StepState.SUCCEEDED;
        StepRecord record = begun.record(omitted ? StepState.OMITTED : done, checkpoint);
        String why = omitted
                ? answer.findings().stream().findFirst().map(Finding::message).orElse("")
                : "";
        flight.saved(transitions.stepped(job, record, result, answer.catalogueEntry(), why));
        if (result != null && !omitted) {
            flight.learn(begun.step().name(), result);
        }
        return StepRun.End.DONE;
    }

    private static @Nullable String key(Flight flight, Begun begun, Answer answer) {
        if (answer.effect() == Effect.OMITTED) {
            // What could not be done for this job may well be done for the next one.
            Job job = flight.job();
            String attempts = job.attempts() + "." + begun.attempt();
            return Hashes.of(
                    job.sha256(), begun.step().name(), begun.task().recordedAs(), "omitted", job.id(), attempts);
        }
        return answer.key() == null ? begun.key() : own(flight, answer.key());
    }
}
