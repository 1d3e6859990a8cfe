package io.bindery.hardened.process;

/** An external program did not do its work. The plugin decides whether the book, the world or itself is to blame. */
public final class ProcessFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final ProcessError error;

    ProcessFailedException(ProcessError error, String message) {
        super(message);
        this.error = error;
    }

    /** What went wrong. */
    public ProcessError error() {
        return error;
    }
}
