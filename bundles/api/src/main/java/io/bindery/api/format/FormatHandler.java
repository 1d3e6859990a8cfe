package io.bindery.api.format;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.step.StepContext;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Knows one kind of file: checks that a book keeps the rules of its format, and reads what the book says of itself.
 * Register it as an OSGi service.
 *
 * <p>The promise: for the same bytes and configuration the answer is the same, because answers are kept and used again.
 * Methods are called from several threads at once. A handler does not change the book, does not reach into the network,
 * and keeps its memory bounded whatever the size of the book. A stream that it opens, it closes.
 *
 * <p>Errors: {@link io.bindery.api.error.RejectedException} if the book cannot be looked at at all,
 * {@link io.bindery.api.error.RetryableException} if the world failed; any other throwable counts as a bug of the
 * plugin and fails the job with the plugin's name on it.
 */
@ConsumerType
public interface FormatHandler {

    /** The media types that it handles; not empty, and the same for the life of the service. */
    Set<MediaType> mediaTypes();

    /**
     * Checks the book against the rules of its format.
     *
     * @return all findings, in the order in which they were found; a book with an error or worse will be rejected
     */
    ValidationReport validate(BookContent book, StepContext context) throws Exception;

    /**
     * Reads what the book says of itself. Only called for a book that {@link #validate} did not find fault with, but
     * must stand any bytes.
     *
     * @return what the book states, with the place of each statement; empty if it states nothing
     */
    MetadataPatch extractMetadata(BookContent book, StepContext context) throws Exception;
}
