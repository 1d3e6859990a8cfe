package io.bindery.core.jobs;

/** Too many jobs wait already; nothing was taken. Try again later. */
public class IntakeBusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says it for a person. */
    public IntakeBusyException(String message) {
        super(message);
    }
}
