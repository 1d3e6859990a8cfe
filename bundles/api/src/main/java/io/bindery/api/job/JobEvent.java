package io.bindery.api.job;

import java.time.Instant;
import java.util.Objects;

/**
 * One entry of a job's history. Immutable.
 *
 * @param at when
 * @param type what, e.g. {@code received}, {@code step-succeeded}, {@code state-changed}
 * @param state the job's state after it
 * @param step the step it happened in; empty if in none
 * @param plugin the plugin that was at work; empty if none was
 * @param actor who did it: the worker, or the person
 * @param detail more, for a person; may be empty
 */
public record JobEvent(
        Instant at, String type, JobState state, String step, String plugin, String actor, String detail) {
    public JobEvent {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(plugin, "plugin");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(detail, "detail");
    }
}
