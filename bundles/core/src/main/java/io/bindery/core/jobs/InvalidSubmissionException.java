package io.bindery.core.jobs;

/** What came with a book is not acceptable; nothing was taken. */
public class InvalidSubmissionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says it for a person. */
    public InvalidSubmissionException(String message) {
        super(message);
    }
}
