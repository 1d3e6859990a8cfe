package io.bindery.core.guard;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts a plugin's calls. Safe for use by several threads. */
public final class CallStats {

    /**
     * A call that failed. Immutable.
     *
     * @param at when
     * @param what what happened, for a person
     */
    public record LastFailure(Instant at, String what) {}

    private final LongAdder calls = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final AtomicInteger abandoned = new AtomicInteger();
    private volatile @Nullable LastFailure last;

    void called() {
        calls.increment();
    }

    void failed(String what) {
        failures.increment();
        last = new LastFailure(Instant.now(), what);
    }

    /** A call failed, and the world is to blame. */
    public void failedForTheWorld() {
        failures.increment();
    }

    /** A call was given up, but its thread did not end. */
    void abandoned() {
        abandoned.incrementAndGet();
    }

    /** An abandoned call's thread has ended after all. */
    void returned() {
        abandoned.decrementAndGet();
    }

    /** Calls since the plugin came. */
    public long calls() {
        return calls.sum();
    }

    /** Calls that failed, since the plugin came. */
    public long failures() {
        return failures.sum();
    }

    /** Calls that were given up and still hold a thread. */
    public int abandonedCalls() {
        return abandoned.get();
    }

    /** The last call that failed; null if none has. */
    @Nullable
    LastFailure last() {
        return last;
    }
}
