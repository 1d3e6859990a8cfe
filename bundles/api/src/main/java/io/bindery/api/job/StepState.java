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
    FAILED,
    /**
     * It could not be done, and the job went on without it: a program is not installed, or a book could not be made in another
     * format. Only a replay tries it again.
     */
    OMITTED;

    /** Whether the step is done. */
    public boolean finished() {
        return this == SUCCEEDED || this == REUSED;
    }

    /** Whether the job can go on to the next step, be this one done or left out. */
    public boolean settled() {
        return finished() || this == OMITTED;
    }
}
