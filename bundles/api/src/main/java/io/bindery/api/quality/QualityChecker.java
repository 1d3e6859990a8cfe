package io.bindery.api.quality;

import io.bindery.api.content.BookContent;
import io.bindery.api.finding.Finding;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.step.StepContext;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Judges a book beyond the rules of its format: its language, its pictures, its sense. Register it as an OSGi service.
 * Called from several threads at once; changes nothing.
 */
@ConsumerType
public interface QualityChecker {

    /**
     * Looks at the book.
     *
     * @return what it found; a finding that is an error or worse rejects the book; empty if all is well
     * @throws io.bindery.api.error.RejectedException if the book cannot be looked at
     * @throws io.bindery.api.error.RetryableException if the world failed
     */
    List<Finding> check(BookContent book, BookMetadata known, StepContext context) throws Exception;
}
