package io.bindery.core.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Notices that the wall clock was set, or that the machine slept: it then has gone another way than the processor's own clock. Not
 * for use by several threads.
 */
final class ClockJumps {

    /** What the clock's own correction and a busy machine may make of it between two looks. */
    private static final Duration TOLERANCE = Duration.ofSeconds(1);

    private Instant wall;
    private long nanos = System.nanoTime();

    ClockJumps(Clock clock) {
        wall = clock.instant();
    }

    /** Whether the clock has jumped since the last look. */
    boolean jumped(Instant wallNow, long nanosNow) {
        Duration byWall = Duration.between(wall, wallNow);
        Duration drift = byWall.minusNanos(nanosNow - nanos);
        wall = wallNow;
        nanos = nanosNow;
        return drift.abs().compareTo(TOLERANCE) > 0;
    }
}
