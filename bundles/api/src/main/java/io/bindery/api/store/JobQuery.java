package io.bindery.api.store;

import io.bindery.api.job.JobState;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs to look at. Immutable.
 *
 * @param states only jobs in these; empty for any
 * @param publisher only jobs of this one; null for any
 * @param idPrefix only jobs whose id begins so; empty for any
 * @param beforeId only jobs older than this one, for the next page; null for the first page
 * @param limit how many at the most; 1 to 1000
 * @param text only jobs whose file name or book's title has this in it, in any case, or whose id begins so; empty for any
 */
public record JobQuery(
        Set<JobState> states,
        @Nullable String publisher,
        String idPrefix,
        @Nullable String beforeId,
        int limit,
        String text) {
    public JobQuery {
        states = Set.copyOf(states);
        if (limit < 1 || limit > 1000) {
            throw new IllegalArgumentException("a page has 1 to 1000 jobs: " + limit);
        }
    }

    /** Jobs with any text. */
    public JobQuery(
            Set<JobState> states, @Nullable String publisher, String idPrefix, @Nullable String beforeId, int limit) {
        this(states, publisher, idPrefix, beforeId, limit, "");
    }

    /** The newest jobs. */
    public static JobQuery newest(int limit) {
        return new JobQuery(Set.of(), null, "", null, limit);
    }

    /** The newest jobs in one of these states. */
    public static JobQuery in(Set<JobState> states, int limit) {
        return new JobQuery(states, null, "", null, limit);
    }
}
