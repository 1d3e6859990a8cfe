package io.bindery.api.store;

import io.bindery.api.job.Job;
import io.bindery.api.job.JobEvent;
import io.bindery.api.job.JobState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Looks at jobs. Safe for use by several threads. All methods throw {@link StoreUnavailableException} if the store cannot
 * be reached.
 */
@ConsumerType
public interface JobReader {

    /** The job with this id. */
    Optional<Job> find(String jobId);

    /** The job that the arrival with this key made. */
    Optional<Job> findByIntakeKey(String intakeKey);

    /** Jobs, the newest first; {@link Job#steps()} is filled. */
    List<Job> list(JobQuery query);

    /** A job's history, the oldest entry first; empty if there is no such job. */
    List<JobEvent> history(String jobId);

    /**
     * How many jobs there are in each state; a state without jobs may be absent. In a store with very many jobs the numbers of
     * those that have ended may be some seconds old.
     */
    Map<JobState, Long> counts();
}
