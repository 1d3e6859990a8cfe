package io.bindery.core.jobs;

import io.bindery.api.error.ErrorCode;

/** What came with a book is not acceptable; nothing was taken. */
public class InvalidSubmissionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;

    /**
     * @param code what is wrong
     * @param message what is wrong with this very submission, for a person
     */
    public InvalidSubmissionException(ErrorCode code, String message) {
        super(code.code() + ": " + message);
        this.code = code;
    }

    /** What is wrong. */
    public ErrorCode code() {
        return code;
    }
}
