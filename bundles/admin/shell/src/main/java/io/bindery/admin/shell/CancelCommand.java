package io.bindery.admin.shell;

import io.bindery.api.job.Job;
import io.bindery.core.jobs.Jobs;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** {@code bindery:cancel ID}. */
@Service
@Command(scope = "bindery", name = "cancel", description = "Ends a job; a step that is running is interrupted")
public class CancelCommand extends CoreCommand {

    @Argument(name = "id", description = "The job's id", required = true)
    @Completion(JobIdCompleter.class)
    private String id;

    @Override
    public @Nullable Object execute() throws Exception {
        Job job = core(Jobs.class, jobs -> jobs.cancel(id, actor()));
        out().println(job.id() + " is " + job.state());
        return null;
    }
}
