package io.bindery.api.store;

import io.bindery.api.job.Job;
import io.bindery.api.job.JobEvent;
import io.bindery.api.job.JobState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** When the oldest of the jobs in these states was taken in; empty if there is none. A store that has an index overrides this. */
    default Optional<Instant> oldest(Set<JobState> states) {
        JobQuery page = JobQuery.in(states, 1000);
        List<Job> jobs = list(page);
        Optional<Instant> oldest = Optional.empty();
        while (!jobs.isEmpty()) {
            Job last = jobs.get(jobs.size() - 1);
            oldest = Optional.of(last.createdAt());
            jobs = list(new JobQuery(states, null, "", last.id(), page.limit()));
        }
        return oldest;
    }
}
