package io.bindery.api.store;

import io.bindery.api.job.JobState;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Finds and removes state that nobody needs any more. Every method is one short transaction and removes a limited number of
 * things; call it again until it removes none. Safe for use by several threads, also while jobs arrive and run. All methods throw
 * {@link StoreUnavailableException} if the store cannot be reached.
 */
@ConsumerType
public interface StateUpkeep {

    /**
     * Those of some bytes that no job, no revision in the catalogue and no result refers to.
     *
     * @param sha256s their hashes; at most 100,000
     */
    Set<String> unreferenced(Collection<String> sha256s);

    /**
     * How many jobs {@link #removeJobs} would remove at the least; those that it could only remove after these are not counted.
     *
     * @param state a terminal one
     */
    long countRemovableJobs(JobState state, Instant endedBefore);

    /**
     * Removes jobs that have come to their end, with their history, and those of their results that no other job can use. A job
     * stays while the catalogue names it as the origin of a revision, and while a later job stays that brought the same bytes. The
     * intake key of a removed job is forgotten: an arrival with it makes a new job.
     *
     * @param state a terminal one
     * @param limit how many at the most; 1 to 1000
     * @return how many were removed
     * @throws IllegalArgumentException if the state is not terminal
     */
    int removeJobs(JobState state, Instant endedBefore, int limit);

    /** How many events {@link #removeEvents} would remove. */
    long countRemovableEvents(Instant before);

    /**
     * Removes events of the {@link Outbox} that all consumers have passed; if there has never been a consumer, all that old.
     *
     * @return how many were removed
     */
    int removeEvents(Instant before, int limit);
}
