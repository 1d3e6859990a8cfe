package io.bindery.api.store;

import io.bindery.api.event.OutgoingEvent;
import io.bindery.api.job.JobEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is saved together with a job, in one transaction. Immutable.
 *
 * @param history entries for the job's history
 * @param results new checkpoints; one whose key is there already is left as it is
 * @param outgoing events for the outside; one whose key is there already is left as it is
 * @param catalogueEntry the book as it shall stand in the catalogue; null to leave the catalogue alone
 */
public record Change(
        List<JobEvent> history,
        List<StepResult> results,
        List<OutgoingEvent> outgoing,
        @Nullable CatalogueEntry catalogueEntry) {
    public Change {
        history = List.copyOf(history);
        results = List.copyOf(results);
        outgoing = List.copyOf(outgoing);
    }

    /** A change of nothing but the job and its history. */
    public static Change of(JobEvent... history) {
        return new Change(List.of(history), List.of(), List.of(), null);
    }
}
