package io.bindery.api.store;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** Counts jobs. Safe for use by several threads. All methods throw {@link StoreUnavailableException} if the store cannot be reached. */
@ConsumerType
public interface JobStatistics {

    /**
     * What became of jobs.
     *
     * @param since only jobs that were last changed since then
     * @param publishers only jobs of these; empty for all
     */
    Statistics since(Instant since, Set<String> publishers);

    /** The publishers that have a job or a book, by name. */
    List<String> publishers();

    /**
     * What became of jobs. Immutable.
     *
     * @param perHour how many ended in each hour in which any did, the oldest hour first
     * @param failureCauses how many did not succeed for each cause, the most frequent first
     * @param steps how long each step took
     */
    record Statistics(List<Hour> perHour, List<Cause> failureCauses, List<StepTime> steps) {
        public Statistics {
            perHour = List.copyOf(perHour);
            failureCauses = List.copyOf(failureCauses);
            steps = List.copyOf(steps);
        }
    }

    /** How many jobs ended in the hour that begins then. Immutable. */
    record Hour(Instant at, long succeeded, long rejected, long failed) {}

    /** How many jobs did not succeed for a cause. Immutable. */
    record Cause(String code, long count) {}

    /** How long a step took, in milliseconds: the half of all no longer than the median, and so on. Immutable. */
    record StepTime(String step, long count, long p50Ms, long p95Ms) {}
}
