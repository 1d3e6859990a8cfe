package io.bindery.api.job;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One book's way through the platform. Immutable; the core makes the next one by {@link #toBuilder()} and the store
 * refuses it if somebody else was faster ({@link #version}).
 *
 * @param id UUID version 7 in its usual form: sorts by time
 * @param publisher whose book it is: lower-case letters, digits, {@code -} and {@code _}
 * @param fileName the name that the sender gave the file
 * @param mediaType what identification found; {@code application/octet-stream} before that
 * @param sizeBytes size of the file in bytes
 * @param sha256 hash of the file: 64 lower-case hexadecimal digits
 * @param state how it stands
 * @param nextStep the step before which it waits in the queue; empty for the first
 * @param waitingFor what it waits for, for a person; empty if for a worker only
 * @param attempts how often it was taken up: 1 for a job that went through at once, one more for each time that it was
 *     tried again after a failure, a crash or a replay; 0 before the first time
 * @param failuresInARow attempts that ended without any step finished since the last one that did; the measure for
 *     back-off and for giving up
 * @param dueAt not to be taken up before
 * @param leaseOwner the worker that holds it; empty if none does
 * @param leaseUntil when the lease lapses
 * @param duplicateOf the first job of this publisher with the same bytes; null if this is the first
 * @param bookId the book in the catalogue; null before it is there
 * @param revision which revision of that book it brought, counted from 1; 0 before it is there
 * @param failure why it did not succeed or waits for another attempt; null if all is well
 * @param createdAt when it was received
 * @param updatedAt when it last changed
 * @param version counts the saves
 * @param steps what has happened in its steps, in the order in which they first began; unmodifiable
 */
public record Job(
        String id,
        String publisher,
        String fileName,
        String mediaType,
        long sizeBytes,
        String sha256,
        JobState state,
        String nextStep,
        String waitingFor,
        int attempts,
        int failuresInARow,
        Instant dueAt,
        String leaseOwner,
        @Nullable Instant leaseUntil,
        @Nullable String duplicateOf,
        @Nullable String bookId,
        int revision,
        @Nullable Failure failure,
        Instant createdAt,
        Instant updatedAt,
        long version,
        List<StepRecord> steps) {

    public Job {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(publisher, "publisher");
        Objects.requireNonNull(fileName, "fileName");
        Objects.requireNonNull(mediaType, "mediaType");
        Objects.requireNonNull(sha256, "sha256");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(nextStep, "nextStep");
        Objects.requireNonNull(waitingFor, "waitingFor");
        Objects.requireNonNull(dueAt, "dueAt");
        Objects.requireNonNull(leaseOwner, "leaseOwner");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(updatedAt, "updatedAt");
        steps = List.copyOf(steps);
    }

    /** The record of a step by a plugin, if it has begun. */
    public Optional<StepRecord> step(String name, String plugin) {
        return steps.stream().filter(step -> step.isOf(name, plugin)).findFirst();
    }

    /** A builder that holds this job's values. */
    public JobBuilder toBuilder() {
        return new JobBuilder(this);
    }
}
