package io.bindery.itests;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what the platform does in its own time. Has no library behind it because it also runs in the container. */
final class Eventually {

    /** Long enough for the slowest machine: it is only ever waited for in full when something is broken. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final long PAUSE_MILLIS = 200;

    private Eventually() {}

    /** Waits until it holds; fails with these words if it never does. */
    static void holds(String expectation, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + PATIENCE.toSeconds() + " s: " + expectation);
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }
}
