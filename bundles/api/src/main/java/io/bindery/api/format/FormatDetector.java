package io.bindery.api.format;

import io.bindery.api.content.BookContent;
import java.io.IOException;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Recognises files by their content. Register it as an OSGi service; all detectors are asked, and the answer with the
 * highest {@link Detection.Confidence} counts (among equals, that of the higher service ranking).
 *
 * <p>Called from several threads at once, for every file that arrives, before anything is known of it: must be quick
 * (milliseconds), read only what it needs, and stand any bytes.
 */
@ConsumerType
public interface FormatDetector {

    /**
     * Looks at the file.
     *
     * @return what it is, or empty if this detector cannot tell
     * @throws IOException if the bytes cannot be read; never because they are malformed
     */
    Optional<Detection> detect(BookContent file) throws IOException;
}
