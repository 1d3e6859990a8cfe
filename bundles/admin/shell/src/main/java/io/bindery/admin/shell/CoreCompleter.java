package io.bindery.admin.shell;

import io.bindery.api.job.Job;
import io.bindery.api.store.JobQuery;
import io.bindery.core.jobs.Jobs;
import java.util.List;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.osgi.framework.BundleContext;

/** Completes what the newest jobs have; nothing while the core is away. */
abstract class CoreCompleter implements Completer {

    private static final int NEWEST = 200;

    @Reference
    private BundleContext context;

    /** What of a job completes the command line. */
    abstract String candidate(Job job);

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        List<String> strings = newest().map(this::candidate).distinct().toList();
        return new StringsCompleter(strings).complete(session, line, candidates);
    }

    private Stream<Job> newest() {
        try {
            return Core.useIfThere(context, Jobs.class, jobs -> jobs.list(JobQuery.newest(NEWEST))).stream()
                    .flatMap(List::stream);
        } catch (Exception e) {
            // A store that is down must not break the command line while someone types.
            return Stream.empty();
        }
    }
}
