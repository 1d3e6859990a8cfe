package io.bindery.core.registry;

import java.time.Duration;

/**
 * When a plugin is no longer called. Immutable.
 *
 * @param failures so many failed calls, if they are half of the last ones, pause a plugin; at least 1
 * @param pause how long it is left alone the first time; each further time in a row twice as long
 * @param longestPause the longest that it is left alone
 * @param callsAtOnce how many calls may be under way at once, those counted that were given up and do not end; at least 1
 */
public record GuardSettings(int failures, Duration pause, Duration longestPause, int callsAtOnce) {

    public GuardSettings {
        if (failures < 1 || callsAtOnce < 1) {
            throw new IllegalArgumentException(
                    "failures and callsAtOnce are at least 1, not " + failures + " and " + callsAtOnce);
        }
        if (longestPause.compareTo(pause) < 0) {
            longestPause = pause;
        }
    }

    /** The same with another number of calls at once. */
    GuardSettings withCallsAtOnce(int calls) {
        return new GuardSettings(failures, pause, longestPause, calls);
    }
}
