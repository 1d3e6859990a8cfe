package io.bindery.admin.shell;

import io.bindery.api.finding.Finding;
import io.bindery.api.job.Job;
import io.bindery.api.job.JobEvent;
import io.bindery.api.job.StepRecord;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.MetadataField;
import io.bindery.core.jobs.JobReport;
import io.bindery.core.jobs.Jobs;
import io.bindery.core.jobs.NoSuchJobException;
import io.bindery.core.jobs.Rendition;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jspecify.annotations.Nullable;

/** {@code bindery:job ID}. */
@Service
@Command(
        scope = "bindery",
        name = "job",
        description = "Shows all about one job: state, steps, findings, metadata, history")
public class JobCommand extends CoreCommand {

    private static final int LONGEST_VALUE = 200;

    @Argument(name = "id", description = "The job's id, or its beginning", required = true)
    @Completion(JobIdCompleter.class)
    private String id;

    @Override
    public @Nullable Object execute() throws Exception {
        JobReport report = core(
                Jobs.class,
                jobs -> jobs.report(id)
                        .orElseThrow(
                                () -> new NoSuchJobException("there is no job " + id + "; bindery:jobs lists them")));
        print(report.job());
        steps(report.job().steps());
        findings(report.findings());
        renditions(report.renditions());
        metadata(report.metadata());
        history(report.history());
        return null;
    }

    private void print(Job job) {
        line("Job", job.id());
        line("State", job.state());
        line("File", job.fileName() + ", " + size(job.sizeBytes()) + ", " + job.mediaType());
        line("SHA-256", job.sha256());
        line("Publisher", job.publisher());
        line("Created", time(job.createdAt()));
        line("Updated", time(job.updatedAt()));
        line("Attempts", job.attempts());
        if (!job.waitingFor().isEmpty()) {
            line("Waits for", job.waitingFor());
        }
        if (job.duplicateOf() != null) {
            line("Same bytes as", job.duplicateOf());
        }
        if (job.bookId() != null) {
            line("Book", job.bookId() + ", revision " + job.revision());
        }
        if (job.failure() != null) {
            line("Failure", job.failure().code() + ": " + job.failure().message());
            line("Remedy", job.failure().remedy());
        }
    }

    private void line(String name, Object value) {
        out().printf("%-14s %s%n", name, value);
    }

    private void steps(List<StepRecord> steps) {
        ShellTable table = table("Step", "Plugin", "Version", "State", "Started", "ms", "Attempt");
        steps.forEach(step -> table.addRow()
                .addContent(
                        step.name(),
                        step.plugin(),
                        step.pluginVersion(),
                        step.state(),
                        time(step.startedAt()),
                        step.duration().toMillis(),
                        step.attempt()));
        show("Steps", table, steps);
    }

    private void findings(List<Finding> findings) {
        ShellTable table = table("Code", "Severity", "Source", "Where", "Message", "Remedy");
        findings.forEach(finding -> table.addRow()
                .addContent(
                        finding.code(),
                        finding.severity().label(),
                        finding.source(),
                        finding.location(),
                        finding.message(),
                        finding.remedy()));
        show("Findings", table, findings);
    }

    private void renditions(List<Rendition> renditions) {
        ShellTable table = table("Format", "State", "By", "Size", "Recall", "Why");
        renditions.forEach(made -> table.addRow()
                .addContent(
                        made.format(),
                        made.state(),
                        made.converter(),
                        size(made.sizeBytes()),
                        made.proof().recall() < 0
                                ? made.proof().note()
                                : String.format(
                                        Locale.ROOT, "%.1f %%", made.proof().recall() * 100),
                        made.failure() == null
                                ? ""
                                : made.failure().message() + " -> "
                                        + made.failure().remedy()));
        show("Formats", table, renditions);
    }

    private void metadata(BookMetadata metadata) {
        ShellTable table = table("Field", "Value", "From");
        metadata.fields()
                .forEach(field ->
                        table.addRow().addContent(field, shortened(metadata.all(field)), sources(metadata, field)));
        show("Metadata", table, metadata.fields());
    }

    private void history(List<JobEvent> events) {
        ShellTable table = table("At", "What", "State", "Step", "Plugin", "Who", "Detail");
        events.forEach(event -> table.addRow()
                .addContent(
                        time(event.at()),
                        event.type(),
                        event.state(),
                        event.step(),
                        event.plugin(),
                        event.actor(),
                        event.detail()));
        show("History", table, events);
    }

    private void show(String title, ShellTable table, java.util.Collection<?> rows) {
        if (!rows.isEmpty()) {
            out().println();
            out().println(title);
            table.print(out());
        }
    }

    private static ShellTable table(String... columns) {
        ShellTable table = new ShellTable();
        for (String column : columns) {
            table.column(column);
        }
        return table;
    }

    private static String shortened(List<?> values) {
        String text = values.stream().map(Objects::toString).collect(Collectors.joining("; "));
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE - 1) + "…";
    }

    private static <T> String sources(BookMetadata metadata, MetadataField<T> field) {
        return metadata.sourced(field).stream()
                .map(value -> value.provenance().plugin())
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
