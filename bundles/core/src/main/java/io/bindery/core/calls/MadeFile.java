package io.bindery.core.calls;

import io.bindery.api.error.RetryableException;
import io.bindery.api.store.BlobStore;
import io.bindery.api.store.StoredBlob;
import io.bindery.core.error.CoreError;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * The file that a converter says it has made. A program that works on a hostile book may leave a link to some other file of the
 * machine in its place, which must not come into the catalogue.
 */
final class MadeFile {

    private MadeFile() {}

    /**
     * Stores the file.
     *
     * @param made what the converter answered
     * @param most how many bytes it may have
     * @return null if it answered null
     * @throws UntrueAnswerException if it is no plain file inside the workspace, or is empty or too large
     * @throws RetryableException if the store of bytes does not take it
     */
    static @Nullable StoredBlob taken(@Nullable Path made, Path workspace, long most, BlobStore blobs)
            throws UntrueAnswerException, RetryableException, IOException {
        if (made == null) {
            return null;
        }
        Path file = workspace.resolve(made.toString()); // a path of the platform's own, whatever class the answer is of
        if (!inside(file, workspace)) {
            throw new UntrueAnswerException("a file outside its workspace: " + file);
        }
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isRegularFile()) {
            throw new UntrueAnswerException("what is no plain file: " + file.getFileName());
        }
        if (attributes.size() == 0) {
            throw new UntrueAnswerException("an empty file: " + file.getFileName());
        }
        if (attributes.size() > most) {
            throw new UntrueAnswerException("a file of more than " + (most >> 20) + " MiB");
        }
        try (InputStream bytes = new UpTo(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), attributes.size())) {
            return blobs.put(bytes);
        } catch (IOException e) {
            if (FullDisk.isBehind(e)) {
                throw e;
            }
            throw new RetryableException(
                    CoreError.STORE_UNAVAILABLE, "what was made could not be stored: " + e.getMessage(), null, e);
        }
    }

    private static boolean inside(Path file, Path workspace) throws UntrueAnswerException, IOException {
        try {
            return file.toRealPath().startsWith(workspace.toRealPath());
        } catch (NoSuchFileException e) {
            throw new UntrueAnswerException("a file that is not there: " + file.getFileName());
        }
    }

    /** The first bytes of a file that somebody may still be writing. */
    private static final class UpTo extends FilterInputStream {
        private long left;

        UpTo(InputStream bytes, long most) {
            super(bytes);
            left = most;
        }

        @Override
        public int read() throws IOException {
            int next = left > 0 ? super.read() : -1;
            left -= next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = left > 0 ? super.read(buffer, offset, (int) Math.min(length, left)) : -1;
            left -= Math.max(0, read);
            return read;
        }
    }
}
