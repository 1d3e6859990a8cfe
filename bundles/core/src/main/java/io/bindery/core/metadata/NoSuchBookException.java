package io.bindery.core.metadata;

/** There is no such book in the catalogue. */
public class NoSuchBookException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says it for a person. */
    public NoSuchBookException(String message) {
        super(message);
    }
}
