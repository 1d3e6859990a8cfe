package io.bindery.hardened.zip;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * Counts the entries of an archive's central directory (APPNOTE 6.3.10, sections 4.3.12 to 4.3.16) without keeping
 * them. ZIP libraries build an object for each entry before they let anybody ask how many there are; a directory of some
 * million entries of 46 bytes each would take the memory of the whole platform.
 */
final class DirectorySize {

    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int ZIP64_LOCATOR = 0x07064b50;
    private static final int ZIP64_LOCATOR_LENGTH = 20;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_LENGTH = 46;
    private static final int MAX_COMMENT = 0xFFFF;

    private DirectorySize() {}

    /** The number of entries, or {@code limit + 1} if there are more; 0 if there is no readable directory. */
    static int count(Path file, int limit) throws IOException {
        try (RandomAccessFile archive = new RandomAccessFile(file.toFile(), "r")) {
            long end = findEnd(archive);
            if (end < 0) {
                return 0;
            }
            ByteBuffer record = read(archive, end, END_LENGTH);
            long size = Integer.toUnsignedLong(record.getInt(12));
            long offset = Integer.toUnsignedLong(record.getInt(16));
            int found = Math.max(walk(archive, offset, limit), walk(archive, end - size, limit));
            long locator = end - ZIP64_LOCATOR_LENGTH;
            if (locator >= 0) {
                ByteBuffer zip64 = read(archive, locator, ZIP64_LOCATOR_LENGTH);
                long zip64End = zip64.getLong(8);
                if (zip64.getInt(0) == ZIP64_LOCATOR && zip64End >= 0 && zip64End <= archive.length() - 56) {
                    found = Math.max(
                            found, walk(archive, read(archive, zip64End, 56).getLong(48), limit));
                }
            }
            return found;
        }
    }

    private static long findEnd(RandomAccessFile archive) throws IOException {
        int tail = (int) Math.min(archive.length(), END_LENGTH + MAX_COMMENT);
        ByteBuffer bytes = read(archive, archive.length() - tail, tail);
        for (int at = tail - END_LENGTH; at >= 0; at--) {
            if (bytes.getInt(at) == END) {
                return archive.length() - tail + at;
            }
        }
        return -1;
    }

    private static int walk(RandomAccessFile archive, long start, int limit) throws IOException {
        long length = archive.length();
        BlockReader blocks = new BlockReader(archive);
        int count = 0;
        for (long at = start; at >= 0 && at <= length - ENTRY_LENGTH && count <= limit; count++) {
            ByteBuffer header = blocks.at(at, ENTRY_LENGTH);
            if (header.getInt(0) != ENTRY) {
                break;
            }
            at += ENTRY_LENGTH
                    + Short.toUnsignedInt(header.getShort(28))
                    + Short.toUnsignedInt(header.getShort(30))
                    + Short.toUnsignedInt(header.getShort(32));
        }
        return count;
    }

    private static ByteBuffer read(RandomAccessFile archive, long at, int length) throws IOException {
        byte[] bytes = new byte[length];
        archive.seek(at);
        archive.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Reads in large blocks: one system call for each of 20,000 entries would be slow. */
    private static final class BlockReader {
        private static final int BLOCK = 1 << 16;
        private final RandomAccessFile archive;
        private final byte[] block = new byte[BLOCK];
        private long from;
        private int filled;

        BlockReader(RandomAccessFile archive) {
            this.archive = archive;
        }

        ByteBuffer at(long position, int length) throws IOException {
            if (position < from || position + length > from + filled) {
                archive.seek(position);
                from = position;
                filled = 0;
                int read;
                while (filled < BLOCK && (read = archive.read(block, filled, BLOCK - filled)) > 0) {
                    filled += read;
                }
                if (filled < length) {
                    throw new EOFException("the archive became shorter while it was read");
                }
            }
            return ByteBuffer.wrap(block, (int) (position - from), length)
                    .slice()
                    .order(ByteOrder.LITTLE_ENDIAN);
        }
    }
}
