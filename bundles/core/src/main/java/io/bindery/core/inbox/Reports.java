package io.bindery.core.inbox;

import io.bindery.api.error.ErrorCode;
import io.bindery.api.finding.Finding;
import io.bindery.api.job.Failure;
import io.bindery.api.job.Job;
import io.bindery.core.jobs.JobReport;
import io.bindery.core.jobs.Rendition;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells a publisher, in plain text, what became of a book. */
final class Reports {

    /** A name may hold what would make the report read as another one. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}]");
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
        for (Rendition rendition : report.renditions()) {
            line(text, "As " + rendition.format(), outcome(rendition));
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

    private static String outcome(Rendition rendition) {
        Failure failure = rendition.failure();
        return rendition.state() + (failure == null ? "" : ": " + failure.code() + " " + failure.message());
    }

    /** A report for a book that never became a job. */
    static String ofRefusal(String fileName, String why, ErrorCode code) {
        StringBuilder text = new StringBuilder();
        line(text, "Book", fileName);
        line(text, "Result", "REJECTED");
        line(text, "Why", why);
        line(text, "What to do", code.remedy());
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
        text.append(String.format(
                Locale.ROOT, "%-11s %s%n", label + ":", UNSEEN.matcher(value).replaceAll("_")));
    }
}
