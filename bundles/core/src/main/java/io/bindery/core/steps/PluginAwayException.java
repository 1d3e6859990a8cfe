package io.bindery.core.steps;

/** A step needs a plugin that is not here; the job waits for it. */
public class PluginAwayException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String need;

    /**
     * @param need a short name for what is needed, the same as {@link StepCatalogue} gives once it is here
     * @param message the same for a person, with what to do
     */
    public PluginAwayException(String need, String message) {
        super(message);
        this.need = need;
    }

    /** A short name for what is needed. */
    public String need() {
        return need;
    }
}
