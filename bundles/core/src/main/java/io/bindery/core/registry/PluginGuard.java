package io.bindery.core.registry;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides whether a plugin may be called: not while it is left alone because it keeps failing, and not more often at once than
 * is allowed. Each version and configuration of a plugin begins with a clean slate. Safe for use by several threads.
 */
public final class PluginGuard {

    private static final Logger LOG = LoggerFactory.getLogger(PluginGuard.class);
    private static final double HALF_PERCENT = 50;
    private static final IllegalStateException FAILED = new IllegalStateException("a call failed");

    private final String plugin;
    private final int callsAtOnce;
    private final Semaphore room;
    private final CircuitBreaker breaker;
    private volatile long aloneUntil;
    private volatile @Nullable Failure lastFailure;

    /** How a call failed. */
    public record Failure(Instant at, String message) {}

    /** @param plugin its kind and name, for the log */
    public PluginGuard(String plugin, GuardSettings settings) {
        this.plugin = plugin;
        this.callsAtOnce = settings.callsAtOnce();
        this.room = new Semaphore(callsAtOnce, true);
        IntervalFunction pauses = IntervalFunction.ofExponentialBackoff(settings.pause(), 2, settings.longestPause());
        this.breaker = CircuitBreaker.of(
                plugin,
                CircuitBreakerConfig.custom()
                        .slidingWindow(
                                2 * settings.failures(),
                                settings.failures(),
                                CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                        .failureRateThreshold((float) HALF_PERCENT)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .waitIntervalFunctionInOpenState(attempt -> {
                            long pause = pauses.apply(attempt);
                            aloneUntil = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pause);
                            return pause;
                        })
                        .build());
        breaker.getEventPublisher()
                .onStateTransition(event -> tell(event.getStateTransition().getToState()));
    }

    private void tell(CircuitBreaker.State state) {
        Failure last = lastFailure;
        if (state == CircuitBreaker.State.OPEN) {
            LOG.warn(
                    "Plugin {} keeps failing and is left alone for {} s; jobs that need it wait. Its last failure: {}",
                    plugin,
                    aloneFor().toSeconds(),
                    last == null ? "" : last.message());
        } else if (state == CircuitBreaker.State.CLOSED) {
            LOG.info("Plugin {} is called again", plugin);
        }
    }

    /**
     * Asks for a call; if there is no room, waits so long for some. If it is granted, exactly one of {@link #succeeded},
     * {@link #failed} and {@link #unjudged} must follow, and {@link #left} when the call's thread has ended.
     *
     * @return empty if it is granted, else why not
     */
    public Optional<Refusal> enter(Duration patience) throws InterruptedException {
        if (!breaker.tryAcquirePermission()) {
            return Optional.of(new Refusal(
                    "plugin " + plugin + ", which keeps failing and is left alone; its last failure: " + lastMessage(),
                    aloneFor()));
        }
        boolean granted = false;
        try {
            granted = room.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            if (!granted) {
                breaker.releasePermission();
            }
        }
        return granted
                ? Optional.empty()
                : Optional.of(new Refusal(
                        "plugin " + plugin + ", of which all " + callsAtOnce
                                + " calls that may be under way at once do not end",
                        patience));
    }

    /** A call that is not granted: why, and when it makes sense to ask again. */
    public record Refusal(String reason, Duration pause) {}

    private Duration aloneFor() {
        return Duration.ofNanos(Math.max(TimeUnit.SECONDS.toNanos(1), aloneUntil - System.nanoTime()));
    }

    private String lastMessage() {
        Failure last = lastFailure;
        return last == null ? "none" : last.message();
    }

    /** The call did what it should. */
    public void succeeded() {
        breaker.onSuccess(0, TimeUnit.NANOSECONDS);
    }

    /** The plugin is at fault. */
    public void failed(String message) {
        lastFailure = new Failure(Instant.now(), message);
        breaker.onError(0, TimeUnit.NANOSECONDS, FAILED);
    }

    /** The call ended in a way that says nothing of the plugin. */
    public void unjudged() {
        breaker.releasePermission();
    }

    /** The call's thread has ended. */
    public void left() {
        room.release();
    }

    /** Calls it again, whatever has been. */
    public void reset() {
        breaker.reset();
    }

    /** Whether it is left alone just now, or only tried. */
    public boolean leftAlone() {
        return breaker.getState() != CircuitBreaker.State.CLOSED;
    }

    /** How many calls are under way, those counted that were given up. */
    public int underWay() {
        return callsAtOnce - room.availablePermits();
    }

    /** How the last failed call failed. */
    public Optional<Failure> lastFailure() {
        return Optional.ofNullable(lastFailure);
    }
}
