package io.bindery.core.jobs;

import io.bindery.api.job.Job;
import io.bindery.api.job.JobState;
import io.bindery.api.store.Accepted;
import io.bindery.api.store.JobQuery;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What people and programs can do with jobs; an OSGi service. Safe for use by several threads. All methods throw
 * {@link io.bindery.api.store.StoreUnavailableException} if the store cannot be reached.
 */
@ProviderType
public interface Jobs {

    /**
     * Takes a book in. When it returns, the book is safe and has a job.
     *
     * @param bytes the book; read to the end in constant memory, not closed
     * @throws IntakeBusyException if too many jobs wait already; nothing was taken
     * @throws InvalidSubmissionException if the submission's names are not acceptable; nothing was taken
     * @throws IOException if the bytes cannot be read or stored; nothing was taken
     */
    Accepted submit(Submission submission, InputStream bytes) throws IOException;

    /**
     * All about one job.
     *
     * @param idOrPrefix the id, or the beginning of one that begins no other job's id
     * @return empty if there is no such job
     * @throws AmbiguousIdException if several jobs' ids begin so
     */
    Optional<JobReport> report(String idOrPrefix);

    /**
     * The files of a job: the book as it came, then what was made of it.
     *
     * @throws NoSuchJobException if there is none
     */
    List<JobFile> files(String idOrPrefix);

    /**
     * The cover picture of a job's book: JPEG, PNG, GIF or WebP; empty if it has none, or was not taken out of it (yet).
     *
     * @throws NoSuchJobException if there is no such job
     */
    Optional<JobFile> cover(String idOrPrefix);

    /**
     * The bytes of one of them: a local file, to be read only.
     *
     * @throws IOException if they are not here any more, or damaged
     */
    Path content(JobFile file) throws IOException;

    /** Jobs, the newest first. */
    List<Job> list(JobQuery query);

    /** How many jobs there are in each state; every state has an entry. */
    Map<JobState, Long> counts();

    /**
     * Puts a job that has ended back into the queue: one that did not succeed, or for which something was left out, such as a format for which
     * a program was missing.
     *
     * @param fresh whether to do all steps anew; else those that finished are kept, and known answers are used again
     * @param actor who wants it
     * @throws NoSuchJobException if there is none
     * @throws WrongStateException if its state does not allow it
     */
    Job replay(String jobId, boolean fresh, String actor);

    /**
     * Puts a job that has succeeded back into the queue, so that an enricher looks at its book (again), and any other that has come since.
     * What the enricher has answered before, with the same version and configuration, is used again; what all others have found stays.
     *
     * @param enricher the plugin's name
     * @param actor who wants it
     * @throws NoSuchJobException if there is none
     * @throws WrongStateException if it has not succeeded
     */
    Job enrich(String jobId, String enricher, String actor);

    /**
     * Ends a job. A step that is running is interrupted.
     *
     * @param actor who wants it
     * @throws NoSuchJobException if there is none
     * @throws WrongStateException if it has ended already
     */
    Job cancel(String jobId, String actor);
}
