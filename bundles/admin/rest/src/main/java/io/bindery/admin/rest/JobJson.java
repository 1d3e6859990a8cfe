package io.bindery.admin.rest;

import io.bindery.api.finding.Finding;
import io.bindery.api.finding.Location;
import io.bindery.api.finding.Severity;
import io.bindery.api.job.Failure;
import io.bindery.api.job.Job;
import io.bindery.api.job.JobEvent;
import io.bindery.api.job.JobState;
import io.bindery.api.job.StepRecord;
import io.bindery.core.jobs.JobFile;
import io.bindery.core.jobs.JobReport;
import io.bindery.core.jobs.Rendition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Jobs as the API shows them. The members' names are a promise to programs: none is ever renamed or absent. */
final class JobJson {

    private JobJson() {}

    /** What a list shows: all that the job itself knows. */
    static Map<String, Object> summary(Job job) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", job.id());
        json.put("state", job.state().name());
        json.put("fileName", job.fileName());
        json.put("mediaType", job.mediaType());
        json.put("sizeBytes", job.sizeBytes());
        json.put("sha256", job.sha256());
        json.put("publisher", job.publisher());
        json.put("createdAt", job.createdAt().toString());
        json.put("updatedAt", job.updatedAt().toString());
        json.put("attempts", job.attempts());
        json.put("steps", job.steps().stream().map(JobJson::step).toList());
        json.put("failure", failure(job.failure()));
        json.put("duplicateOf", job.duplicateOf());
        json.put("bookId", job.bookId());
        json.put("revision", job.revision());
        json.put("waitingFor", job.waitingFor());
        json.put("dueAt", job.dueAt().toString());
        return json;
    }

    /** All about a job. */
    static Map<String, Object> report(JobReport report) {
        Map<String, Object> json = summary(report.job());
        json.put("findings", findings(report.findings()));
        json.put("verdict", verdict(report));
        json.put(
                "renditions",
                report.renditions().stream().map(JobJson::rendition).toList());
        json.put("metadata", MetadataJson.values(report.metadata()));
        json.put("provenance", MetadataJson.provenance(report.metadata()));
        json.put("progress", report.progress() < 0 ? null : report.progress());
        json.put("history", report.history().stream().map(JobJson::event).toList());
        return json;
    }

    /** What all findings come to: whether the book keeps the rules, as far as it was looked at. */
    private static Map<String, Object> verdict(JobReport report) {
        Map<String, Object> counts = new LinkedHashMap<>();
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
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("outcome", rejected ? "rejected" : judged ? "accepted" : "undecided");
        json.put("findings", counts);
        return json;
    }

    private static Map<String, Object> rendition(Rendition rendition) {
        boolean compared = rendition.proof().recall() >= 0;
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", rendition.format());
        json.put("mediaType", rendition.mediaType().name());
        json.put("state", rendition.state().name());
        json.put("converter", rendition.converter());
        json.put("converterVersion", rendition.converterVersion());
        json.put("sha256", rendition.sha256().isEmpty() ? null : rendition.sha256());
        json.put("sizeBytes", rendition.sizeBytes());
        json.put("words", compared ? rendition.proof().words() : null);
        json.put("recall", compared ? rendition.proof().recall() : null);
        json.put("note", rendition.proof().note());
        json.put("failure", failure(rendition.failure()));
        json.put("findings", findings(rendition.findings()));
        json.put("at", rendition.at().toString());
        return json;
    }

    /** A file of a job. */
    static Map<String, Object> file(Job job, JobFile file) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", file.format());
        json.put("mediaType", file.mediaType().name());
        json.put("fileName", file.fileName());
        json.put("sha256", file.sha256());
        json.put("sizeBytes", file.sizeBytes());
        json.put("original", file.original());
        json.put("href", "/api/v1/jobs/" + job.id() + "/files/" + (file.original() ? "original" : file.format()));
        return json;
    }

    private static Map<String, Object> step(StepRecord step) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", step.name());
        json.put("plugin", step.plugin());
        json.put("state", step.state().name());
        json.put("startedAt", step.startedAt().toString());
        json.put("durationMs", step.duration().toMillis());
        json.put("attempt", step.attempt());
        return json;
    }

    private static List<Map<String, Object>> findings(List<Finding> findings) {
        return findings.stream().map(JobJson::finding).toList();
    }

    static Map<String, Object> finding(Finding finding) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", finding.code());
        json.put("severity", finding.severity().label());
        json.put("source", finding.source());
        json.put("message", finding.message());
        json.put("remedy", finding.remedy());
        json.put("location", location(finding.location()));
        return json;
    }

    private static Map<String, Object> location(Location location) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", location.path());
        if (location.line() != Location.UNKNOWN) {
            json.put("line", location.line());
        }
        if (location.column() != Location.UNKNOWN) {
            json.put("column", location.column());
        }
        return json;
    }

    private static @Nullable Map<String, Object> failure(@Nullable Failure failure) {
        return failure == null
                ? null
                : Map.of("code", failure.code(), "message", failure.message(), "remedy", failure.remedy());
    }

    private static Map<String, Object> event(JobEvent event) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("at", event.at().toString());
        json.put("type", event.type());
        json.put("state", event.state().name());
        json.put("step", event.step());
        json.put("plugin", event.plugin());
        json.put("actor", event.actor());
        json.put("detail", event.detail());
        return json;
    }
}
