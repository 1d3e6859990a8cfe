package io.bindery.formats.pdf.document;

import io.bindery.api.error.RejectedException;
import io.bindery.api.finding.Location;
import io.bindery.formats.pdf.PdfError;
import io.bindery.hardened.HostileContentException;

/**
 * A limit was passed. Unchecked, because PDFBox takes an {@link java.io.IOException} for damage that it may pass over, and goes on.
 */
public final class HostilePdfException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient RejectedException rejection;

    /** @param message what this very file does */
    public HostilePdfException(PdfError error, String message) {
        super(error.code() + ": " + message);
        this.rejection = HostileContentException.rejection(error, message, Location.BOOK);
    }

    /** The same as the platform wants it. */
    public RejectedException rejection() {
        return rejection;
    }
}
