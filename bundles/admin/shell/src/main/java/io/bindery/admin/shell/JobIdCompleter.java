package io.bindery.admin.shell;

import io.bindery.api.job.Job;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Completes the ids of the newest jobs. */
@Service
public class JobIdCompleter extends CoreCompleter {

    @Override
    String candidate(Job job) {
        return job.id();
    }
}
