package io.bindery.admin.rest;

import io.bindery.api.finding.Finding;
import io.bindery.api.finding.Location;
import io.bindery.api.job.Failure;
import io.bindery.api.job.Job;
import io.bindery.api.job.JobEvent;
import io.bindery.api.job.StepRecord;
import io.bindery.core.jobs.JobReport;
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
        json.put("metadata", MetadataJson.values(report.metadata()));
        json.put("provenance", MetadataJson.provenance(report.metadata()));
        json.put("progress", report.progress() < 0 ? null : report.progress());
        json.put("history", report.history().stream().map(JobJson::event).toList());
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

    private static Map<String, Object> finding(Finding finding) {
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
