package io.bindery.core.calls;

import io.bindery.core.error.CoreError;
import org.jspecify.annotations.Nullable;

/** A plugin call went wrong in a way that its SPI does not foresee. */
public class PluginFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final CoreError error;

    /** Says it for a person; the message names the plugin. */
    public PluginFailedException(CoreError error, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.error = error;
    }

    /** Which kind of wrong. */
    public CoreError error() {
        return error;
    }
}
