package io.bindery.api.store;

import java.time.Instant;
import java.util.Objects;

/**
 * A book whose bytes are stored and that wants a job. Immutable.
 *
 * @param intakeKey names this arrival: the same key never makes a second job
 * @param jobId the id that the job gets, if this arrival makes one
 * @param publisher whose book it is
 * @param fileName the sender's name for the file
 * @param blob its bytes
 * @param at when it arrived
 * @param actor who brought it: a route or a person
 */
public record Arrival(
        String intakeKey, String jobId, String publisher, String fileName, StoredBlob blob, Instant at, String actor) {
    public Arrival {
        Objects.requireNonNull(intakeKey, "intakeKey");
        Objects.requireNonNull(jobId, "jobId");
        Objects.requireNonNull(publisher, "publisher");
        Objects.requireNonNull(fileName, "fileName");
        Objects.requireNonNull(blob, "blob");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(actor, "actor");
    }
}
