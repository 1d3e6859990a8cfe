package io.bindery.api.error;

import java.util.Objects;

/**
 * What the plugin needs of the machine is not there: an external program, a licence, a model. The job goes on without this
 * piece of work, which is reported as not available; nobody is at fault, and no breaker counts it. Trying again helps once
 * somebody has done what the remedy says.
 */
public class UnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;

    /**
     * @param code what is missing; its remedy says how to get it, e.g. the command that installs it
     * @param message what is missing just here, for an operator
     */
    public UnavailableException(ErrorCode code, String message) {
        super(message);
        this.code = Objects.requireNonNull(code, "code");
    }

    /** What is missing. */
    public ErrorCode code() {
        return code;
    }
}
