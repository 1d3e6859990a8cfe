package io.bindery.core.engine;

import io.bindery.api.job.Job;
import io.bindery.api.job.StepRecord;
import io.bindery.api.job.StepState;
import io.bindery.api.store.StaleJobException;
import io.bindery.api.store.StepResult;
import io.bindery.core.error.CoreError;
import io.bindery.core.registry.Hashes;
import io.bindery.core.steps.PluginAwayException;
import io.bindery.core.steps.Step;
import io.bindery.core.steps.Task;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries a job through one step: does what is not done yet, keeps each answer, and says whether the job can go on. */
final class StepRun {

    private static final Logger LOG = LoggerFactory.getLogger(StepRun.class);

    /** Where the job stands after the step. */
    enum End {
        /** The step is done; on to the next one. */
        DONE,
        /** The job was saved in a state in which this worker no longer holds it. */
        LANDED,
        /** This worker must not touch the job any more: somebody else has changed it. */
        LOST
    }

    private final Transitions transitions;
    private final TaskRun tasks;
    private final Settings settings;

    StepRun(Transitions transitions, TaskRun tasks, Settings settings) {
        this.transitions = transitions;
        this.tasks = tasks;
        this.settings = settings;
    }

    /**
     * Runs the step.
     *
     * @throws io.bindery.api.store.StoreUnavailableException if what happened could not be saved; the job is still held
     */
    End run(Flight flight, Step step) {
        try {
            for (Task task : step.tasks(flight.view(step.name()))) {
                if (flight.cancelled()) {
                    return End.LOST;
                }
                boolean finished = flight.job()
                        .step(step.name(), task.recordedAs())
                        .map(record -> record.state().finished())
                        .orElse(false);
                if (!finished) {
                    End end = run(flight, step, task);
                    if (end != End.DONE) {
                        return end;
                    }
                }
            }
            return End.DONE;
        } catch (PluginAwayException e) {
            NextStep before = new NextStep(step.name(), e.need(), flight.fresh());
            flight.saved(transitions.queued(flight.job(), before, e.getMessage(), "waits for " + e.getMessage()));
            return End.LANDED;
        } catch (StaleJobException e) {
            LOG.info("{}; this worker leaves it", e.getMessage());
            return End.LOST;
        } finally {
            flight.end();
        }
    }

    private End run(Flight flight, Step step, Task task) throws PluginAwayException {
        Begin started = Begin.now();
        int attempt = flight.job()
                        .step(step.name(), task.recordedAs())
                        .map(StepRecord::attempt)
                        .orElse(0)
                + 1;
        String key = key(flight, step, task);
        flight.begin(record(step, task, StepState.RUNNING, started, attempt, ""));
        Outcome outcome = tasks.run(flight, step, task, key);
        Job job = flight.job();

        if (outcome instanceof Outcome.Answered answered) {
            StepResult result = key == null
                    ? null
                    : new StepResult(
                            key,
                            answered.plugin(),
                            answered.answer().findings(),
                            answered.answer().patch(),
                            answered.answer().attributes(),
                            answered.at());
            String checkpoint = key == null ? "" : key;
            if (answered.answer().rejects()) {
                StepRecord record = record(step, task, StepState.REJECTED, started, attempt, checkpoint);
                flight.saved(transitions.rejected(job, record, result, Verdict.on(step, answered.answer())));
                return End.LANDED;
            }
            StepState state = answered.reused() ? StepState.REUSED : StepState.SUCCEEDED;
            StepRecord record = record(step, task, state, started, attempt, checkpoint);
            flight.saved(
                    transitions.stepped(job, record, result, answered.answer().catalogueEntry()));
            if (result != null) {
                flight.learn(step.name(), result);
            }
            return End.DONE;
        }
        if (outcome instanceof Outcome.Retry retry) {
            int failures = job.failuresInARow() + 1;
            if (failures >= settings.maxAttempts) {
                StepRecord record = record(step, task, StepState.FAILED, started, attempt, "");
                flight.saved(transitions.failed(
                        job,
                        record,
                        CoreError.ATTEMPTS_SPENT.failure("after " + failures + " attempts, the last one failed with "
                                + retry.failure().code() + " " + retry.failure().message())));
            } else {
                StepRecord record = record(step, task, StepState.RETRYING, started, attempt, "");
                Duration pause = settings.pause(failures, retry.after());
                flight.saved(transitions.retrying(job, record, retry.failure(), pause, settings.maxAttempts));
            }
            return End.LANDED;
        }
        if (outcome instanceof Outcome.Postponed postponed) {
            StepRecord record = record(step, task, StepState.RETRYING, started, attempt, "");
            flight.saved(transitions.postponed(job, record, postponed.failure(), postponed.pause()));
            return End.LANDED;
        }
        if (outcome instanceof Outcome.Broken broken) {
            StepRecord record = record(step, task, StepState.FAILED, started, attempt, "");
            flight.saved(transitions.failed(job, record, broken.failure()));
            return End.LANDED;
        }
        if (outcome instanceof Outcome.Cancelled) {
            return End.LOST;
        }
        NextStep here = new NextStep(step.name(), "", flight.fresh());
        flight.saved(transitions.queued(job, here, "", "the platform stops; the step begins again at the next start"));
        return End.LANDED;
    }

    /** For a job that wants all anew, a key of its own: known answers are not found, and nobody else's is replaced. */
    private static @Nullable String key(Flight flight, Step step, Task task) {
        String key = task.key(flight.job().sha256(), step.name());
        return key == null || !flight.fresh()
                ? key
                : Hashes.of(
                        key, flight.job().id(), Integer.toString(flight.job().attempts()));
    }

    private static StepRecord record(
            Step step, Task task, StepState state, Begin started, int attempt, String checkpoint) {
        Duration duration = state == StepState.RUNNING ? Duration.ZERO : started.elapsed();
        return new StepRecord(
                step.name(), task.recordedAs(), task.version(), state, started.at(), duration, attempt, checkpoint);
    }

    /** When a task began. How long it took is told by a clock that nobody can set. */
    private record Begin(Instant at, long nanos) {

        static Begin now() {
            return new Begin(Instant.now().truncatedTo(ChronoUnit.MICROS), System.nanoTime());
        }

        Duration elapsed() {
            return Duration.ofNanos(System.nanoTime() - nanos).truncatedTo(ChronoUnit.MICROS);
        }
    }
}
