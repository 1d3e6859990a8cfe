package io.bindery.api.feed;

import io.bindery.api.content.MediaType;
import io.bindery.api.metadata.BookMetadata;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Iterator;
import java.util.Objects;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Writes what is known of books as one message, e.g. ONIX. Register it as an OSGi service. Called from several threads at once; one
 * book at a time is held in memory. What a {@link MetadataFeed} of the same plugin has read comes out again.
 */
@ConsumerType
public interface MetadataExport {

    /** The media type of what it writes; the same for the life of the service. */
    MediaType mediaType();

    /**
     * Writes a message.
     *
     * @param books what is known of each book; asked for the next one when the one before is written
     * @param out stays open
     * @throws IOException if it cannot be written
     */
    void write(Iterator<BookMetadata> books, Letterhead letterhead, OutputStream out) throws IOException;

    /**
     * What stands at the head of a message. Immutable.
     *
     * @param sender who sends it; not blank
     * @param sentAt when
     */
    record Letterhead(String sender, Instant sentAt) {
        public Letterhead {
            if (sender.isBlank()) {
                throw new IllegalArgumentException("a message needs a sender");
            }
            Objects.requireNonNull(sentAt, "sentAt");
        }
    }
}
