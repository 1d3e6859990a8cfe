package io.bindery.hardened;

import io.bindery.api.error.ErrorCode;
import io.bindery.api.error.RejectedException;
import io.bindery.api.finding.Finding;
import io.bindery.api.finding.Location;
import io.bindery.api.finding.Severity;
import java.io.IOException;
import java.util.List;

/**
 * A limit was passed, or a danger met, while bytes were being read. It is an {@link IOException} because streams can
 * throw nothing else; who reads on behalf of a plugin throws its {@link #rejection()}.
 */
public final class HostileContentException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient RejectedException rejection;

    /**
     * @param code what is wrong
     * @param message what is wrong with this very book
     * @param location where
     */
    public HostileContentException(ErrorCode code, String message, Location location) {
        super(code.code() + ": " + message);
        this.rejection = rejection(code, message, location);
    }

    /** The same as the platform wants it. */
    public RejectedException rejection() {
        return rejection;
    }

    /** The rejection of a book for one fault, with one fatal finding that says where. */
    public static RejectedException rejection(ErrorCode code, String message, Location location) {
        Finding finding = new Finding(code.code(), Severity.FATAL, "bindery", message, code.remedy(), location);
        return new RejectedException(code, message, List.of(finding));
    }
}
