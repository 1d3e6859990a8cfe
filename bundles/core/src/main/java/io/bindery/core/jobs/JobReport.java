package io.bindery.core.jobs;

import io.bindery.api.finding.Finding;
import io.bindery.api.job.Job;
import io.bindery.api.job.JobEvent;
import io.bindery.api.metadata.BookMetadata;
import java.util.List;

/**
 * All about one job. Immutable.
 *
 * @param job the job; a step at which a worker is just now is among its steps, as {@code RUNNING}
 * @param findings what its steps found in the book, in order
 * @param renditions what came of making it in other formats, in the order in which they began
 * @param metadata what is known of the book so far
 * @param history what has happened to the job, the oldest entry first
 * @param progress how far the running step has come, from 0 to 1; negative if not known
 */
public record JobReport(
        Job job,
        List<Finding> findings,
        List<Rendition> renditions,
        BookMetadata metadata,
        List<JobEvent> history,
        double progress) {
    public JobReport {
        findings = List.copyOf(findings);
        renditions = List.copyOf(renditions);
        history = List.copyOf(history);
    }
}
