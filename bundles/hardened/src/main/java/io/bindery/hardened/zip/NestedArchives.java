package io.bindery.hardened.zip;

import io.bindery.api.finding.Location;
import io.bindery.hardened.HostileContentException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * Looks into archives within an archive, as a bomb has them: each level multiplies, and none is suspicious by itself. Nothing here
 * unpacks them in earnest, but what is sold is opened by others. Reads in constant memory. Safe for use by several threads.
 */
public final class NestedArchives {

    /** The archive itself does not count. */
    private static final int LEVELS = 2;

    private static final int HEAD = 4;

    private NestedArchives() {}

    /** Whether these first bytes are those of a ZIP archive. */
    public static boolean begins(byte[] head) {
        return head.length >= HEAD && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
    }

    /**
     * Reads an archive within an archive to its end, or as far as it can be read.
     *
     * @param content its bytes; not closed
     * @param path where it lies in the book
     * @throws HostileContentException if it unpacks to more than the limits allow, or has too many levels
     * @throws IOException if its own bytes cannot be read
     */
    public static void check(InputStream content, String path, ZipLimits limits) throws IOException {
        level(content, path, limits, 1);
    }

    private static void level(InputStream content, String path, ZipLimits limits, int level) throws IOException {
        if (level > LEVELS) {
            throw bomb(path, "archives within archives, " + level + " levels deep");
        }
        long[] packed = {0};
        InputStream counted = new FilterInputStream(content) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = super.read(buffer, offset, length);
                packed[0] += Math.max(0, read);
                return read;
            }

            @Override
            public void close() {
                // The caller opened it.
            }
        };
        long[] unpacked = {0};
        try (ZipInputStream zip = new ZipInputStream(counted)) {
            int entries = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++entries > limits.entries()) {
                    throw bomb(path, "an archive within the archive has more than " + limits.entries() + " entries");
                }
                InputStream file = new CountingStream(new Unclosed(zip), count -> {
                    long all = unpacked[0] + count;
                    if (all > limits.totalBytes()
                            || all > limits.ratioFreeBytes() && all > limits.ratio() * Math.max(1, packed[0])) {
                        throw bomb(path, "an archive within the archive unpacks to more than it could hold");
                    }
                });
                unpacked[0] += file(file, path, limits, level);
            }
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            // Not an archive after all, or a damaged one: then nobody can unpack it either.
            return;
        }
    }

    private static long file(InputStream file, String path, ZipLimits limits, int level) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(file);
        bytes.mark(HEAD);
        byte[] head = bytes.readNBytes(HEAD);
        bytes.reset();
        if (begins(head)) {
            level(bytes, path, limits, level + 1);
        }
        return bytes.transferTo(java.io.OutputStream.nullOutputStream());
    }

    private static HostileContentException bomb(String path, String what) {
        return new HostileContentException(ZipError.NESTED_BOMB, path + ": " + what, Location.of(path));
    }

    /** The end of one entry is not the end of the archive. */
    private static final class Unclosed extends FilterInputStream {
        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // See above.
        }
    }
}
