package io.bindery.core.jobs;

/** There is no such job. */
public class NoSuchJobException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says it for a person. */
    public NoSuchJobException(String message) {
        super(message);
    }
}
