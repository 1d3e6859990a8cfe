package io.bindery.api.store;

/** The book has changed since it was looked at; nothing was saved. Look at it again and decide anew. */
public class StaleBookException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long current;

    /** Names the book. */
    public StaleBookException(String bookId, long expected, long current) {
        super("book " + bookId + " is no longer at version " + expected + " but at " + current);
        this.current = current;
    }

    /** The version that it has now. */
    public long current() {
        return current;
    }
}
