package io.bindery.api.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Keeps bytes under the SHA-256 of themselves. Safe for use by several threads and processes: two that store the same
 * bytes at once both succeed, and the bytes are kept once.
 */
@ConsumerType
public interface BlobStore {

    /**
     * Stores bytes. When it returns, they survive a loss of power. If it throws, nothing is left behind.
     *
     * @param bytes read to the end in constant memory, not closed
     * @throws IOException if reading or storing fails, e.g. because the disk is full
     */
    StoredBlob put(InputStream bytes) throws IOException;

    /** Whether the bytes are here. */
    boolean contains(String sha256) throws IOException;

    /**
     * Opens stored bytes; the caller closes. The hash is checked while reading.
     *
     * @throws java.nio.file.NoSuchFileException if they are not here
     * @throws CorruptBlobException from the stream's last read, if the bytes do not have that hash any more
     */
    InputStream open(String sha256) throws IOException;

    /**
     * A local, read-only file with the bytes, whose hash was checked since the file last changed.
     *
     * @throws java.nio.file.NoSuchFileException if they are not here
     * @throws CorruptBlobException if the bytes do not have that hash any more
     */
    Path file(String sha256) throws IOException;
}
