package io.bindery.core.engine;

import io.bindery.api.content.MediaType;
import io.bindery.api.finding.Finding;
import io.bindery.api.job.Job;
import io.bindery.api.job.JobBuilder;
import io.bindery.api.job.JobState;
import io.bindery.api.job.StepRecord;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.store.Accepted;
import io.bindery.api.store.Arrival;
import io.bindery.api.store.BlobStore;
import io.bindery.api.store.JobQuery;
import io.bindery.api.store.JobReader;
import io.bindery.api.store.JobStore;
import io.bindery.api.store.ResultStore;
import io.bindery.api.store.StaleJobException;
import io.bindery.api.store.StepResult;
import io.bindery.api.store.StoredBlob;
import io.bindery.core.conversion.Facts;
import io.bindery.core.error.CoreError;
import io.bindery.core.formats.FormatNames;
import io.bindery.core.jobs.AmbiguousIdException;
import io.bindery.core.jobs.IntakeBusyException;
import io.bindery.core.jobs.InvalidSubmissionException;
import io.bindery.core.jobs.JobFile;
import io.bindery.core.jobs.JobReport;
import io.bindery.core.jobs.Jobs;
import io.bindery.core.jobs.NoSuchJobException;
import io.bindery.core.jobs.Rendition;
import io.bindery.core.jobs.Submission;
import io.bindery.core.jobs.WrongStateException;
import io.bindery.core.steps.Covers;
import io.bindery.core.steps.Learnt;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/** Where people and programs deal with jobs. */
final class JobDesk implements Jobs {

    private static final long COUNT_EVERY = TimeUnit.SECONDS.toNanos(2);
    private static final int FULL_ID = 36;

    private final Engine engine;
    private final JobStore store;
    private final JobReader reader;
    private final ResultStore results;
    private final BlobStore blobs;
    private final Settings settings;
    private final Clock clock;
    private final Supplier<String> ids;
    private volatile long waiting;
    private volatile long countAt = System.nanoTime();

    JobDesk(
            Engine engine,
            JobStore store,
            JobReader reader,
            ResultStore results,
            BlobStore blobs,
            Settings settings,
            Clock clock,
            Supplier<String> ids) {
        this.engine = engine;
        this.store = store;
        this.reader = reader;
        this.results = results;
        this.blobs = blobs;
        this.settings = settings;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public Accepted submit(Submission submission, InputStream bytes) throws IOException {
        refuseIfBusy();
        Optional<Job> before = reader.findByIntakeKey(submission.intakeKey());
        if (before.isPresent()) {
            // Nothing is stored: other bytes under the same key would belong to no job.
            bytes.transferTo(OutputStream.nullOutputStream());
            return new Accepted(before.get(), false);
        }
        StoredBlob blob = store(submission, bytes);
        Accepted accepted = store.accept(new Arrival(
                submission.intakeKey(),
                ids.get(),
                submission.publisher(),
                submission.fileName(),
                blob,
                clock.instant(),
                submission.actor()));
        if (accepted.created()) {
            engine.transitions().observers().accepted(accepted.job());
        }
        engine.signal();
        return accepted;
    }

    private StoredBlob store(Submission submission, InputStream bytes) throws IOException {
        String expected = submission.expectedSha256().toLowerCase(Locale.ROOT);
        InputStream bounded = new BoundedBook(bytes, settings.maxBookBytes);
        if (expected.isEmpty()) {
            return blobs.put(bounded);
        }
        try {
            return blobs.put(new ExpectedBytes(bounded, expected));
        } catch (ExpectedBytes.OthersException e) {
            throw new InvalidSubmissionException(
                    CoreError.HASH_DIFFERS,
                    "the bytes of " + submission.fileName() + " have the SHA-256 " + e.actual() + ", not " + expected
                            + ". " + CoreError.HASH_DIFFERS.remedy());
        }
    }

    private void refuseIfBusy() {
        long now = System.nanoTime();
        if (now - countAt >= 0) {
            // Counting costs; a limit that is exact to the last two seconds' arrivals is exact enough.
            Map<JobState, Long> counts = reader.counts();
            waiting = counts.getOrDefault(JobState.QUEUED, 0L) + counts.getOrDefault(JobState.RETRYING, 0L);
            countAt = now + COUNT_EVERY;
        }
        if (waiting >= settings.queueLimit) {
            throw new IntakeBusyException(waiting + " jobs wait already, and the limit is " + settings.queueLimit
                    + "; send the book again later");
        }
    }

    @Override
    public Optional<JobReport> report(String idOrPrefix) {
        return resolve(idOrPrefix).map(job -> {
            List<Finding> findings = new ArrayList<>();
            List<Rendition> renditions = new ArrayList<>();
            BookMetadata metadata = BookMetadata.EMPTY;
            Map<String, StepResult> byKey = new HashMap<>();
            results.ofJob(job.id()).forEach(result -> byKey.put(result.key(), result));
            for (StepRecord step : job.steps()) {
                StepResult result = byKey.get(step.checkpoint());
                Optional<Rendition> rendition = result == null ? Optional.empty() : Facts.rendition(result);
                if (rendition.isPresent()) {
                    renditions.add(rendition.get());
                } else if (result != null) {
                    findings.addAll(result.findings());
                    metadata = new Learnt(step.name(), result).addedTo(metadata);
                }
            }
            Optional<Flight> flight = engine.flight(job.id());
            // The worker knows of steps that it has not saved yet.
            JobBuilder shown =
                    flight.map(Flight::job).filter(held -> held.version() >= job.version()).orElse(job).toBuilder();
            flight.map(Flight::running).orElse(List.of()).forEach(shown::step);
            double progress = flight.map(Flight::progress).orElse(-1.0);
            return new JobReport(shown.build(), findings, renditions, metadata, reader.history(job.id()), progress);
        });
    }

    @Override
    public List<JobFile> files(String idOrPrefix) {
        JobReport report = report(idOrPrefix).orElseThrow(() -> none(idOrPrefix));
        Job job = report.job();
        MediaType type = new MediaType(job.mediaType());
        List<JobFile> files = new ArrayList<>();
        files.add(new JobFile(FormatNames.of(type), type, job.fileName(), job.sha256(), job.sizeBytes(), true));
        for (Rendition made : report.renditions()) {
            if (made.state() == Rendition.State.MADE) {
                String name = FormatNames.renamed(job.fileName(), made.mediaType());
                files.add(new JobFile(made.format(), made.mediaType(), name, made.sha256(), made.sizeBytes(), false));
            }
        }
        return files;
    }

    @Override
    public Optional<JobFile> cover(String idOrPrefix) {
        Job job = resolve(idOrPrefix).orElseThrow(() -> none(idOrPrefix));
        return results.ofJob(job.id()).stream()
                .flatMap(result -> Covers.file(result.attributes()).stream())
                .findFirst();
    }

    @Override
    public Path content(JobFile file) throws IOException {
        return blobs.file(file.sha256());
    }

    private static NoSuchJobException none(String id) {
        return new NoSuchJobException(
                "there is no job whose id is or begins with " + id + "; `bindery jobs` lists them");
    }

    private Optional<Job> resolve(String idOrPrefix) {
        String id = idOrPrefix.strip().toLowerCase(Locale.ROOT);
        if (id.length() >= FULL_ID) {
            return reader.find(id);
        }
        if (id.isEmpty()) {
            return Optional.empty();
        }
        List<Job> found = reader.list(new JobQuery(Set.of(), null, id, null, 2));
        if (found.size() > 1) {
            throw new AmbiguousIdException("several jobs' ids begin with " + id + "; give more of it");
        }
        return found.stream().findFirst();
    }

    @Override
    public List<Job> list(JobQuery query) {
        return reader.list(query);
    }

    @Override
    public Map<JobState, Long> counts() {
        Map<JobState, Long> counts = new EnumMap<>(JobState.class);
        for (JobState state : JobState.values()) {
            counts.put(state, 0L);
        }
        counts.putAll(reader.counts());
        return counts;
    }

    @Override
    public Job replay(String jobId, boolean fresh, String actor) {
        Job replayed = change(jobId, job -> {
            boolean done = job.state() == JobState.SUCCEEDED && !fresh && !engine.leftOut(job);
            if (done || !job.state().replayable()) {
                throw new WrongStateException("job " + job.id() + " is " + job.state()
                        + (done
                                ? ", and nothing was left out that could be done now"
                                : "; only a job that has ended can be replayed"));
            }
            return engine.transitions().replayed(job, fresh, actor);
        });
        engine.signal();
        return replayed;
    }

    @Override
    public Job enrich(String jobId, String enricher, String actor) {
        Job queued = change(jobId, job -> {
            if (job.state() != JobState.SUCCEEDED) {
                throw new WrongStateException("job " + job.id() + " is " + job.state()
                        + "; only the book of one that has succeeded can be enriched once more");
            }
            return engine.transitions().enriched(job, enricher, actor);
        });
        engine.signal();
        return queued;
    }

    @Override
    public Job cancel(String jobId, String actor) {
        Job cancelled = change(jobId, job -> {
            if (job.state().terminal()) {
                throw new WrongStateException("job " + job.id() + " has ended already: it is " + job.state());
            }
            return engine.transitions().cancelled(job, actor);
        });
        engine.flight(cancelled.id()).ifPresent(Flight::cancel);
        engine.ended(cancelled);
        engine.signal();
        return cancelled;
    }

    /** Changes a job as it is now; if a worker was faster, as it is then. */
    private Job change(String jobId, Function<Job, Job> change) {
        while (true) {
            Job job = resolve(jobId).orElseThrow(() -> none(jobId));
            try {
                return change.apply(job);
            } catch (StaleJobException e) {
                Thread.onSpinWait(); // the worker saves a step now and then; the next look sees it
            }
        }
    }
}
