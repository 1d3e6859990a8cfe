package io.bindery.admin.rest.access;

/** Whoever asks has not shown that he may. */
public final class NotAdmittedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message for the caller: tells nothing that he may not know */
    public NotAdmittedException(String message) {
        super(message);
    }
}
