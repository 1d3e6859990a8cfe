package io.bindery.formats.mobi.palm;

import io.bindery.api.error.RejectedException;
import io.bindery.api.finding.Location;
import io.bindery.formats.mobi.MobiError;
import io.bindery.hardened.HostileContentException;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A Palm database that holds a book (Palm File Format Specification, chapter "Palm Database (PDB) Files"): a header of 78 bytes, a table
 * with 8 bytes a record, the records. The table is checked when it is opened, and records are read when they are asked for.
 * Not safe for use by several threads.
 */
public final class PalmDatabase implements Closeable {

    /** Bytes of the header in front of the table. */
    public static final int HEADER = 78;

    /** Where type and creator stand, 8 characters. */
    public static final int KIND_OFFSET = 60;

    /** Type and creator of Mobipocket's and Amazon's books. */
    public static final String BOOK_MOBI = "BOOKMOBI";

    /** Type and creator of the older PalmDOC books. */
    public static final String TEXT_READ = "TEXtREAd";

    private static final int ENTRY = 8;
    private static final int NAME_LENGTH = 32;
    private static final int COUNT_OFFSET = 76;

    private final RandomAccessFile file;
    private final String name;
    private final String kind;
    private final long[] offsets;

    private PalmDatabase(RandomAccessFile file, String name, String kind, long[] offsets) {
        this.file = file;
        this.name = name;
        this.kind = kind;
        this.offsets = offsets;
    }

    /**
     * Opens a book and checks its table of records.
     *
     * @throws RejectedException if it is none, or its table does not fit the file
     * @throws IOException if the file cannot be read
     */
    public static PalmDatabase open(Path path) throws RejectedException, IOException {
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "r");
        try {
            PalmDatabase opened = read(file);
            file = null;
            return opened;
        } finally {
            if (file != null) {
                file.close();
            }
        }
    }

    private static PalmDatabase read(RandomAccessFile file) throws RejectedException, IOException {
        long size = file.length();
        Block header = bytes(file, 0, HEADER);
        String kind = header.text(KIND_OFFSET, 8, StandardCharsets.ISO_8859_1);
        if (header.length() < HEADER || (!kind.equals(BOOK_MOBI) && !kind.equals(TEXT_READ))) {
            throw refused(
                    MobiError.NOT_A_PALM_BOOK,
                    header.length() < HEADER
                            ? "the file has " + size + " bytes, fewer than a header"
                            : "its type and creator are none of a book");
        }
        int count = header.u16(COUNT_OFFSET);
        if (count == 0) {
            throw refused(MobiError.RECORD_TABLE_BROKEN, "the table lists no record");
        }
        long end = HEADER + (long) ENTRY * count;
        if (end > size) {
            throw refused(
                    MobiError.RECORD_TABLE_BROKEN,
                    "a table of " + count + " records takes " + end + " bytes, and the file has " + size);
        }
        Block table = bytes(file, HEADER, (int) (end - HEADER));
        long[] offsets = new long[count + 1];
        offsets[count] = size;
        long least = end;
        for (int i = 0; i < count; i++) {
            offsets[i] = table.u32((long) i * ENTRY);
            if (offsets[i] < least || offsets[i] > size) {
                throw refused(
                        MobiError.RECORD_TABLE_BROKEN,
                        "record " + i + " of " + count + " is said to begin at byte " + offsets[i] + ", "
                                + (offsets[i] > size
                                        ? "behind the end of the file at " + size
                                        : i == 0
                                                ? "within the table itself, which ends at " + end
                                                : "before record " + (i - 1) + " at " + least));
            }
            least = offsets[i];
        }
        return new PalmDatabase(file, text(header), kind, offsets);
    }

    /** The name that the database has on the device: up to 31 characters, ended by NUL. */
    private static String text(Block header) {
        String name = header.text(0, NAME_LENGTH, StandardCharsets.ISO_8859_1);
        int end = name.indexOf('\0');
        return (end < 0 ? name : name.substring(0, end)).strip();
    }

    private static RejectedException refused(MobiError error, String message) {
        return HostileContentException.rejection(error, message, Location.BOOK);
    }

    /** The name that the database has on the device; often a title with underscores, may be empty. */
    public String name() {
        return name;
    }

    /** Whether it is a PalmDOC book, without any header of Mobipocket. */
    public boolean isPalmDoc() {
        return kind.equals(TEXT_READ);
    }

    /** How many records it has; at least one. */
    public int records() {
        return offsets.length - 1;
    }

    /** Whether it has a record of that number. */
    public boolean has(long index) {
        return index >= 0 && index < records();
    }

    /**
     * The length of a record, in bytes.
     *
     * @throws IndexOutOfBoundsException if there is none of that number
     */
    public long length(long index) {
        return offsets[(int) index + 1] - offsets[(int) index];
    }

    /**
     * The beginning of a record.
     *
     * @param most bytes that are wanted; fewer come if the record has fewer
     * @throws IndexOutOfBoundsException if there is none of that number
     */
    public Block record(long index, int most) throws IOException {
        return bytes(file, offsets[(int) index], (int) Math.min(length(index), most));
    }

    /** A record as a stream, which stands in the way of other readings until it is read; need not be closed. */
    public InputStream stream(long index) {
        return new BufferedInputStream(new Region(file, offsets[(int) index], offsets[(int) index + 1]));
    }

    /** Fewer come if the file ends before. */
    private static Block bytes(RandomAccessFile file, long at, int count) throws IOException {
        return new Block(new Region(file, at, at + count).readNBytes(count));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** The bytes between two places of the file. */
    private static final class Region extends InputStream {
        private final RandomAccessFile file;
        private final long end;
        private long at;

        Region(RandomAccessFile file, long start, long end) {
            this.file = file;
            this.at = start;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 1 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (at >= end) {
                return -1;
            }
            file.seek(at);
            int count = file.read(buffer, offset, (int) Math.min(length, end - at));
            at += Math.max(0, count);
            return count;
        }

        @Override
        public long skip(long count) {
            long skipped = Math.max(0, Math.min(count, end - at));
            at += skipped;
            return skipped;
        }
    }
}
