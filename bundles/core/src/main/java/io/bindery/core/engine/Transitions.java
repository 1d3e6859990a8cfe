package io.bindery.core.engine;

import io.bindery.api.event.OutgoingEvent;
import io.bindery.api.job.Failure;
import io.bindery.api.job.Job;
import io.bindery.api.job.JobBuilder;
import io.bindery.api.job.JobEvent;
import io.bindery.api.job.JobState;
import io.bindery.api.job.StepRecord;
import io.bindery.api.job.StepState;
import io.bindery.api.store.CatalogueEntry;
import io.bindery.api.store.Change;
import io.bindery.api.store.JobReader;
import io.bindery.api.store.JobStore;
import io.bindery.api.store.StepResult;
import io.bindery.core.steps.StepCatalogue;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Moves jobs: the one place where a job changes, each time in one transaction with its history and what leaves the platform.
 * Each method throws {@link io.bindery.api.store.StaleJobException} if somebody else has changed the job, and
 * {@link io.bindery.api.store.StoreUnavailableException} if the store cannot be reached.
 */
final class Transitions {

    private static final Logger LOG = LoggerFactory.getLogger("io.bindery.jobs");

    private final JobStore store;
    private final String worker;
    private final Observers observers = new Observers();
    private final Clock clock;
    private final Unsaved unsaved;

    Transitions(JobStore store, JobReader reader, String worker, Clock clock) {
        this.store = store;
        this.unsaved = new Unsaved(store, reader);
        this.worker = worker;
        this.clock = clock;
    }

    /** Ends what is saved in the background; what is not saved is done again. */
    void close() {
        unsaved.close();
    }

    /** Who is told of each transition. */
    Observers observers() {
        return observers;
    }

    /** A task of a step is done; the job stays where it is. What a quick one has brought is saved with the next transition. */
    Job stepped(Job job, StepRecord step, @Nullable StepResult result, @Nullable CatalogueEntry entry, String detail) {
        JobBuilder next = job.toBuilder()
                .attempts(Math.max(1, job.attempts()))
                .failuresInARow(0)
                .failure(null)
                .waitingFor("")
                .step(step);
        mediaType(next, result);
        List<JobEvent> history = List.of(stepEvent(job, step, detail));
        Job saved;
        if (result != null && entry == null && step.duration().compareTo(Unsaved.QUICK) < 0) {
            Job deferred = next.updatedAt(clock.instant()).build();
            saved = unsaved.defer(deferred, new Change(history, results(result), List.of(), null));
        } else {
            saved = save(next, history, results(result), List.of(), entry);
        }
        observers.stepEnded(saved, step);
        LOG.debug("{} {} {} of {}", step.state(), step.name(), step.plugin(), job.fileName());
        return saved;
    }

    /** The book is at fault. */
    Job rejected(Job job, StepRecord step, @Nullable StepResult result, Failure failure) {
        JobBuilder next = ended(job, JobState.REJECTED, failure).step(step);
        mediaType(next, result);
        Job saved = finish(next, List.of(stepEvent(job, step, failure.message())), results(result), worker);
        observers.stepEnded(saved, step);
        return saved;
    }

    /** We are at fault, or the attempts are spent. */
    Job failed(Job job, @Nullable StepRecord step, Failure failure) {
        JobBuilder next = ended(job, JobState.FAILED, failure);
        if (step == null) {
            return finish(next, List.of(), List.of(), worker);
        }
        Job saved = finish(next.step(step), List.of(stepEvent(job, step, failure.message())), List.of(), worker);
        observers.stepEnded(saved, step);
        return saved;
    }

    Job succeeded(Job job) {
        return finish(ended(job, JobState.SUCCEEDED, null), List.of(), List.of(), worker);
    }

    /** This worker no longer holds the job: what it has not saved of it is given up. */
    void forget(String jobId) {
        unsaved.forget(jobId);
    }

    /** Somebody ends the job, whoever holds it; the worker that does will see. */
    Job cancelled(Job job, String actor) {
        JobBuilder next = ended(job, JobState.CANCELLED, job.failure()).updatedAt(clock.instant());
        Job cancelled = next.build();
        Change change = new Change(
                List.of(event(JobState.CANCELLED, "state-changed", actor, "")),
                List.of(),
                List.of(outgoing(cancelled)),
                null);
        return told(store.save(cancelled, change), "");
    }

    /** The world failed; the job comes back after a pause. */
    Job retrying(Job job, StepRecord step, Failure failure, Duration pause, int maxAttempts) {
        int failures = job.failuresInARow() + 1;
        Job saved = later(job, step, failure, pause, failures);
        LOG.warn(
                "{} of {} will be tried again at {}: attempt {} of {} failed: {} {}",
                step.name(),
                job.fileName(),
                saved.dueAt(),
                failures,
                maxAttempts,
                failure.code(),
                failure.message());
        return saved;
    }

    /** It cannot be done just now; the job comes back after a pause, and no attempt is counted. */
    Job postponed(Job job, StepRecord step, Failure failure, Duration pause) {
        Job saved = later(job, step, failure, pause, job.failuresInARow());
        LOG.warn(
                "{} of {} is put off until {}, as often as it takes: {} {}",
                step.name(),
                job.fileName(),
                saved.dueAt(),
                failure.code(),
                failure.message());
        return saved;
    }

    private Job later(Job job, StepRecord step, Failure failure, Duration pause, int failures) {
        JobBuilder next = job.toBuilder()
                .attempts(Math.max(1, job.attempts()))
                .state(JobState.RETRYING)
                .nextStep(new NextStep(
                                step.name(), "", NextStep.parse(job.nextStep()).fresh())
                        .toString())
                .failuresInARow(failures)
                .failure(failure)
                .dueAt(clock.instant().plus(pause))
                .noLease()
                .step(step);
        Job saved = save(next, List.of(stepEvent(job, step, failure.message())), List.of(), List.of(), null);
        observers.stepEnded(saved, step);
        observers.moved(saved);
        return saved;
    }

    /** The job goes back into the queue and comes again when what it waits for is there. */
    Job queued(Job job, NextStep before, String waitingFor, String reason) {
        JobBuilder next = job.toBuilder()
                .state(JobState.QUEUED)
                .nextStep(before.toString())
                .waitingFor(waitingFor)
                .dueAt(clock.instant())
                .noLease();
        Job saved = save(next, List.of(event(JobState.QUEUED, "queued", worker, reason)), List.of(), List.of(), null);
        observers.moved(saved);
        if (!waitingFor.isEmpty()) {
            try (MDC.MDCCloseable about = MDC.putCloseable("job", job.id())) {
                LOG.info("Job {} ({}) waits for {}", job.id(), job.fileName(), waitingFor);
            }
        }
        return saved;
    }

    /** Somebody wants an ended job to be done again. */
    Job replayed(Job job, boolean fresh, String actor) {
        // What was left out is done again like what failed.
        List<StepRecord> kept = fresh ? List.of() : reopened(job, step -> step.state() == StepState.OMITTED);
        return again(job, kept, fresh, actor, fresh ? "all steps anew" : "finished steps are kept");
    }

    /** Somebody wants an enricher to look at the book of a job that has succeeded. */
    Job enriched(Job job, String enricher, String actor) {
        List<StepRecord> kept =
                reopened(job, step -> StepCatalogue.isOf(enricher, step) || StepCatalogue.gathers(step.name()));
        return again(job, kept, false, actor, "enriched by " + enricher);
    }

    private Job again(Job job, List<StepRecord> steps, boolean fresh, String actor, String how) {
        JobBuilder next = job.toBuilder()
                .state(JobState.QUEUED)
                .nextStep(new NextStep("", "", fresh).toString())
                .attempts(job.attempts() + 1)
                .failuresInARow(0)
                .failure(null)
                .waitingFor("")
                .dueAt(clock.instant())
                .noLease();
        next.steps(steps);
        Job saved = save(next, List.of(event(JobState.QUEUED, "replayed", actor, how)), List.of(), List.of(), null);
        observers.moved(saved);
        try (MDC.MDCCloseable about = MDC.putCloseable("job", job.id())) {
            LOG.info("Job {} ({}) is replayed by {}: {}", job.id(), job.fileName(), actor, how);
        }
        return saved;
    }

    private static List<StepRecord> reopened(Job job, Predicate<StepRecord> which) {
        return job.steps().stream()
                .map(step -> which.test(step) ? open(step) : step)
                .toList();
    }

    private static StepRecord open(StepRecord step) {
        return new StepRecord(
                step.name(),
                step.plugin(),
                step.pluginVersion(),
                StepState.RETRYING,
                step.startedAt(),
                step.duration(),
                step.attempt(),
                "");
    }

    private static JobBuilder ended(Job job, JobState state, @Nullable Failure failure) {
        return job.toBuilder()
                .attempts(Math.max(1, job.attempts()))
                .state(state)
                .nextStep("")
                .waitingFor("")
                .failure(failure)
                .noLease();
    }

    private Job finish(JobBuilder next, List<JobEvent> steps, List<StepResult> results, String actor) {
        Job job = next.build();
        Failure failure = job.failure();
        String why = failure == null ? "" : failure.code() + " " + failure.message();
        JobEvent end = event(job.state(), "state-changed", actor, why);
        List<JobEvent> history = steps.isEmpty() ? List.of(end) : List.of(steps.get(0), end);
        return told(save(next, history, results, List.of(outgoing(job)), null), why);
    }

    private Job told(Job ended, String why) {
        observers.moved(ended);
        try (MDC.MDCCloseable about = MDC.putCloseable("job", ended.id())) {
            LOG.info("Job {} ({}) {} {}", ended.id(), ended.fileName(), ended.state(), why);
        }
        return ended;
    }

    private OutgoingEvent outgoing(Job job) {
        Map<String, String> data = new TreeMap<>();
        data.put("publisher", job.publisher());
        data.put("fileName", job.fileName());
        data.put("sha256", job.sha256());
        if (job.bookId() != null) {
            data.put("bookId", job.bookId());
            data.put("revision", Integer.toString(job.revision()));
        }
        if (job.failure() != null) {
            data.put("failureCode", job.failure().code());
        }
        // The version makes the key new for each ending of a job that is replayed, and the same for a repeated save.
        return new OutgoingEvent(
                job.id() + "/" + job.version(),
                "job." + job.state().name().toLowerCase(Locale.ROOT),
                job.id(),
                clock.instant(),
                data);
    }

    private Job save(
            JobBuilder next,
            List<JobEvent> history,
            List<StepResult> results,
            List<OutgoingEvent> outgoing,
            @Nullable CatalogueEntry entry) {
        Job job = next.updatedAt(clock.instant()).build();
        return unsaved.save(job, new Change(history, results, outgoing, entry));
    }

    private static void mediaType(JobBuilder next, @Nullable StepResult result) {
        if (result != null && result.attributes().containsKey(io.bindery.core.steps.Task.MEDIA_TYPE)) {
            next.mediaType(result.attributes().get(io.bindery.core.steps.Task.MEDIA_TYPE));
        }
    }

    private static List<StepResult> results(@Nullable StepResult result) {
        return result == null ? List.of() : List.of(result);
    }

    private JobEvent stepEvent(Job job, StepRecord step, String detail) {
        String type = "step-" + step.state().name().toLowerCase(Locale.ROOT);
        return new JobEvent(clock.instant(), type, job.state(), step.name(), step.plugin(), worker, detail);
    }

    private JobEvent event(JobState state, String type, String actor, String detail) {
        return new JobEvent(clock.instant(), type, state, "", "", actor, detail);
    }
}
