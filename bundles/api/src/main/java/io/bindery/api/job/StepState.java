package io.bindery.api.job;

/** The state of one step of a job; stored and shown by name. */
public enum StepState {
    /** A worker is at it. */
    RUNNING,
    /** It is done; it will not be run again for this job. */
    SUCCEEDED,
    /** It is done without work: the answer for the same bytes, plugin and configuration was known. */
    REUSED,
    /** It is done, and the book is at fault. */
    REJECTED,
    /** The world failed; it will be tried again. */
    RETRYING,
    /** It failed for good. */
    FAILED;

    /** Whether the step need not be run again to go on. */
    public boolean finished() {
        return this == SUCCEEDED || this == REUSED;
    }
}
