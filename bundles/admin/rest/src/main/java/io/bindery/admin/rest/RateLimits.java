package io.bindery.admin.rest;

import io.bindery.admin.rest.access.Caller;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often somebody may ask: each caller, each address that shows no token that opens anything, and each address that tries to log in. A
 * bucket holds a minute's worth, and fills evenly. Programs of this machine are not counted. Remembers the latest only, on this node only.
 * Safe for use by several threads.
 */
final class RateLimits {

    private static final int REMEMBERED = 10_000;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final int requests;
    private final int logins;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > REMEMBERED;
        }
    };

    /**
     * @param requests of a caller or a stranger's address in a minute; 0 for any number
     * @param logins from an address in a minute; 0 for any number
     */
    RateLimits(int requests, int logins) {
        this.requests = requests;
        this.logins = logins;
    }

    /** Counts a request of somebody who is known. */
    Map<String, String> request(Caller caller) {
        return caller.login().equals(Tenants.MACHINE) ? Map.of() : take("caller", caller.login(), requests);
    }

    /** Counts a request of somebody who is not. */
    Map<String, String> stranger(String address) {
        return take("address", address, requests);
    }

    /** Counts a try to log in. */
    Map<String, String> login(String address) {
        return take("login", address, logins);
    }

    /**
     * Headers that say how much is left (draft-ietf-httpapi-ratelimit-headers-10); none if nothing is counted.
     *
     * @throws ApiException if nothing is left
     */
    private Map<String, String> take(String policy, String who, int most) {
        if (most <= 0) {
            return Map.of();
        }
        ConsumptionProbe probe = bucket(policy + '/' + who, most).tryConsumeAndReturnRemaining(1);
        long resetSeconds = seconds(probe.getNanosToWaitForReset());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("RateLimit-Policy", "\"" + policy + "\";q=" + most + ";w=" + WINDOW.toSeconds());
        headers.put("RateLimit", "\"" + policy + "\";r=" + probe.getRemainingTokens() + ";t=" + resetSeconds);
        if (!probe.isConsumed()) {
            long wait = Math.max(1, seconds(probe.getNanosToWaitForRefill()));
            headers.put("Retry-After", Long.toString(wait));
            throw new ApiException(
                    ApiError.TOO_OFTEN,
                    most + " in a minute are allowed to each " + policy + "; wait " + wait + " s",
                    headers,
                    null);
        }
        return headers;
    }

    private synchronized Bucket bucket(String key, int most) {
        return buckets.computeIfAbsent(
                key,
                it -> Bucket.builder()
                        .addLimit(Bandwidth.builder()
                                .capacity(most)
                                .refillGreedy(most, WINDOW)
                                .build())
                        .build());
    }

    private static long seconds(long nanos) {
        return Duration.ofNanos(nanos).plusMillis(999).toSeconds();
    }
}
