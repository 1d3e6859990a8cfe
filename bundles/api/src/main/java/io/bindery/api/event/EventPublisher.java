package io.bindery.api.event;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Carries events out of the platform, e.g. to Kafka. Register it as an OSGi service with a stable service property
 * {@code bindery.plugin}: each publisher has its own place in the stream of events and resumes there.
 */
@ConsumerType
public interface EventPublisher {

    /**
     * Publishes the events, in order. Returning means that all of them are safely out. After an exception, or a crash,
     * the same events come again, with the same keys.
     *
     * @throws io.bindery.api.error.RetryableException if the outside cannot be reached now
     */
    void publish(List<OutgoingEvent> events) throws Exception;
}
