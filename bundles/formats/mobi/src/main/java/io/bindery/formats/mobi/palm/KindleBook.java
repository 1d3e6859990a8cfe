package io.bindery.formats.mobi.palm;

import io.bindery.api.content.BookContent;
import io.bindery.api.error.RejectedException;
import io.bindery.hardened.picture.PictureHeader;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A book in a Palm database: one part, or one for old readers and behind it one in KF8 (a "hybrid", as KindleGen makes them). Not safe for
 * use by several threads.
 */
public final class KindleBook implements Closeable {

    /** First records of real books have some 10,000 bytes. */
    private static final int MOST_HEADER = 1 << 20;

    /** EXTH: the first record of the KF8 part. */
    private static final int KF8_RECORD = 121;

    /** EXTH: the cover's place among the pictures. */
    private static final int COVER = 201;

    /** EXTH: the cover's address, in KF8. */
    private static final int COVER_ADDRESS = 129;

    private static final String EMBEDDED = "kindle:embed:";

    /**
     * A part of the book.
     *
     * @param header its first record
     * @param start the number of that record; all others of the part count from it
     * @param end the number of the first record that is no more of this part
     */
    public record Part(BookHeader header, int start, int end) {

        /** The record that the header gives by its number within the part; {@link BookHeader#NONE} if it gives none. */
        public long record(long number) {
            return number == BookHeader.NONE ? BookHeader.NONE : start + number;
        }

        /** Whether the part holds a record of this number of the database. */
        public boolean holds(long record) {
            return record >= start && record < end;
        }
    }

    private final PalmDatabase database;
    private final Part first;
    private final @Nullable Part kf8;

    private KindleBook(PalmDatabase database) throws IOException {
        this.database = database;
        BookHeader header = new BookHeader(database.record(0, MOST_HEADER));
        long boundary = header.version() < BookHeader.KF8 ? header.exth().number(KF8_RECORD) : BookHeader.NONE;
        this.kf8 = kf8At(boundary);
        int end = kf8 == null ? database.records() : kf8.start() - 1;
        this.first = new Part(header, 0, end);
    }

    /**
     * Opens a book.
     *
     * @throws RejectedException if it is none, or its table of records is broken
     * @throws IOException if the file cannot be read
     */
    public static KindleBook open(BookContent book) throws RejectedException, IOException {
        PalmDatabase database = PalmDatabase.open(book.file());
        try {
            KindleBook opened = new KindleBook(database);
            database = null;
            return opened;
        } finally {
            if (database != null) {
                database.close();
            }
        }
    }

    private @Nullable Part kf8At(long record) throws IOException {
        if (record < 2 || !database.has(record)) {
            return null;
        }
        BookHeader header = new BookHeader(database.record(record, MOST_HEADER));
        boolean found = database.record(record - 1, 8).is(0, "BOUNDARY") && header.version() >= BookHeader.KF8;
        return found ? new Part(header, (int) record, database.records()) : null;
    }

    /** Whether the first part names a KF8 part that is not there. */
    public boolean lacksItsKf8Part() {
        return kf8 == null
                && first.header().version() < BookHeader.KF8
                && first.header().exth().number(KF8_RECORD) != BookHeader.NONE;
    }

    /** The records. */
    public PalmDatabase database() {
        return database;
    }

    /** The only part, or the one for old readers. */
    public Part first() {
        return first;
    }

    /** The KF8 part of a hybrid. */
    public Optional<Part> kf8() {
        return Optional.ofNullable(kf8);
    }

    /** The part that a reader of today shows. */
    public Part best() {
        return kf8 == null ? first : kf8;
    }

    /** All parts. */
    public List<Part> parts() {
        return kf8 == null ? List.of(first) : List.of(first, kf8);
    }

    /** The format by name, e.g. {@code MOBI 6}, {@code KF8}, {@code MOBI 6 + KF8}, {@code PalmDOC}. */
    public String format() {
        BookHeader header = first.header();
        if (!header.isMobi()) {
            return "PalmDOC";
        }
        String name = header.version() >= BookHeader.KF8 ? "KF8" : "MOBI " + header.version();
        return kf8 == null ? name : name + " + KF8";
    }

    /**
     * The record that the book names for its cover; it may not be there, or be no picture. Empty if it names none.
     *
     * @throws IOException if the file cannot be read
     */
    public Optional<Long> coverRecord() throws IOException {
        // The parts of a hybrid share the pictures, which stand in the first one.
        long pictures = first.record(first.header().firstPicture());
        if (pictures == BookHeader.NONE) {
            return Optional.empty();
        }
        for (Part part : parts()) {
            long number = part.header().exth().number(COVER);
            if (number != BookHeader.NONE) {
                return Optional.of(pictures + number);
            }
        }
        Optional<Long> embedded = embedded().map(number -> pictures + number);
        // KindleGen writes an address into books without any picture as well.
        return embedded.isPresent()
                        && database.has(embedded.get())
                        && picture(embedded.get()).isPresent()
                ? embedded
                : Optional.empty();
    }

    /** The place in {@code kindle:embed:0001}, which counts from 1 with the digits 0-9 and A-V. */
    private Optional<Long> embedded() {
        for (Block value : best().header().exth().all(COVER_ADDRESS)) {
            String address = value.text(0, 64, java.nio.charset.StandardCharsets.US_ASCII);
            if (address.matches(EMBEDDED + "[0-9A-Va-v]{1,6}.*")) {
                String digits = address.substring(EMBEDDED.length()).replaceFirst("[^0-9A-Va-v].*", "");
                return digits.length() > 6 ? Optional.empty() : Optional.of(Long.parseLong(digits, 32) - 1);
            }
        }
        return Optional.empty();
    }

    /** The index of the table of contents of the {@link #best} part; without entries if it has none. */
    public Index contents() throws IOException {
        return Index.read(database, best(), best().header().contentsIndex());
    }

    /**
     * What the picture in a record says of itself; empty if it is none.
     *
     * @param record a record that is there
     */
    public Optional<PictureHeader> picture(long record) throws IOException {
        return PictureHeader.read(database.stream(record));
    }

    @Override
    public void close() throws IOException {
        database.close();
    }
}
