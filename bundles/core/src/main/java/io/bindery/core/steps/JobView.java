package io.bindery.core.steps;

import io.bindery.api.job.Job;
import io.bindery.api.metadata.BookMetadata;
import java.util.List;

/**
 * A job as a step sees it. Immutable.
 *
 * @param job the job
 * @param metadata what is known of its book so far
 * @param lineage names all that this knowledge was made from: equal for equal knowledge
 * @param learnt what each of its steps has found out of the book
 */
public record JobView(Job job, BookMetadata metadata, String lineage, List<Learnt> learnt) {
    public JobView {
        learnt = List.copyOf(learnt);
    }
}
