package io.bindery.api.store;

import io.bindery.api.job.Job;
import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Keeps jobs so that none is lost and none is worked on by two at once. Every method is one transaction: all of it is
 * durable when the method returns, and none of it has happened if it throws. Safe for use by several threads and
 * processes. All methods throw {@link StoreUnavailableException} if the store cannot be reached.
 */
@ConsumerType
public interface JobStore {

    /**
     * Makes a job for an arrival, in state {@link io.bindery.api.job.JobState#QUEUED}, with the history entries
     * {@code received} and {@code queued}. If the intake key has made a job before, returns that one and changes nothing.
     * {@link Job#duplicateOf()} is the first job of the same publisher with the same bytes.
     */
    Accepted accept(Arrival arrival);

    /**
     * Takes jobs out of the queue: those that are due, whose next step is wanted, and whose {@link Job#duplicateOf()}, if
     * any, has come to its end; the longest due first. They come back {@link io.bindery.api.job.JobState#RUNNING} under
     * the claim's lease, and no other claim gets them.
     *
     * @return the jobs taken; empty if there are none
     */
    List<Job> claim(Claim claim);

    /**
     * Saves a job and all that changed with it. If the change has a catalogue entry, the book is found by publisher and
     * identifier, or made; a job whose bytes already are a revision of it gets that revision, another one the next number; and
     * an event {@code book.catalogued} leaves with a new revision only. The entry's layers become the book's if this is its newest
     * revision, and the book's metadata is merged anew; if that is another without a new revision, {@code book.metadata-changed} leaves.
     *
     * @param job as it shall be; its version is the one that was read
     * @return the job as saved, with its next version, and its book and revision if it was catalogued
     * @throws StaleJobException if the job has changed since it was read
     */
    Job save(Job job, Change change);

    /**
     * Renews all leases of a worker.
     *
     * @return how many jobs it holds
     */
    int renewLeases(String owner, Instant until);

    /**
     * Puts back into the queue what is due again: jobs that are {@link io.bindery.api.job.JobState#RETRYING} and due, and
     * jobs that are {@link io.bindery.api.job.JobState#RUNNING} under a lease that has lapsed (for these, the failures in a
     * row grow by one). For both, the attempts grow by one. A waiting job that was last changed after {@code now} is due too: the
     * clock has been set back since, and its time would not come for as long as that.
     *
     * @return how many jobs were put back
     */
    int wake(Instant now);

    /**
     * Gives all leases of a worker back at once, for a graceful stop: its jobs are queued again, no attempt is counted.
     *
     * @return how many jobs were put back
     */
    int releaseLeases(String owner, Instant now);

    /**
     * Puts the jobs back into the queue that an earlier life of this worker held when it died, without waiting for their
     * leases to lapse. As with a lapsed lease the attempts and the failures in a row grow by one, since one of these jobs may be
     * what ended that life.
     *
     * @return how many jobs were put back
     */
    int recoverLeases(String owner, Instant now);
}
