package io.bindery.api.cover;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import io.bindery.api.step.StepContext;
import java.io.OutputStream;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Takes the cover picture out of a book: the one that the book names, or its first page where books of the format name none. Register it
 * as an OSGi service; often the {@link io.bindery.api.format.FormatHandler} of the format is one too.
 *
 * <p>The promise: for the same bytes and configuration the picture is the same. Called from several threads at once. Its memory is bounded
 * whatever the book says of the picture's size: what is there already is copied and not decoded, and what must be drawn is drawn with at
 * most {@value #MOST_PIXELS} pixels. A stream that it opens, it closes; the one that it writes to it leaves open.
 */
@ConsumerType
public interface CoverExtractor {

    /** How many pixels a picture may have that is drawn: a page of 1,200 by 1,600 with room to spare. */
    int MOST_PIXELS = 2_500_000;

    /** The media types of books whose covers it takes; not empty, and the same for the life of the service. */
    Set<MediaType> mediaTypes();

    /**
     * Writes the cover: JPEG, PNG, GIF or WebP.
     *
     * @param picture where to; the platform bounds how much it takes
     * @return whether there is a cover; false if nothing was written
     * @throws io.bindery.api.error.RejectedException if the book cannot be read, or does not permit it
     * @throws io.bindery.api.error.UnavailableException if a program that it needs is not installed
     * @throws io.bindery.api.error.RetryableException if the world failed
     */
    boolean extractCover(BookContent book, OutputStream picture, StepContext context) throws Exception;
}
