package io.bindery.api.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the next value of a {@link Job}. What is fixed when a job is received cannot be set. Not thread-safe. */
public final class JobBuilder {

    private final Job base;
    private String mediaType;
    private JobState state;
    private String nextStep;
    private String waitingFor;
    private int attempts;
    private int failuresInARow;
    private Instant dueAt;
    private String leaseOwner;
    private @Nullable Instant leaseUntil;
    private @Nullable String bookId;
    private int revision;
    private @Nullable Failure failure;
    private Instant updatedAt;
    private long version;
    private List<StepRecord> steps;

    JobBuilder(Job job) {
        base = job;
        mediaType = job.mediaType();
        state = job.state();
        nextStep = job.nextStep();
        waitingFor = job.waitingFor();
        attempts = job.attempts();
        failuresInARow = job.failuresInARow();
        dueAt = job.dueAt();
        leaseOwner = job.leaseOwner();
        leaseUntil = job.leaseUntil();
        bookId = job.bookId();
        revision = job.revision();
        failure = job.failure();
        updatedAt = job.updatedAt();
        version = job.version();
        steps = job.steps();
    }

    public JobBuilder mediaType(String value) {
        mediaType = value;
        return this;
    }

    /**
     * Moves the job.
     *
     * @throws IllegalStateException if the state that it is in does not lead there
     */
    public JobBuilder state(JobState next) {
        if (next != state && !state.leadsTo(next)) {
            throw new IllegalStateException("job " + base.id() + " cannot go from " + state + " to " + next);
        }
        state = next;
        return this;
    }

    public JobBuilder nextStep(String value) {
        nextStep = value;
        return this;
    }

    public JobBuilder waitingFor(String value) {
        waitingFor = value;
        return this;
    }

    public JobBuilder attempts(int value) {
        attempts = value;
        return this;
    }

    public JobBuilder failuresInARow(int value) {
        failuresInARow = value;
        return this;
    }

    public JobBuilder dueAt(Instant value) {
        dueAt = value;
        return this;
    }

    /** Gives the lease to a worker. */
    public JobBuilder lease(String owner, Instant until) {
        leaseOwner = owner;
        leaseUntil = until;
        return this;
    }

    /** Gives the lease back. */
    public JobBuilder noLease() {
        leaseOwner = "";
        leaseUntil = null;
        return this;
    }

    public JobBuilder book(@Nullable String id, int number) {
        bookId = id;
        revision = number;
        return this;
    }

    public JobBuilder failure(@Nullable Failure value) {
        failure = value;
        return this;
    }

    public JobBuilder updatedAt(Instant value) {
        updatedAt = value;
        return this;
    }

    public JobBuilder version(long value) {
        version = value;
        return this;
    }

    /** Puts a step's record in the place of the one of the same step and plugin, or at the end. */
    public JobBuilder step(StepRecord step) {
        List<StepRecord> next = new ArrayList<>(steps);
        next.removeIf(present -> present.isOf(step.name(), step.plugin()));
        int place = 0;
        while (place < steps.size() && !steps.get(place).isOf(step.name(), step.plugin())) {
            place++;
        }
        next.add(Math.min(place, next.size()), step);
        steps = next;
        return this;
    }

    public JobBuilder steps(List<StepRecord> value) {
        steps = value;
        return this;
    }

    /** The job. */
    public Job build() {
        return new Job(
                base.id(),
                base.publisher(),
                base.fileName(),
                mediaType,
                base.sizeBytes(),
                base.sha256(),
                state,
                nextStep,
                waitingFor,
                attempts,
                failuresInARow,
                dueAt,
                leaseOwner,
                leaseUntil,
                base.duplicateOf(),
                bookId,
                revision,
                failure,
                base.createdAt(),
                updatedAt,
                version,
                steps);
    }
}
