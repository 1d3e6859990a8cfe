package io.bindery.core.jobs;

/** The job is in a state that does not allow this. */
public class WrongStateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says it for a person. */
    public WrongStateException(String message) {
        super(message);
    }
}
