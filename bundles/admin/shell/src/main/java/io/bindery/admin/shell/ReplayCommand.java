package io.bindery.admin.shell;

import io.bindery.api.job.Job;
import io.bindery.core.jobs.Jobs;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** {@code bindery:replay ID}. */
@Service
@Command(
        scope = "bindery",
        name = "replay",
        description = "Puts a job that ended without success back into the queue; steps that finished are kept")
public class ReplayCommand extends CoreCommand {

    @Argument(name = "id", description = "The job's id", required = true)
    @Completion(JobIdCompleter.class)
    private String id;

    @Option(name = "--fresh", description = "Do all steps anew")
    private boolean fresh;

    @Override
    public @Nullable Object execute() throws Exception {
        Job job = core(Jobs.class, jobs -> jobs.replay(id, fresh, actor()));
        out().println(job.id() + " is " + job.state());
        return null;
    }
}
