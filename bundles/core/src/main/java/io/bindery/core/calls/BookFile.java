package io.bindery.core.calls;

import io.bindery.api.content.MediaType;
import io.bindery.api.job.Job;
import io.bindery.api.store.StoredBlob;
import org.jspecify.annotations.Nullable;

/**
 * Stored bytes that a plugin is to look at as a book. Immutable.
 *
 * @param fileName what the book is called
 * @param mediaType what it is
 * @param sizeBytes how many bytes
 * @param sha256 their hash, under which they are stored
 * @param text its text, as long as somebody holds the lease of it; null if the plugin is not to see it
 */
public record BookFile(
        String fileName, MediaType mediaType, long sizeBytes, String sha256, TextShelf.@Nullable Kept text) {

    private BookFile(String fileName, MediaType mediaType, long sizeBytes, String sha256) {
        this(fileName, mediaType, sizeBytes, sha256, null);
    }

    /** The same, with its text. */
    BookFile with(TextShelf.Kept itsText) {
        return new BookFile(fileName, mediaType, sizeBytes, sha256, itsText);
    }

    /** The book that a job has brought. */
    public static BookFile of(Job job) {
        return new BookFile(job.fileName(), new MediaType(job.mediaType()), job.sizeBytes(), job.sha256());
    }

    /** What was made of a book. */
    public static BookFile of(String fileName, MediaType type, StoredBlob blob) {
        return new BookFile(fileName, type, blob.sizeBytes(), blob.sha256());
    }
}
