package io.bindery.admin.shell;

import io.bindery.api.job.Job;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Completes the publishers of the newest jobs. */
@Service
public class PublisherCompleter extends CoreCompleter {

    @Override
    String candidate(Job job) {
        return job.publisher();
    }
}
