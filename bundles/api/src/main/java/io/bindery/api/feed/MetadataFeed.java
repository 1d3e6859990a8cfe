package io.bindery.api.feed;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import io.bindery.api.finding.Finding;
import io.bindery.api.step.StepContext;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Reads messages of one kind that tell of products, e.g. ONIX. Register it as an OSGi service. A file of one of its media types is
 * no book: the platform has it read, and keeps what it tells of each product as a layer of that book's metadata.
 *
 * <p>The promise: for the same bytes the same products come, in the order in which they stand in the message. Methods are called from
 * several threads at once. Memory stays bounded whatever the size of the message, and nothing is fetched that the message names. A
 * product that cannot be understood is handed on with the findings that say why, and does not keep the others from being read.
 */
@ConsumerType
public interface MetadataFeed {

    /** The media types of its messages; not empty, and the same for the life of the service. */
    Set<MediaType> mediaTypes();

    /**
     * Reads a message and hands on each product as soon as it is read.
     *
     * @param products takes them, on the calling thread. What it throws is the platform's and must come through as it is.
     * @return what is to be said of the message itself, not of one of its products; an error or worse says that not all of it could be
     *     read
     * @throws io.bindery.api.error.RejectedException if it cannot be read at all, or must not be; products may have been handed on
     *     before
     * @throws io.bindery.api.error.RetryableException if the world failed
     */
    List<Finding> read(BookContent message, FeedReader products, StepContext context) throws Exception;
}
