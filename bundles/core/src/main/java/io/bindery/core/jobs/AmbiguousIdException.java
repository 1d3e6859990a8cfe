package io.bindery.core.jobs;

/** Several jobs' ids begin so; give more of it. */
public class AmbiguousIdException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says it for a person. */
    public AmbiguousIdException(String message) {
        super(message);
    }
}
