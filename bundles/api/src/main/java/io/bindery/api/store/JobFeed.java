package io.bindery.api.store;

import io.bindery.api.job.JobEvent;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What happens to all jobs, as one stream; {@link JobStore} writes it. Safe for use by several threads. All methods throw {@link
 * StoreUnavailableException} if the store cannot be reached.
 */
@ConsumerType
public interface JobFeed {

    /**
     * Entries after one, in the order of their numbers. Numbers are not without gaps, and one may appear a moment after a higher one.
     *
     * @param after the number of the last entry that is known; 0 for all
     * @param limit how many at the most
     */
    List<Entry> after(long after, int limit);

    /** The highest number there is; 0 if there is none. */
    long last();

    /**
     * An entry of a job's history. Immutable.
     *
     * @param id its number
     * @param jobId the job
     * @param publisher whose job it is
     * @param fileName the job's file
     * @param event what has happened
     */
    record Entry(long id, String jobId, String publisher, String fileName, JobEvent event) {}
}
