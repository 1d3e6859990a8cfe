package io.bindery.api.store;

/** The store cannot be reached just now, or has no room; what was asked has not happened, or will be undone. */
public class StoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Names what could not be done and why. */
    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
