package io.bindery.admin.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bindery.api.store.JobFeed;
import org.jspecify.annotations.Nullable;

/** Something that has happened, with how far the job had come by it. Its JSON is made once for all who follow. Thread-safe. */
final class Happening {

    private final JobFeed.Entry entry;
    private final HowFar.Estimate estimate;
    private volatile @Nullable String json;

    Happening(JobFeed.Entry entry, HowFar.Estimate estimate) {
        this.entry = entry;
        this.estimate = estimate;
    }

    long id() {
        return entry.id();
    }

    String publisher() {
        return entry.publisher();
    }

    /** Whether it belongs to this job and this publisher, if they are named. */
    boolean isOf(@Nullable String job, @Nullable String publisher) {
        return (job == null || job.equals(entry.jobId())) && (publisher == null || publisher.equals(entry.publisher()));
    }

    /** {@code book} if it brought a book into the catalogue, else {@code job}. */
    String name() {
        return entry.event().step().equals("catalogue") ? "book" : "job";
    }

    /** An {@link EventsResource.Event}. */
    String json() {
        String made = json;
        if (made == null) {
            made = write();
            json = made;
        }
        return made;
    }

    private String write() {
        var event = entry.event();
        try {
            return Api.MAPPER.writeValueAsString(new EventsResource.Event(
                    entry.id(),
                    entry.jobId(),
                    entry.publisher(),
                    entry.fileName(),
                    event.type(),
                    event.state().name(),
                    event.step(),
                    event.plugin(),
                    event.actor(),
                    event.detail(),
                    event.at(),
                    estimate.percent(),
                    estimate.etaSeconds()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event cannot be written as JSON", e);
        }
    }
}
