package io.bindery.core.inbox;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Reads a file that must not change meanwhile: what was read would be neither the old file nor the new one. */
final class SteadyFile extends FilterInputStream {

    /** The file changed while it was read. */
    static final class ChangedException extends IOException {
        private static final long serialVersionUID = 1L;

        ChangedException(Path file) {
            super(file.getFileName() + " changed while it was read");
        }
    }

    /** The file, and nothing else, may not be read. */
    static final class UnreadableException extends IOException {
        private static final long serialVersionUID = 1L;

        UnreadableException(AccessDeniedException cause) {
            super(cause);
        }
    }

    private final Path file;
    private final BasicFileAttributes before;
    private long bytes;

    private SteadyFile(Path file, BasicFileAttributes before, InputStream in) {
        super(in);
        this.file = file;
        this.before = before;
    }

    static SteadyFile open(Path file) throws IOException {
        BasicFileAttributes before = look(file);
        try {
            return new SteadyFile(file, before, Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS));
        } catch (AccessDeniedException e) {
            throw new UnreadableException(e);
        }
    }

    private static BasicFileAttributes look(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? -1 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(read);
        return read;
    }

    private void count(int read) throws IOException {
        bytes += Math.max(0, read);
        // At once, and not at the end: a file that grows faster than it is read has none.
        if (bytes > before.size() || read < 0 && changed()) {
            throw new ChangedException(file);
        }
    }

    private boolean changed() throws IOException {
        BasicFileAttributes now = look(file);
        return bytes != before.size()
                || now.size() != before.size()
                || !now.lastModifiedTime().equals(before.lastModifiedTime())
                || !String.valueOf(now.fileKey()).equals(String.valueOf(before.fileKey()));
    }
}
