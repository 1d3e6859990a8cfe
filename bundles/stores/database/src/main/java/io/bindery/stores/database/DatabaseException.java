package io.bindery.stores.database;

/** The database cannot be used; the message says why and what to do about it. */
final class DatabaseException extends Exception {

    private static final long serialVersionUID = 1L;

    DatabaseException(String message) {
        super(message);
    }

    DatabaseException(String message, Throwable cause) {
        super(message, cause);
    }
}
