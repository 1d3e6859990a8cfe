package io.bindery.formats.mobi.palm;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The first record of a book or of its KF8 part: 16 bytes of PalmDOC, then the MOBI header, then the metadata (EXTH), then the full
 * name. Amazon has published no specification; the places are those of the MobileRead wiki, page "MOBI". Fields that a short header does not
 * have are {@link #NONE}. Immutable.
 */
public final class BookHeader {

    /** Stands for a record or offset that is not there. */
    public static final long NONE = 0xFFFFFFFFL;

    /** The version of a MOBI header from which on the book is KF8. */
    public static final int KF8 = 8;

    /** The text is not compressed. */
    public static final int PLAIN = 1;

    /** The text is compressed by PalmDOC's LZ77. */
    public static final int PALM_DOC = 2;

    /** The text is compressed by Huffman codes and a dictionary. */
    public static final int HUFF_CDIC = 17480;

    private static final int MOBI_START = 16;
    private static final int WINDOWS_1252 = 1252;
    private static final int UTF_8 = 65001;
    private static final long HAS_EXTH = 0x40;

    private final Block record;
    private final boolean mobi;
    private final long end;
    private final Exth exth;

    /** @param record the record, as far as it was read */
    BookHeader(Block record) {
        this.record = record;
        this.mobi = record.is(MOBI_START, "MOBI");
        this.end = mobi ? MOBI_START + record.u32(MOBI_START + 4) : MOBI_START;
        this.exth = mobi && (field(128) & HAS_EXTH) != 0 && field(128) != NONE ? Exth.read(record, end) : Exth.EMPTY;
    }

    /** A field of four bytes at this place of the record; {@link #NONE} if the header is too short to have it. */
    private long field(int at) {
        return mobi && at + 4 <= end && record.has(at, 4) ? record.u32(at) : NONE;
    }

    /** Whether it has a MOBI header at all; the older PalmDOC books have none. */
    public boolean isMobi() {
        return mobi;
    }

    /** Whether the record holds the whole header that it says it has. */
    public boolean isWhole() {
        return record.length() >= MOBI_START && end <= record.length();
    }

    /** {@link #PLAIN}, {@link #PALM_DOC}, {@link #HUFF_CDIC} or what nobody knows. */
    public int compression() {
        return record.u16(0);
    }

    /** Bytes of the text when it is unpacked. */
    public long textLength() {
        return record.u32(4);
    }

    /** How many records the text takes; they follow the header. */
    public int textRecords() {
        return record.u16(8);
    }

    /** Most bytes of text in one record, unpacked; 4096 in practice. */
    public int textRecordSize() {
        return record.u16(10);
    }

    /** 0: not encrypted; 1: Mobipocket's old scheme; 2: Mobipocket's and Amazon's. */
    public int encryption() {
        return record.u16(12);
    }

    /** The version of the format, e.g. 6, or {@link #KF8}; 0 without a MOBI header. */
    public long version() {
        return mobi ? Math.max(0, field(36) == NONE ? 0 : field(36)) : 0;
    }

    /** Whether the text's encoding is one that exists. */
    public boolean encodingKnown() {
        return !mobi || field(28) == WINDOWS_1252 || field(28) == UTF_8;
    }

    /** The encoding of text and metadata; code page 1252 if the header names none. */
    public Charset charset() {
        return mobi && field(28) == UTF_8 ? StandardCharsets.UTF_8 : Charset.forName("windows-1252");
    }

    /** The title; empty if the header has none, or says that it lies outside of the record. */
    public String fullName() {
        long at = field(84);
        long length = field(88);
        return at == NONE || !record.has(at, length)
                ? ""
                : record.text(at, length, charset()).strip();
    }

    /** Whether the header places the title outside of the record. */
    public boolean fullNameOutside() {
        return mobi && field(84) != NONE && !record.has(field(84), field(88));
    }

    /** The language, as Windows numbers them: the lower 10 bits language, the upper 6 region; 0 if it is not said. */
    public int locale() {
        return field(92) == NONE ? 0 : (int) (field(92) & 0xFFFF);
    }

    /** The first record of pictures. */
    public long firstPicture() {
        return field(108);
    }

    /** The first record of Huffman tables. */
    public long huffRecord() {
        return field(112);
    }

    /** How many records of Huffman tables and dictionaries there are. */
    public long huffRecords() {
        return field(116);
    }

    /** How many entries the header's list of keys for readers (DRM vouchers) has. */
    public long keyCount() {
        return field(168) == NONE || field(172) == NONE ? 0 : field(172);
    }

    /** The index of the table of contents. */
    public long contentsIndex() {
        return field(244);
    }

    /** The index of the fragments of a KF8 book. */
    public long fragmentIndex() {
        return version() >= KF8 ? field(248) : NONE;
    }

    /** The index of the skeletons of a KF8 book. */
    public long skeletonIndex() {
        return version() >= KF8 ? field(252) : NONE;
    }

    /** The index of the guide of a KF8 book. */
    public long guideIndex() {
        return version() >= KF8 ? field(260) : NONE;
    }

    /** The metadata; empty if there are none. */
    public Exth exth() {
        return exth;
    }
}
