package io.bindery.api.store;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * A worker's wish for jobs. Immutable.
 *
 * @param owner the worker
 * @param now the time by the worker's clock
 * @param leaseUntil when the leases lapse unless renewed
 * @param nextSteps the steps for which there is room; {@code ""} for jobs that have not begun
 * @param limit how many jobs at the most; at least 1
 */
public record Claim(String owner, Instant now, Instant leaseUntil, Set<String> nextSteps, int limit) {
    public Claim {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(now, "now");
        Objects.requireNonNull(leaseUntil, "leaseUntil");
        nextSteps = Set.copyOf(nextSteps);
        if (limit < 1) {
            throw new IllegalArgumentException("a claim is for at least one job: " + limit);
        }
    }
}
