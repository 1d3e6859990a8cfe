package io.bindery.core.registry;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Counts a plugin's calls. Safe for use by several threads. */
public final class CallStats {

    private final LongAdder calls = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final AtomicInteger abandoned = new AtomicInteger();

    public void called() {
        calls.increment();
    }

    public void failed() {
        failures.increment();
    }

    /** A call's time was up, but its thread did not end. */
    public void abandoned() {
        abandoned.incrementAndGet();
    }

    /** An abandoned call's thread has ended after all. */
    public void returned() {
        abandoned.decrementAndGet();
    }

    public long calls() {
        return calls.sum();
    }

    public long failures() {
        return failures.sum();
    }

    public int abandonedCalls() {
        return abandoned.get();
    }
}
