package io.bindery.core.enrichment;

/** No enricher of this name takes part just now. */
public final class NoSuchEnricherException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With a message for people. */
    public NoSuchEnricherException(String message) {
        super(message);
    }
}
