package io.bindery.admin.shell;

import io.bindery.api.job.Job;
import io.bindery.api.job.JobState;
import io.bindery.api.store.JobQuery;
import io.bindery.core.jobs.Jobs;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jspecify.annotations.Nullable;

/** {@code bindery:jobs}. */
@Service
@Command(scope = "bindery", name = "jobs", description = "Lists jobs, the newest first")
public class JobsCommand extends CoreCommand {

    @Option(name = "--state", description = "Only jobs in this state")
    @Completion(StateCompleter.class)
    @Nullable
    private String state;

    @Option(name = "--publisher", description = "Only jobs of this publisher")
    @Completion(PublisherCompleter.class)
    @Nullable
    private String publisher;

    @Option(name = "--limit", description = "How many at the most, 1 to 1000")
    private int limit = 50;

    @Override
    public @Nullable Object execute() throws Exception {
        Set<JobState> states = state == null ? Set.of() : Set.of(parse(state));
        JobQuery query = new JobQuery(states, publisher, "", null, limit);
        List<Job> jobs = core(Jobs.class, service -> service.list(query));
        ShellTable table = new ShellTable().emptyTableText("There are no such jobs.");
        for (String column : List.of("Id", "State", "Publisher", "File", "Size", "Next step", "Attempts", "Updated")) {
            table.column(column);
        }
        for (Job job : jobs) {
            table.addRow()
                    .addContent(
                            job.id(),
                            job.state(),
                            job.publisher(),
                            job.fileName(),
                            size(job.sizeBytes()),
                            job.nextStep(),
                            job.attempts(),
                            time(job.updatedAt()));
        }
        table.print(out());
        return null;
    }

    /** The state of this name, in any case; {@code needs-review} too. */
    static JobState parse(String name) {
        String constant = name.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(JobState.values())
                .filter(state -> state.name().equals(constant))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no state " + name + "; there are "
                        + Arrays.toString(JobState.values()).toLowerCase(Locale.ROOT)));
    }
}
