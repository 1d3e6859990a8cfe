package io.bindery.core.plugins;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a plugin is called, and how it behaved. Immutable.
 *
 * @param breaker {@code closed}: it is called; {@code open}: it kept failing, is left alone, and what needs it waits;
 *     {@code half-open}: one call tries it
 * @param since since when the breaker is open, or closed
 * @param retryAt when one call tries it again; null unless the breaker is open
 * @param lastFailure what its last failure was, for a person; empty if there was none
 * @param lastFailureAt when that was; null if there was none
 * @param concurrency how many calls may run at once; 0 before the first call
 * @param threadsLeft threads that it started during its calls and that still run
 */
public record PluginFitness(
        String breaker,
        Instant since,
        @Nullable Instant retryAt,
        String lastFailure,
        @Nullable Instant lastFailureAt,
        int concurrency,
        int threadsLeft) {

    /** Whether it is called just now as often as need be. */
    public boolean fit() {
        return breaker.equals("closed");
    }
}
