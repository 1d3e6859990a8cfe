package io.bindery.core.intake;

/**
 * What came of taking a book. Immutable.
 *
 * @param outcome what is to be done with it now
 * @param report for a refused book: plain text for its publisher; else empty
 */
public record Taking(Outcome outcome, String report) {

    /** What is to be done with a book. */
    public enum Outcome {
        /** It is safe and has a job: remove it. */
        TAKEN,
        /** It will never be taken: set it aside, with the report beside it. */
        REFUSED,
        /** Leave it, and show it again later. */
        LATER,
        /** It is none, or none yet: leave it. */
        IGNORED
    }
}
