package io.bindery.admin.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.bindery.api.finding.Finding;
import io.bindery.api.finding.Location;
import io.bindery.api.finding.Severity;
import io.bindery.api.job.Failure;
import io.bindery.api.job.Job;
import io.bindery.api.job.JobEvent;
import io.bindery.api.job.JobState;
import io.bindery.api.job.StepRecord;
import io.bindery.api.job.StepState;
import io.bindery.core.jobs.JobFile;
import io.bindery.core.jobs.JobReport;
import io.bindery.core.jobs.Rendition;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Jobs as the API shows them. The members' names are a promise to programs: none is ever renamed or absent. */
final class JobJson {

    private JobJson() {}

    /** A job of a list: in full if that was asked for. */
    @Schema(
            name = "JobOfList",
            anyOf = {Summary.class, Detail.class})
    sealed interface OfList permits Summary, Detail {}

    /** What the job itself knows. */
    @Schema(name = "Job")
    record Summary(
            String id,
            JobState state,
            String fileName,
            String mediaType,
            long sizeBytes,
            String sha256,
            String publisher,
            Instant createdAt,
            Instant updatedAt,
            int attempts,
            List<Step> steps,
            @Nullable Reason failure,
            @Nullable String duplicateOf,
            @Nullable String bookId,
            int revision,
            String waitingFor,
            Instant dueAt)
            implements OfList {}

    /** All about a job. */
    @Schema(name = "JobReport")
    record Detail(
            @JsonUnwrapped Summary job,
            List<Remark> findings,
            Verdict verdict,
            List<Made> renditions,
            Map<String, Object> metadata,
            Map<String, Object> provenance,

            @Schema(description = "how far the running step has come, from 0 to 1") @Nullable
            Double progress,

            List<Entry> history)
            implements OfList {}

    /** A step of a job. */
    @Schema(name = "Step")
    record Step(String name, String plugin, StepState state, Instant startedAt, long durationMs, int attempt) {}

    /** Why a job did not succeed. */
    @Schema(name = "Failure")
    record Reason(String code, String message, String remedy) {}

    /** What all findings come to: whether the book keeps the rules, as far as it was looked at. */
    @Schema(name = "Verdict")
    record Verdict(
            @Schema(allowableValues = {"accepted", "rejected", "undecided"})
            String outcome,

            @Schema(description = "how many findings of each severity")
            Map<String, Long> findings) {}

    /** What came of making the book in another format. */
    @Schema(name = "Rendition")
    record Made(
            String format,
            String mediaType,
            Rendition.State state,
            String converter,
            String converterVersion,
            @Nullable String sha256,
            long sizeBytes,
            @Nullable Long words,

            @Schema(description = "which part of the words is in it, from 0 to 1") @Nullable
            Double recall,

            String note,
            @Nullable Reason failure,
            List<Remark> findings,
            Instant at) {}

    /** What a check has found in the book. */
    @Schema(name = "Finding")
    record Remark(String code, String severity, String source, String message, String remedy, Place location) {}

    /** Where in the book; an empty path is the whole book. */
    @Schema(name = "Location")
    record Place(
            String path,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer line,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer column) {}

    /** An entry of a job's history. */
    @Schema(name = "HistoryEntry")
    record Entry(Instant at, String type, JobState state, String step, String plugin, String actor, String detail) {}

    /** A file of a job. */
    @Schema(name = "JobFile")
    record File(
            String format,
            String mediaType,
            String fileName,
            String sha256,
            long sizeBytes,
            boolean original,
            String href) {}

    /** A page of jobs. */
    @Schema(name = "JobPage")
    record Page(
            List<OfList> jobs,

            @Schema(description = "the parameter 'before' of the next page") @Nullable
            String next) {}

    /** The files of a job. */
    @Schema(name = "JobFiles")
    record FileList(List<File> files) {}

    /** What to do with many jobs. */
    @Schema(name = "Bulk")
    record Bulk(
            @Schema(description = "ids, or beginnings of them") @Nullable
            List<String> ids,

            @Nullable BulkAction action) {}

    /** What can be done with many jobs. */
    enum BulkAction {
        replay,
        cancel
    }

    /** What came of it, in the order of the ids. */
    @Schema(name = "BulkAnswer")
    record BulkAnswer(List<BulkResult> results) {}

    /** What came of one: the job as it is now, or why it could not be done. */
    @Schema(name = "BulkResult")
    record BulkResult(
            String id, @Nullable Summary job, @Nullable Problem problem) {}

    static Summary summary(Job job) {
        return new Summary(
                job.id(),
                job.state(),
                job.fileName(),
                job.mediaType(),
                job.sizeBytes(),
                job.sha256(),
                job.publisher(),
                job.createdAt(),
                job.updatedAt(),
                job.attempts(),
                job.steps().stream().map(JobJson::step).toList(),
                reason(job.failure()),
                job.duplicateOf(),
                job.bookId(),
                job.revision(),
                job.waitingFor(),
                job.dueAt());
    }

    static Detail detail(JobReport report) {
        return new Detail(
                summary(report.job()),
                remarks(report.findings()),
                verdict(report),
                report.renditions().stream().map(JobJson::made).toList(),
                MetadataJson.values(report.metadata()),
                MetadataJson.provenance(report.metadata()),
                report.progress() < 0 ? null : report.progress(),
                report.history().stream().map(JobJson::entry).toList());
    }

    private static Verdict verdict(JobReport report) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Severity severity : Severity.values()) {
            counts.put(
                    severity.label(),
                    report.findings().stream()
                            .filter(finding -> finding.severity() == severity)
                            .count());
        }
        boolean judged = report.job().steps().stream()
                .anyMatch(step -> step.name().equals("validate") && step.state().finished());
        boolean rejected = report.job().state() == JobState.REJECTED;
        return new Verdict(rejected ? "rejected" : judged ? "accepted" : "undecided", counts);
    }

    private static Made made(Rendition rendition) {
        boolean compared = rendition.proof().recall() >= 0;
        return new Made(
                rendition.format(),
                rendition.mediaType().name(),
                rendition.state(),
                rendition.converter(),
                rendition.converterVersion(),
                rendition.sha256().isEmpty() ? null : rendition.sha256(),
                rendition.sizeBytes(),
                compared ? Long.valueOf(rendition.proof().words()) : null,
                compared ? Double.valueOf(rendition.proof().recall()) : null,
                rendition.proof().note(),
                reason(rendition.failure()),
                remarks(rendition.findings()),
                rendition.at());
    }

    static File file(Job job, JobFile file) {
        return new File(
                file.format(),
                file.mediaType().name(),
                file.fileName(),
                file.sha256(),
                file.sizeBytes(),
                file.original(),
                "/api/v1/jobs/" + job.id() + "/files/" + (file.original() ? "original" : file.format()));
    }

    private static Step step(StepRecord step) {
        return new Step(
                step.name(),
                step.plugin(),
                step.state(),
                step.startedAt(),
                step.duration().toMillis(),
                step.attempt());
    }

    private static List<Remark> remarks(List<Finding> findings) {
        return findings.stream().map(JobJson::remark).toList();
    }

    private static Remark remark(Finding finding) {
        Location at = finding.location();
        return new Remark(
                finding.code(),
                finding.severity().label(),
                finding.source(),
                finding.message(),
                finding.remedy(),
                new Place(at.path(), known(at.line()), known(at.column())));
    }

    private static @Nullable Integer known(int number) {
        return number == Location.UNKNOWN ? null : number;
    }

    private static @Nullable Reason reason(@Nullable Failure failure) {
        return failure == null ? null : new Reason(failure.code(), failure.message(), failure.remedy());
    }

    private static Entry entry(JobEvent event) {
        return new Entry(
                event.at(), event.type(), event.state(), event.step(), event.plugin(), event.actor(), event.detail());
    }
}
