package io.bindery.api.distribute;

import io.bindery.api.content.BookContent;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.step.StepContext;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hands a finished book to one place in the outside world. Register it as an OSGi service. Called from several threads at
 * once.
 *
 * <p>Idempotent: after a crash the platform may hand over the same delivery again, with the same key; a channel that has
 * that key already says so with the same receipt and does nothing.
 */
@ConsumerType
public interface DistributionChannel {

    /**
     * Delivers the book.
     *
     * @param deliveryKey names this delivery; at most 128 ASCII characters; the same on every attempt
     * @return how the outside names what it received; not empty
     * @throws io.bindery.api.error.RejectedException if the outside refuses this book
     * @throws io.bindery.api.error.RetryableException if the outside cannot be reached now
     */
    String deliver(String deliveryKey, BookContent book, BookMetadata metadata, StepContext context) throws Exception;
}
