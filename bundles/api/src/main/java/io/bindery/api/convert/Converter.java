package io.bindery.api.convert;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import io.bindery.api.step.StepContext;
import java.nio.file.Path;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Makes a book of another format from a book. Register it as an OSGi service. Called from several threads at once; the
 * same bytes and configuration give an equivalent book, because what was made is kept and used again. It does not prove what
 * it made: the platform does.
 *
 * <p>What it has mended in what a program made it may leave beside the book, in a file of the book's name and {@code .repairs}: UTF-8, a
 * line for each kind of fault, with its code, how often it was mended, and its cause, and tabs between. The platform tells it with the book.
 */
@ConsumerType
public interface Converter {

    /** Whether it can turn the one type into the other; the same answer for the life of the service. */
    boolean converts(MediaType from, MediaType to);

    /**
     * Converts the book.
     *
     * @return the file made, inside {@link StepContext#workspace()}; the platform takes it before the workspace is
     *     deleted
     * @throws io.bindery.api.error.RejectedException if this book cannot be converted
     * @throws io.bindery.api.error.UnavailableException if a program that it needs is not installed
     * @throws io.bindery.api.error.RetryableException if the world failed
     */
    Path convert(BookContent book, MediaType to, StepContext context) throws Exception;
}
