package io.bindery.core.calls;

import java.time.Duration;
import java.time.Instant;

/**
 * When a call must have ended. Whether it has passed is told by a clock that nobody can set: a call must not end because the
 * wall clock was set forward.
 *
 * @param at the same by the wall clock as it was at the beginning, for a person
 */
record Deadline(Instant at, long nanos) {

    static Deadline in(Duration limit) {
        return new Deadline(Instant.now().plus(limit), System.nanoTime() + limit.toNanos());
    }

    boolean passed() {
        return System.nanoTime() - nanos >= 0;
    }
}
