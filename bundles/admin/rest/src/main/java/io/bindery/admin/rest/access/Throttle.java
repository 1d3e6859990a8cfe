package io.bindery.admin.rest.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Makes guessing slow: after some failures a login is not tried for a while, which grows with each further one. Logins that do not exist
 * are treated alike, so that nobody learns which do. Remembers the latest logins only, and nothing after a restart. Safe for use by
 * several threads.
 */
final class Throttle {

    static final int FREE = 5;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int REMEMBERED = 10_000;

    private record Failures(int count, Instant until) {}

    private final Clock clock;
    private final Map<String, Failures> byLogin = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > REMEMBERED;
        }
    };

    Throttle(Clock clock) {
        this.clock = clock;
    }

    /** Counts a try as a failure until {@link #succeeded} says otherwise: tries at the same time count too. */
    synchronized void trying(String login) {
        String key = login.toLowerCase(Locale.ROOT);
        Instant now = clock.instant();
        Failures before = byLogin.getOrDefault(key, new Failures(0, Instant.MIN));
        if (now.isBefore(before.until())) {
            throw new LockedOutException(Duration.between(now, before.until()));
        }
        int count = before.count() + 1;
        byLogin.put(key, new Failures(count, count < FREE ? Instant.MIN : now.plus(pause(count - FREE))));
    }

    synchronized void succeeded(String login) {
        byLogin.remove(login.toLowerCase(Locale.ROOT));
    }

    private static Duration pause(int more) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(more, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
