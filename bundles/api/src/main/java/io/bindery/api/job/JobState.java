package io.bindery.api.job;

import java.util.EnumSet;
import java.util.Set;

/** The state of a job. Holds its own legal transitions; stored and shown by name. */
public enum JobState {
    /** Its bytes are safe; it is not yet in the queue. */
    RECEIVED,
    /** Waits for a worker, for its due time, or for a plugin that is away. */
    QUEUED,
    /** A worker holds it by a lease. */
    RUNNING,
    /** The world failed; it goes back to the queue at its due time. */
    RETRYING,
    /** A person must decide. */
    NEEDS_REVIEW,
    /** The book is in the catalogue; all steps are done, but for those that it went on without. */
    SUCCEEDED,
    /** The book is at fault; the findings say where. */
    REJECTED,
    /** We are at fault, or the attempts are spent. */
    FAILED,
    /** A person ended it. */
    CANCELLED;

    /** The states that may follow this one; a fresh set. */
    public Set<JobState> successors() {
        return switch (this) {
            case RECEIVED -> EnumSet.of(QUEUED, CANCELLED);
            case QUEUED -> EnumSet.of(RUNNING, CANCELLED);
            // back to QUEUED: the lease was given back or lapsed, or the next step has no room
            case RUNNING -> EnumSet.of(QUEUED, RETRYING, NEEDS_REVIEW, SUCCEEDED, REJECTED, FAILED, CANCELLED);
            case RETRYING -> EnumSet.of(QUEUED, CANCELLED);
            case NEEDS_REVIEW -> EnumSet.of(QUEUED, REJECTED, CANCELLED);
            // only by an explicit replay; one that succeeded, for what was left out
            case SUCCEEDED, REJECTED, FAILED, CANCELLED -> EnumSet.of(QUEUED);
        };
    }

    /** Whether a job may move from this state to the other. */
    public boolean leadsTo(JobState next) {
        return successors().contains(next);
    }

    /** Whether nothing more will happen by itself. */
    public boolean terminal() {
        return switch (this) {
            case SUCCEEDED, REJECTED, FAILED, CANCELLED -> true;
            case RECEIVED, QUEUED, RUNNING, RETRYING, NEEDS_REVIEW -> false;
        };
    }

    /** Whether {@code replay} can put it back into the queue, if there is anything left to do for it. */
    public boolean replayable() {
        return terminal() && leadsTo(QUEUED);
    }
}
