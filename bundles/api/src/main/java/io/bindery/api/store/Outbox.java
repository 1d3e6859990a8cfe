package io.bindery.api.store;

import io.bindery.api.event.OutgoingEvent;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The events that wait to leave; {@link JobStore} puts them there. Each consumer has a place of its own in the stream and
 * moves it forward itself. Safe for use by several threads, but one consumer is served by one thread at a time.
 */
@ConsumerType
public interface Outbox {

    /**
     * The next events for a consumer that it has not yet {@linkplain #advance passed}, in order. A consumer that has never
     * asked before starts at the oldest event that is kept.
     *
     * @param limit how many at the most
     */
    List<Pending> next(String consumer, int limit);

    /** Says that a consumer has got all events up to and with this position. */
    void advance(String consumer, long position);

    /**
     * An event with its position.
     *
     * @param position grows with each event
     * @param event the event
     */
    record Pending(long position, OutgoingEvent event) {}
}
