package io.bindery.api.event;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * Something that the outside may want to know. Written in the same transaction as the state that it tells of, and
 * delivered at least once. Immutable.
 *
 * @param key names the event for ever; consumers tell repetitions by it
 * @param type e.g. {@code job.succeeded}, {@code book.catalogued}
 * @param subject the id of the job or book it is about
 * @param at when it happened
 * @param data further facts; keys in lowerCamelCase; unmodifiable
 */
public record OutgoingEvent(String key, String type, String subject, Instant at, Map<String, String> data) {

    public OutgoingEvent {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(at, "at");
        data = Map.copyOf(data);
    }
}
