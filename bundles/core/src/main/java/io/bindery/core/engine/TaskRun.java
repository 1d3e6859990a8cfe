package io.bindery.core.engine;

import io.bindery.api.error.RejectedException;
import io.bindery.api.error.RetryableException;
import io.bindery.api.finding.Finding;
import io.bindery.api.finding.Location;
import io.bindery.api.finding.Severity;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.store.ResultStore;
import io.bindery.api.store.StepResult;
import io.bindery.api.store.StoreUnavailableException;
import io.bindery.core.calls.PluginCaller;
import io.bindery.core.calls.PluginFailedException;
import io.bindery.core.error.CoreError;
import io.bindery.core.guard.PluginUnfitException;
import io.bindery.core.steps.Answer;
import io.bindery.core.steps.Calls;
import io.bindery.core.steps.PluginAwayException;
import io.bindery.core.steps.Step;
import io.bindery.core.steps.StepCatalogue;
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
    Outcome run(Flight flight, Step step, Task task, @Nullable String key) throws PluginAwayException {
        try {
            Optional<StepResult> known = key == null ? Optional.empty() : results.find(key);
            if (known.isPresent()) {
                StepResult result = known.get();
                Answer answer = new Answer(result.findings(), result.patch(), result.attributes(), null);
                return new Outcome.Answered(answer, result.plugin(), result.producedAt(), true);
            }
            Calls calls = new Calls() {
                @Override
                public <R> R call(io.bindery.core.registry.Plugin<?> plugin, PluginCaller.Work<R> work)
                        throws Exception {
                    try {
                        return caller.call(
                                plugin,
                                step.name(),
                                settings.parallelism(step.name()),
                                flight.job(),
                                settings.timeLimit(step.name()),
                                flight,
                                work);
                    } catch (PluginUnfitException e) {
                        throw new PluginAwayException(
                                StepCatalogue.need(plugin, flight.job()), String.valueOf(e.getMessage()));
                    }
                }
            };
            return answered(task, task.work().run(calls, flight.metadata()));
        } catch (PluginAwayException e) {
            throw e;
        } catch (RejectedException e) {
            return answered(task, rejection(task, e));
        } catch (RetryableException e) {
            return new Outcome.Retry(
                    new io.bindery.api.job.Failure(
                            e.code().code(),
                            inStep(step, e.getMessage()),
                            e.code().remedy()),
                    e.retryAfter());
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
        }
    }

    private static Outcome answered(Task task, Answer answer) {
        // Stores keep microseconds; cutting here makes a fresh answer equal to the same one read back.
        return new Outcome.Answered(answer, task.recordedAs(), Instant.now().truncatedTo(ChronoUnit.MICROS), false);
    }

    /** What a plugin's refusal says, as an answer, so that it is kept and used again like any other. */
    private static Answer rejection(Task task, RejectedException e) {
        String source = task.recordedAs().isEmpty() ? "bindery" : task.recordedAs();
        List<Finding> findings =
                e.findings().stream().anyMatch(finding -> finding.severity().rejects())
                        ? e.findings()
                        : List.of(new Finding(
                                e.code().code(),
                                Severity.FATAL,
                                source,
                                String.valueOf(e.getMessage()),
                                e.code().remedy(),
                                Location.BOOK));
        return new Answer(
                findings,
                MetadataPatch.EMPTY,
                Map.of(
                        Verdict.CODE, e.code().code(),
                        Verdict.MESSAGE, String.valueOf(e.getMessage()),
                        Verdict.REMEDY, e.code().remedy()),
                null);
    }

    private static String inStep(Step step, @Nullable String what) {
        return "in step " + step.name() + ": " + what;
    }
}
