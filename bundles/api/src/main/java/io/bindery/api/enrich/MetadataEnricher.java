package io.bindery.api.enrich;

import io.bindery.api.content.BookContent;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.step.StepContext;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Adds to what is known of a book. Register it as an OSGi service: it takes part from the next book on, and no longer
 * once it is unregistered. Enrichers run one after the other, by descending service ranking, and each sees what those
 * before it added.
 *
 * <p>Called from several threads at once. It returns what it would change and changes nothing itself. The platform notes
 * the plugin and the time with each value. A person's edit outranks any enricher.
 */
@ConsumerType
public interface MetadataEnricher {

    /**
     * Looks at the book and what is known of it.
     *
     * @return what to add or replace; {@link MetadataPatch#EMPTY} if nothing
     * @throws io.bindery.api.error.RejectedException if the book must not go on
     * @throws io.bindery.api.error.RetryableException if the world failed
     */
    MetadataPatch enrich(BookContent book, BookMetadata known, StepContext context) throws Exception;
}
