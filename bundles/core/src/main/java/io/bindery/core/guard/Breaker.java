package io.bindery.core.guard;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves a plugin alone that keeps failing, and after a pause lets one call try it. Asking whether it would let a call
 * through takes nothing and changes nothing. Safe for use by several threads.
 */
final class Breaker {

    private static final Logger LOG = LoggerFactory.getLogger(Breaker.class);

    private final String plugin;
    private final GuardSettings settings;
    private final CallStats stats;
    private final Runnable onFit;
    private final CircuitBreaker circuit;
    private final AtomicBoolean trying = new AtomicBoolean();
    private int opened;
    private volatile Instant since = Instant.now();
    private volatile @Nullable Instant retryAt;

    /** @param onFit run when the plugin may be called again */
    Breaker(String plugin, GuardSettings settings, CallStats stats, Runnable onFit) {
        this.plugin = plugin;
        this.settings = settings;
        this.stats = stats;
        this.onFit = onFit;
        circuit = CircuitBreaker.of(plugin, settings.breaker());
        circuit.getEventPublisher()
                .onStateTransition(event -> moved(
                        event.getStateTransition().getFromState(),
                        event.getStateTransition().getToState()));
    }

    private void moved(State from, State to) {
        Instant now = Instant.now();
        synchronized (this) {
            switch (to) {
                case OPEN -> {
                    opened++;
                    Duration pause = settings.pause(opened);
                    retryAt = now.plus(pause);
                    if (from == State.CLOSED) {
                        since = now;
                        CallStats.LastFailure last = stats.last();
                        LOG.warn(
                                "Plugin {} keeps failing and is left alone: what needs it waits, and one call tries it"
                                        + " in {} s. Last failure: {}",
                                plugin,
                                pause.toSeconds(),
                                last == null ? "unknown" : last.what());
                    }
                }
                case CLOSED -> {
                    opened = 0;
                    retryAt = null;
                    since = now;
                    LOG.info("Plugin {} is called again: what waited for it goes on", plugin);
                }
                default -> LOG.debug("Plugin {} is tried with one call", plugin);
            }
        }
        trying.set(false);
        if (to == State.CLOSED) {
            onFit.run();
        }
    }

    /** Whether a call would be let through just now. */
    boolean lets() {
        return switch (circuit.getState()) {
            case OPEN, FORCED_OPEN -> {
                Instant due = retryAt;
                yield due == null || Instant.now().isAfter(due);
            }
            case HALF_OPEN -> !trying.get();
            default -> true;
        };
    }

    /** Lets a call through, or not; whoever is let through says {@link #ended} once. */
    boolean enter() {
        if (!circuit.tryAcquirePermission()) {
            return false;
        }
        if (circuit.getState() == State.HALF_OPEN) {
            trying.set(true);
        }
        return true;
    }

    /** @param healthy whether the plugin did as it should; null if the call says nothing of that */
    void ended(@Nullable Boolean healthy, long nanos, String failure) {
        trying.set(false);
        if (healthy == null) {
            circuit.releasePermission();
        } else if (healthy) {
            circuit.onSuccess(nanos, TimeUnit.NANOSECONDS);
        } else {
            circuit.onError(nanos, TimeUnit.NANOSECONDS, new IllegalStateException(failure));
        }
    }

    /** Room has come free. */
    void notifyFit() {
        onFit.run();
    }

    void reset() {
        if (circuit.getState() != State.CLOSED) {
            circuit.transitionToClosedState();
        } else {
            circuit.reset();
        }
    }

    /** {@code closed}, {@code open} or {@code half-open}. */
    String state() {
        return switch (circuit.getState()) {
            case OPEN, FORCED_OPEN -> "open";
            case HALF_OPEN -> "half-open";
            default -> "closed";
        };
    }

    /** When it opened, or closed. */
    Instant since() {
        return since;
    }

    /** When one call may try the plugin; null while it is closed. */
    @Nullable
    Instant retryAt() {
        return retryAt;
    }
}
