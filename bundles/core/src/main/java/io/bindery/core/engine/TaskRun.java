package io.bindery.core.engine;

import io.bindery.api.error.RejectedException;
import io.bindery.api.error.RetryableException;
import io.bindery.api.error.UnavailableException;
import io.bindery.api.finding.Finding;
import io.bindery.api.finding.Location;
import io.bindery.api.finding.Severity;
import io.bindery.api.job.Failure;
import io.bindery.api.job.StepState;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.store.ResultStore;
import io.bindery.api.store.StepResult;
import io.bindery.api.store.StoreUnavailableException;
import io.bindery.core.calls.PluginCaller;
import io.bindery.core.calls.PluginFailedException;
import io.bindery.core.error.CoreError;
import io.bindery.core.steps.Answer;
import io.bindery.core.steps.Answer.Effect;
import io.bindery.core.steps.PluginAwayException;
import io.bindery.core.steps.Step;
import io.bindery.core.steps.Task;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does one task, or finds its answer; turns whatever happens into an {@link Outcome}. */
final class TaskRun {

    private static final Logger LOG = LoggerFactory.getLogger(TaskRun.class);

    private final ResultStore results;
    private final PluginCaller caller;
    private final Settings settings;

    TaskRun(ResultStore results, PluginCaller caller, Settings settings) {
        this.results = results;
        this.caller = caller;
        this.settings = settings;
    }

    /** @throws PluginAwayException if a plugin must not be called just now; the job waits for it */
    Outcome run(Flight flight, Keeper.Begun begun) throws PluginAwayException {
        Step step = begun.step();
        Task task = begun.task();
        Lane lane = flight.begin(begun.record(StepState.RUNNING, ""));
        try {
            String key = begun.key();
            Optional<StepResult> known = key == null ? Optional.empty() : results.find(key);
            Answer answer = known.isPresent()
                    ? Answer.known(known.get(), Effect.JUDGES_BOOK)
                    : task.work().run(new TaskCalls(results, caller, settings, flight, lane), flight.metadata());
            return answered(task, answer);
        } catch (PluginAwayException e) {
            throw e;
        } catch (RejectedException e) {
            return answered(task, rejection(task, e));
        } catch (RetryableException e) {
            return new Outcome.Retry(
                    new Failure(
                            e.code().code(),
                            inStep(step, e.getMessage()),
                            e.code().remedy()),
                    e.retryAfter());
        } catch (UnavailableException e) {
            Failure missing = new Failure(
                    e.code().code(), String.valueOf(e.getMessage()), e.code().remedy());
            return task.dispensable()
                    ? answered(task, Answer.omitted(List.of(finding(task, missing, Severity.WARNING)), Map.of()))
                    : new Outcome.Retry(missing, Optional.empty());
        } catch (StoreUnavailableException e) {
            return new Outcome.Retry(
                    CoreError.STORE_UNAVAILABLE.failure(inStep(step, e.getMessage())), Optional.empty());
        } catch (PluginFailedException e) {
            if (e.error() == CoreError.DISK_FULL) {
                return new Outcome.Postponed(
                        CoreError.DISK_FULL.failure(inStep(step, e.getMessage())), settings.pauseOfFullDisk());
            }
            LOG.error("{}", e.getMessage(), e.getCause());
            return new Outcome.Broken(e.error().failure(inStep(step, e.getMessage())));
        } catch (CancellationException e) {
            return flight.cancelled() ? new Outcome.Cancelled() : new Outcome.Interrupted();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Interrupted();
        } catch (Exception | LinkageError e) {
            LOG.error("Step {} itself failed", step.name(), e);
            return new Outcome.Broken(CoreError.PLATFORM_DEFECT.failure(inStep(step, e.toString())));
        } finally {
            flight.end(lane);
        }
    }

    private static Outcome answered(Task task, Answer answer) {
        StepResult known = answer.known();
        if (known != null) {
            return new Outcome.Answered(answer, known.plugin(), known.producedAt(), true);
        }
        // Stores keep microseconds; cutting here makes a fresh answer equal to the same one read back.
        return new Outcome.Answered(answer, task.recordedAs(), Instant.now().truncatedTo(ChronoUnit.MICROS), false);
    }

    /** What a plugin's refusal says, as an answer, so that it is kept and used again like any other. */
    private static Answer rejection(Task task, RejectedException e) {
        List<Finding> findings =
                e.findings().stream().anyMatch(finding -> finding.severity().rejects())
                        ? e.findings()
                        : List.of(finding(
                                task,
                                new Failure(
                                        e.code().code(),
                                        String.valueOf(e.getMessage()),
                                        e.code().remedy()),
                                Severity.FATAL));
        return new Answer(
                findings,
                MetadataPatch.EMPTY,
                Map.of(
                        Verdict.CODE, e.code().code(),
                        Verdict.MESSAGE, String.valueOf(e.getMessage()),
                        Verdict.REMEDY, e.code().remedy()),
                null);
    }

    private static Finding finding(Task task, Failure failure, Severity severity) {
        String source = task.recordedAs().isEmpty() ? "bindery" : task.recordedAs();
        return new Finding(failure.code(), severity, source, failure.message(), failure.remedy(), Location.BOOK);
    }

    private static String inStep(Step step, @Nullable String what) {
        return "in step " + step.name() + ": " + what;
    }
}
