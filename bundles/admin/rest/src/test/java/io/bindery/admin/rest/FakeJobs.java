package io.bindery.admin.rest;

import io.bindery.api.content.MediaType;
import io.bindery.api.finding.Finding;
import io.bindery.api.finding.Location;
import io.bindery.api.finding.Severity;
import io.bindery.api.job.Failure;
import io.bindery.api.job.Job;
import io.bindery.api.job.JobEvent;
import io.bindery.api.job.JobState;
import io.bindery.api.job.StepRecord;
import io.bindery.api.job.StepState;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Title;
import io.bindery.api.store.Accepted;
import io.bindery.api.store.JobQuery;
import io.bindery.core.jobs.AmbiguousIdException;
import io.bindery.core.jobs.JobFile;
import io.bindery.core.jobs.JobReport;
import io.bindery.core.jobs.Jobs;
import io.bindery.core.jobs.NoSuchJobException;
import io.bindery.core.jobs.Rendition;
import io.bindery.core.jobs.Submission;
import io.bindery.core.jobs.WrongStateException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps jobs in memory, just enough to see that HTTP is mapped rightly. */
final class FakeJobs implements Jobs {

    static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

    final Map<String, Job> byId = new ConcurrentHashMap<>();
    final Map<String, String> idByKey = new ConcurrentHashMap<>();
    final List<Submission> submissions = new ArrayList<>();
    volatile @Nullable RuntimeException refusal;
    volatile boolean lastReplayFresh;
    volatile List<Rendition> renditions = List.of();

    @Nullable
    JobFile cover;

    volatile @Nullable Path content;

    @Override
    public synchronized Accepted submit(Submission submission, InputStream bytes) throws IOException {
        RuntimeException refused = refusal;
        if (refused != null) {
            throw refused;
        }
        submissions.add(submission);
        String known = idByKey.get(submission.intakeKey());
        if (known != null) {
            return new Accepted(find(known), false);
        }
        byte[] all = bytes.readAllBytes();
        Job job = job("0190-%04d".formatted(byId.size()), JobState.QUEUED, submission, all);
        idByKey.put(submission.intakeKey(), job.id());
        byId.put(job.id(), job);
        return new Accepted(job, true);
    }

    void put(String id, JobState state) {
        put(id, state, "acme");
    }

    void put(String id, JobState state, String publisher) {
        byId.put(id, job(id, state, new Submission(id, publisher, "a.epub", "", "test"), new byte[] {1}));
    }

    @Override
    public Optional<JobReport> report(String idOrPrefix) {
        List<Job> found = byId.values().stream()
                .filter(job -> job.id().startsWith(idOrPrefix))
                .toList();
        if (found.size() > 1) {
            throw new AmbiguousIdException("several jobs' ids begin with " + idOrPrefix);
        }
        BookMetadata metadata = BookMetadata.EMPTY.apply(
                MetadataPatch.builder()
                        .add(MetadataField.TITLES, Title.main("Äsop"), "opf")
                        .build(),
                "epub",
                AT);
        return found.stream()
                .findFirst()
                .map(job -> new JobReport(
                        job,
                        List.of(
                                new Finding(
                                        "RSC-005",
                                        Severity.ERROR,
                                        "epubcheck",
                                        "bad",
                                        "mend it",
                                        new Location("a/b.xhtml", 3, 7)),
                                new Finding("BND-1", Severity.INFO, "bindery", "odd", "", Location.BOOK)),
                        renditions,
                        metadata,
                        List.of(new JobEvent(AT, "received", JobState.RECEIVED, "", "", "api", "")),
                        -1));
    }

    @Override
    public List<JobFile> files(String idOrPrefix) {
        Job job = find(idOrPrefix);
        List<JobFile> files = new ArrayList<>();
        files.add(new JobFile("epub", MediaType.EPUB, job.fileName(), job.sha256(), job.sizeBytes(), true));
        renditions.stream()
                .filter(it -> it.state() == Rendition.State.MADE)
                .forEach(it -> files.add(
                        new JobFile(it.format(), it.mediaType(), "ä b.pdf", it.sha256(), it.sizeBytes(), false)));
        return files;
    }

    @Override
    public Optional<JobFile> cover(String idOrPrefix) {
        find(idOrPrefix);
        return Optional.ofNullable(cover);
    }

    @Override
    public Path content(JobFile file) throws IOException {
        Path path = content;
        if (path == null) {
            throw new NoSuchFileException(file.sha256());
        }
        return path;
    }

    @Override
    public List<Job> list(JobQuery query) {
        return byId.values().stream()
                .filter(job -> query.states().isEmpty() || query.states().contains(job.state()))
                .filter(job -> query.publisher() == null || query.publisher().equals(job.publisher()))
                .filter(job -> job.id().startsWith(query.idPrefix()))
                .filter(job -> job.fileName().contains(query.text()) || job.id().startsWith(query.text()))
                .filter(job -> query.beforeId() == null || job.id().compareTo(query.beforeId()) < 0)
                .sorted(Comparator.comparing(Job::id).reversed())
                .limit(query.limit())
                .toList();
    }

    @Override
    public Map<JobState, Long> counts() {
        Map<JobState, Long> counts = new EnumMap<>(JobState.class);
        for (JobState state : JobState.values()) {
            counts.put(
                    state,
                    byId.values().stream().filter(job -> job.state() == state).count());
        }
        return counts;
    }

    @Override
    public Job replay(String jobId, boolean fresh, String actor) {
        lastReplayFresh = fresh;
        return move(jobId, JobState.QUEUED);
    }

    @Override
    public Job enrich(String jobId, String enricher, String actor) {
        return move(jobId, JobState.QUEUED);
    }

    @Override
    public Job cancel(String jobId, String actor) {
        return move(jobId, JobState.CANCELLED);
    }

    private Job move(String jobId, JobState next) {
        Job job = find(jobId);
        if (!job.state().leadsTo(next)) {
            throw new WrongStateException("job " + jobId + " is " + job.state());
        }
        Job moved = job.toBuilder().state(next).build();
        byId.put(jobId, moved);
        return moved;
    }

    private Job find(String id) {
        return Optional.ofNullable(byId.get(id)).orElseThrow(() -> new NoSuchJobException("there is no job " + id));
    }

    private static Job job(String id, JobState state, Submission submission, byte[] bytes) {
        StepRecord step = new StepRecord(
                "validate", "epub", "1.0.0", StepState.REJECTED, AT, Duration.ofMillis(53), 1, "checkpoint");
        Failure failure = state == JobState.REJECTED ? new Failure("BND-EPUB-001", "2 errors", "mend them") : null;
        return new Job(
                id,
                submission.publisher(),
                submission.fileName(),
                "application/epub+zip",
                bytes.length,
                sha256(bytes),
                state,
                "",
                "",
                1,
                0,
                AT,
                "",
                null,
                null,
                null,
                0,
                failure,
                AT,
                AT,
                1,
                List.of(step));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
