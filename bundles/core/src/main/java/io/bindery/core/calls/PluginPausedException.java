package io.bindery.core.calls;

import io.bindery.core.registry.PluginGuard;
import java.time.Duration;

/** A plugin is not called just now; the job is to wait. */
public class PluginPausedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Duration pause;

    PluginPausedException(PluginGuard.Refusal refusal) {
        super(refusal.reason());
        this.pause = refusal.pause();
    }

    /** When it makes sense to ask again. */
    public Duration pause() {
        return pause;
    }
}
