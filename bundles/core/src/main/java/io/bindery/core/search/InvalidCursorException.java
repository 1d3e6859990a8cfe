package io.bindery.core.search;

/** A page was asked for that cannot be told any more. */
public final class InvalidCursorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message why */
    public InvalidCursorException(String message) {
        super(message);
    }
}
