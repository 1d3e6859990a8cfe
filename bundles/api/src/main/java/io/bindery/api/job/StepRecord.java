package io.bindery.api.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * What has happened in one step of a job. Immutable.
 *
 * @param name the step, e.g. {@code validate}
 * @param plugin the plugin that did it; empty if the platform itself did
 * @param pluginVersion its version; empty likewise
 * @param state how it stands
 * @param startedAt when the last attempt began
 * @param duration how long the last attempt took; zero while it runs
 * @param attempt the number of the last attempt, counted from 1
 * @param checkpoint the key under which its result is kept; empty while there is none
 */
public record StepRecord(
        String name,
        String plugin,
        String pluginVersion,
        StepState state,
        Instant startedAt,
        Duration duration,
        int attempt,
        String checkpoint) {
    public StepRecord {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(plugin, "plugin");
        Objects.requireNonNull(pluginVersion, "pluginVersion");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(duration, "duration");
        Objects.requireNonNull(checkpoint, "checkpoint");
        if (attempt < 1) {
            throw new IllegalArgumentException("attempts count from 1: " + attempt);
        }
    }

    /** Whether it is the record of this step by this plugin. */
    public boolean isOf(String step, String byPlugin) {
        return name.equals(step) && plugin.equals(byPlugin);
    }
}
