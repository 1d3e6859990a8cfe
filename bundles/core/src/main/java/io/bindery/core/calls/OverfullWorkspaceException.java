package io.bindery.core.calls;

/** A plugin wrote more into its workspace than it may. */
final class OverfullWorkspaceException extends Exception {

    private static final long serialVersionUID = 1L;

    OverfullWorkspaceException(long limit) {
        super("left more than " + (limit >> 20) + " MiB in its workspace");
    }
}
