package io.bindery.api.store;

/** Somebody else has changed the account since it was read. */
public class StaleAccountException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message says which account */
    public StaleAccountException(String message) {
        super(message);
    }
}
