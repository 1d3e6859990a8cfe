package io.bindery.api.protect;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import io.bindery.api.step.StepContext;
import java.nio.file.Path;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Protects a book's content under one scheme (LCP, a watermark, ...). Register it as an OSGi service. Called from several
 * threads at once. Key material never appears in logs, messages or the workspace.
 */
@ConsumerType
public interface ContentProtector {

    /** Whether its scheme exists for books of this type; the same answer for the life of the service. */
    boolean protects(MediaType mediaType);

    /**
     * Makes a protected book.
     *
     * @return the file made, inside {@link StepContext#workspace()}
     * @throws io.bindery.api.error.RejectedException if this book cannot be protected
     * @throws io.bindery.api.error.RetryableException if the world failed
     */
    Path protect(BookContent book, StepContext context) throws Exception;
}
