package io.bindery.core.inbox;

import io.bindery.api.finding.Finding;
import io.bindery.api.job.Failure;
import io.bindery.api.job.Job;
import io.bindery.core.jobs.JobReport;
import java.util.List;
import java.util.Locale;

/** Tells a publisher, in plain text, what became of a book. */
final class Reports {

    /** How the line begins that ends with the job's id. */
    static final String JOB = "Job:";

    private Reports() {}

    static String of(JobReport report) {
        Job job = report.job();
        StringBuilder text = new StringBuilder();
        line(text, "Book", job.fileName());
        line(text, "Result", job.state().name());
        line(text, "When", job.updatedAt().toString());
        line(text, "Job", job.id());
        line(text, "SHA-256", job.sha256());
        Failure failure = job.failure();
        if (failure != null) {
            line(text, "Why", failure.code() + " " + failure.message());
            line(text, "What to do", failure.remedy());
        }
        List<Finding> findings = report.findings();
        if (!findings.isEmpty()) {
            text.append("\nFindings (").append(findings.size()).append("), the worst first\n");
            findings.stream()
                    .sorted(java.util.Comparator.comparing(Finding::severity))
                    .forEach(finding -> finding(text, finding));
        }
        return text.toString();
    }

    /** A report for a book that never became a job. */
    static String ofRefusal(String fileName, String why) {
        StringBuilder text = new StringBuilder();
        line(text, "Book", fileName);
        line(text, "Result", "REJECTED");
        line(text, "Why", why);
        return text.toString();
    }

    private static void finding(StringBuilder text, Finding finding) {
        String place = finding.location().toString();
        text.append('\n')
                .append(finding.severity().label().toUpperCase(Locale.ROOT))
                .append(' ')
                .append(finding.code())
                .append(place.isEmpty() ? "" : " at " + place)
                .append("\n  ")
                .append(finding.message())
                .append('\n');
        if (!finding.remedy().isEmpty()) {
            text.append("  To mend it: ").append(finding.remedy()).append('\n');
        }
    }

    private static void line(StringBuilder text, String label, String value) {
        text.append(String.format(Locale.ROOT, "%-11s %s%n", label + ":", value));
    }
}
