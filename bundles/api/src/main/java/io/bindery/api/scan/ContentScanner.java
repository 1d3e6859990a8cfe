package io.bindery.api.scan;

import io.bindery.api.content.BookContent;
import io.bindery.api.step.StepContext;
import java.io.IOException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Looks for malware in a book's bytes. Register it as an OSGi service. Called from several threads at once, for every job anew:
 * tomorrow's signatures know more than today's. Changes nothing.
 */
@ConsumerType
public interface ContentScanner {

    /**
     * Looks at the book.
     *
     * @return what was found; never null
     * @throws io.bindery.api.error.RejectedException if the book cannot be looked at and so must not go on
     * @throws io.bindery.api.error.RetryableException if the scanner cannot be reached just now: the job tries again; it never
     *     goes on without having been looked at
     */
    ScanReport scan(BookContent book, StepContext context) throws Exception;

    /**
     * What scans, and how new its signatures are, in one line for an operator. Answers within a few seconds.
     *
     * @throws IOException if it cannot be reached; the message says where it was looked for
     */
    String describe() throws IOException;
}
