package io.bindery.core.guard;

/** A plugin is here but must not be called just now; what needs it waits. The message names the plugin and says why. */
public class PluginUnfitException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param message a noun phrase that follows "waits for" */
    public PluginUnfitException(String message) {
        super(message);
    }
}
