package io.bindery.admin.shell;

import io.bindery.api.job.JobState;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Completes the names of the states. */
@Service
public class StateCompleter implements Completer {

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        List<String> names = Arrays.stream(JobState.values())
                .map(state -> state.name().toLowerCase(Locale.ROOT))
                .toList();
        return new StringsCompleter(names).complete(session, line, candidates);
    }
}
