package io.bindery.hardened.zip;

import io.bindery.api.finding.Location;
import io.bindery.hardened.HostileContentException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where an archive's central directory lies (APPNOTE 6.3.10, sections 4.3.12 to 4.3.16), read without building an object for each
 * entry: ZIP libraries do that before they let anybody ask how many there are, and some million entries of 46 bytes would take the
 * memory of the whole platform. Refuses what two readers would understand in two ways: what we checked would
 * not be what the next reader sees.
 *
 * @param directory where the directory begins; -1 if no directory can be read, which is for the ZIP library to say
 */
record Layout(long directory) {

    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int ZIP64_END = 0x06064b50;
    private static final int ZIP64_END_LENGTH = 56;
    private static final int ZIP64_LOCATOR = 0x07064b50;
    private static final int ZIP64_LOCATOR_LENGTH = 20;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_LENGTH = 46;
    private static final int MAX_COMMENT = 0xFFFF;
    private static final long IN_ZIP64 = 0xFFFF_FFFFL;
    private static final int BLOCK = 1 << 16;
    private static final Layout UNREADABLE = new Layout(-1);

    /** Looks at an archive. */
    static Layout of(RandomAccessFile archive, ZipLimits limits) throws IOException {
        long end = findEnd(archive);
        if (end < 0) {
            return UNREADABLE;
        }
        ByteBuffer record = read(archive, end, END_LENGTH);
        long count = Short.toUnsignedLong(record.getShort(10));
        long size = Integer.toUnsignedLong(record.getInt(12));
        long offset = Integer.toUnsignedLong(record.getInt(16));
        checkDisks(Short.toUnsignedInt(record.getShort(4)), Short.toUnsignedInt(record.getShort(6)), 0xFFFF);
        long directoryEnd = end;
        ByteBuffer zip64 = zip64(archive, end);
        if (zip64 != null) {
            checkDisks(zip64.getInt(16), zip64.getInt(20), 0);
            directoryEnd = zip64.getLong();
            count = agreed(count, 0xFFFF, zip64.getLong(32), "number of entries");
            size = agreed(size, IN_ZIP64, zip64.getLong(40), "size of the directory");
            offset = agreed(offset, IN_ZIP64, zip64.getLong(48), "place of the directory");
        }
        int found = walk(archive, offset, limits.entries());
        if (found > limits.entries() || walk(archive, directoryEnd - size, limits.entries()) > limits.entries()) {
            throw new HostileContentException(
                    ZipError.TOO_MANY_ENTRIES, "more than " + limits.entries() + " entries", Location.BOOK);
        }
        if (offset != directoryEnd - size) {
            throw ambiguous("the directory is said to be at byte " + offset + " and is at " + (directoryEnd - size));
        }
        if (found != count) {
            throw ambiguous("the directory is said to have " + count + " entries and has " + found);
        }
        return new Layout(offset);
    }

    /** The end record, which must be the last thing in the file; -1 if there is none. */
    private static long findEnd(RandomAccessFile archive) throws IOException {
        int tail = (int) Math.min(archive.length(), END_LENGTH + MAX_COMMENT);
        long base = archive.length() - tail;
        ByteBuffer bytes = read(archive, base, tail);
        List<Integer> exact = new ArrayList<>();
        int last = -1;
        for (int at = 0; at <= tail - END_LENGTH; at++) {
            if (bytes.getInt(at) == END) {
                last = at;
                if (at + END_LENGTH + Short.toUnsignedInt(bytes.getShort(at + 20)) == tail) {
                    exact.add(at);
                }
            }
        }
        if (last < 0) {
            return -1;
        }
        if (exact.isEmpty()) {
            throw ambiguous("there are bytes behind its end");
        }
        if (exact.size() > 1 || exact.get(0) != last) {
            throw ambiguous("it has more than one end");
        }
        return base + last;
    }

    /** The ZIP64 end record; its position in the file is what the buffer's first {@code getLong()} gives. */
    private static @org.jspecify.annotations.Nullable ByteBuffer zip64(RandomAccessFile archive, long end)
            throws IOException {
        long at = end - ZIP64_LOCATOR_LENGTH;
        if (at < 0) {
            return null;
        }
        ByteBuffer locator = read(archive, at, ZIP64_LOCATOR_LENGTH);
        if (locator.getInt(0) != ZIP64_LOCATOR) {
            return null;
        }
        long start = locator.getLong(8);
        if (start < 0 || start > at - ZIP64_END_LENGTH) {
            throw ambiguous("its ZIP64 end is not where it is said to be");
        }
        ByteBuffer record = read(archive, start, ZIP64_END_LENGTH);
        if (record.getInt(0) != ZIP64_END) {
            throw ambiguous("its ZIP64 end is not where it is said to be");
        }
        record.putLong(0, start);
        return record;
    }

    private static long agreed(long small, long elsewhere, long large, String what) throws HostileContentException {
        if (large < 0 || small != elsewhere && small != large) {
            throw ambiguous("it states the " + what + " twice, as " + small + " and as " + large);
        }
        return large;
    }

    private static void checkDisks(int disk, int directoryDisk, int elsewhere) throws HostileContentException {
        if (disk != 0 && disk != elsewhere || directoryDisk != 0 && directoryDisk != elsewhere) {
            throw new HostileContentException(
                    ZipError.MULTI_DISK, "the archive is a part of one that spans several files", Location.BOOK);
        }
    }

    private static HostileContentException ambiguous(String what) {
        return new HostileContentException(
                ZipError.AMBIGUOUS, "the archive can be read in two ways: " + what, Location.BOOK);
    }

    private static int walk(RandomAccessFile archive, long start, int limit) throws IOException {
        long length = archive.length();
        Blocks blocks = new Blocks(archive, BLOCK);
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

    /** Opens the file for {@link #of}. */
    static RandomAccessFile open(Path file) throws IOException {
        return new RandomAccessFile(file.toFile(), "r");
    }
}
