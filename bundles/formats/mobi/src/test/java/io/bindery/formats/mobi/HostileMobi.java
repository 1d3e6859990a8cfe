package io.bindery.formats.mobi;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A MOBI that means harm, and what must be said of it.
 *
 * @param trait what is wrong with it
 * @param code the code of the rejection, or of a finding that is an error
 * @param bytes makes it
 */
record HostileMobi(String trait, String code, Supplier<byte[]> bytes) {

    private static final String TABLE = "BND-MOBI-002";
    private static final String HEADER = "BND-MOBI-003";
    private static final String METADATA = "BND-MOBI-005";
    private static final String TEXT = "BND-MOBI-006";
    private static final String INDEX = "BND-MOBI-007";
    private static final String COMPRESSION = "BND-MOBI-008";

    @Override
    public String toString() {
        return trait;
    }

    static List<HostileMobi> all() {
        return List.of(
                of("no record at all", TABLE, MobiBuilder.book().count(0)),
                of("65,535 records in a small file", TABLE, MobiBuilder.book().count(65_535)),
                new HostileMobi("65,535 records that all begin at 0", TABLE, HostileMobi::allAtZero),
                of(
                        "records in descending order",
                        TABLE,
                        MobiBuilder.book().offset(1, 5_000_000).offset(2, 400)),
                of(
                        "a record behind the end of the file",
                        TABLE,
                        MobiBuilder.book().offset(2, 0x7FFFFFFF)),
                of("a record at the highest offset", TABLE, MobiBuilder.book().offset(2, -1)),
                of("a first record within the table", TABLE, MobiBuilder.book().offset(0, 60)),
                of("a header of 4 GiB", HEADER, MobiBuilder.book().header(20, -1)),
                of("a header of 2 GiB", HEADER, MobiBuilder.book().header(20, 0x7FFFFFF0)),
                of(
                        "metadata of 4 GiB",
                        METADATA,
                        MobiBuilder.book().exth(100, "A").exthSays(0xFFFFFFFEL, 1)),
                of(
                        "4 billion pieces of metadata",
                        METADATA,
                        MobiBuilder.book().exth(100, "A").exthSays(24, 0xFFFFFFFEL)),
                of(
                        "a piece of metadata without length",
                        METADATA,
                        MobiBuilder.book().exth(100, "A").exthSays(21, 2)),
                new HostileMobi("100,000 pieces of metadata", METADATA, HostileMobi::muchMetadata),
                of(
                        "more records of text than there are",
                        TEXT,
                        MobiBuilder.book().header16(8, 65_535)),
                of("4 GiB of text", TEXT, MobiBuilder.book().header(4, -1)),
                of("no text", TEXT, MobiBuilder.book().header(4, 0)),
                of("text records of no size", TEXT, MobiBuilder.book().header16(10, 0)),
                of(
                        "a compression that nobody knows",
                        COMPRESSION,
                        MobiBuilder.book().header16(0, 3)),
                of(
                        "Huffman tables that are not there",
                        COMPRESSION,
                        MobiBuilder.book().header16(0, 17_480).header(112, 2).header(116, -1)),
                of(
                        "Huffman tables in the text",
                        COMPRESSION,
                        MobiBuilder.book().header16(0, 17_480).header(112, 1).header(116, 2)),
                of(
                        "a KF8 part that is not there",
                        "BND-MOBI-009",
                        MobiBuilder.book().exth(121, 70_000)),
                of(
                        "a KF8 part that is the book itself",
                        "BND-MOBI-009",
                        MobiBuilder.book().exth(121, 0)),
                of("an index that is the header", INDEX, MobiBuilder.book().header(244, 0)),
                of("an index outside of the book", INDEX, MobiBuilder.book().header(244, 0x7FFFFFFF)),
                index("an index of 4 billion records", index -> index.putInt(24, -1)),
                index("an index whose next record is itself no index", index -> index.putInt(24, 1)),
                index("an index whose list of entries is outside", index -> index.putInt(20, 0x7FFFFFFF)),
                index("an index with a header of 4 GiB", index -> index.putInt(4, -1)),
                index("an index whose tags are its own header", index -> index.putInt(4, 56)),
                entries("an index whose entries are all the same", (short) 192, (short) 192),
                entries("an index with entries in its header", (short) 0, (short) 1),
                of(
                        "a picture of 18 quintillion pixels",
                        "BND-MOBI-011",
                        MobiBuilder.book().picture(Pictures.pngThatClaims(-1, -1))),
                of(
                        "protection of a kind that nobody knows",
                        "BND-MOBI-004",
                        MobiBuilder.book().header16(12, 9)),
                new HostileMobi("Huffman codes that unpack to themselves", "BND-MOBI-015", HostileMobi::huffLoop));
    }

    private static HostileMobi of(String trait, String code, MobiBuilder book) {
        return new HostileMobi(trait, code, book::bytes);
    }

    private static byte[] allAtZero() {
        byte[] bytes = new byte[78 + 8 * 65_535];
        ByteBuffer.wrap(bytes)
                .put(60, "BOOKMOBI".getBytes(StandardCharsets.US_ASCII))
                .putShort(76, (short) 65_535);
        return bytes;
    }

    private static byte[] muchMetadata() {
        MobiBuilder book = MobiBuilder.book();
        for (int i = 0; i < 100_000; i++) {
            book.exth(105, "");
        }
        return book.bytes();
    }

    private static HostileMobi index(String trait, Consumer<ByteBuffer> lie) {
        MobiBuilder book = MobiBuilder.book();
        ByteBuffer index = ByteBuffer.wrap(indexHeader(0));
        lie.accept(index);
        int record = book.nextRecord();
        return of(trait, INDEX, book.record(index.array()).record(new byte[200]).header(244, record));
    }

    private static HostileMobi entries(String trait, short first, short second) {
        MobiBuilder book = MobiBuilder.book();
        int record = book.nextRecord();
        ByteBuffer entries = ByteBuffer.allocate(192 + 64);
        entries.put("INDX".getBytes(StandardCharsets.US_ASCII)).putInt(192);
        entries.putInt(20, 192 + 40).putInt(24, 2);
        entries.position(192 + 40);
        entries.put("IDXT".getBytes(StandardCharsets.US_ASCII)).putShort(first).putShort(second);
        return of(
                trait,
                INDEX,
                book.record(indexHeader(1)).record(entries.array()).header(244, record));
    }

    /** A table of contents with an entry that is its own parent, and two that are each other's. */
    static MobiBuilder contentsInCircles() {
        ByteBuffer index = ByteBuffer.allocate(192 + 12 + 4 * 4 + 8);
        index.put("INDX".getBytes(StandardCharsets.US_ASCII)).putInt(192);
        index.putInt(20, 192 + 28).putInt(24, 1).putInt(28, 65001).putInt(36, 5).putInt(52, 1);
        index.position(192);
        index.put("TAGX".getBytes(StandardCharsets.US_ASCII)).putInt(28).putInt(1);
        // Position, label and parent, one value each, with a bit each in the control byte; then the end.
        index.putInt(0x01010100).putInt(0x03010200).putInt(0x15010400).putInt(0x00000001);
        index.put("IDXT".getBytes(StandardCharsets.US_ASCII)).putInt(0);
        int[][] parents = {{}, {1}, {3}, {2}, {0}};
        ByteBuffer entries = ByteBuffer.allocate(192 + 5 * 6 + 4 + 10);
        entries.put("INDX".getBytes(StandardCharsets.US_ASCII)).putInt(192);
        entries.position(192);
        short[] places = new short[parents.length];
        for (int i = 0; i < parents.length; i++) {
            places[i] = (short) entries.position();
            entries.put((byte) 0).put((byte) (parents[i].length == 0 ? 3 : 7));
            entries.put((byte) (0x80 | (i == 0 ? 1 : i))).put((byte) (0x80 | (i == 0 ? 0 : i == 4 ? 4 : 10)));
            if (parents[i].length > 0) {
                entries.put((byte) (0x80 | parents[i][0]));
            }
        }
        entries.putInt(20, entries.position()).putInt(24, parents.length);
        entries.put("IDXT".getBytes(StandardCharsets.US_ASCII));
        for (short place : places) {
            entries.putShort(place);
        }
        byte[] labels = "\u0083Top\u0085Below\u0086Circle".getBytes(StandardCharsets.ISO_8859_1);
        MobiBuilder book = MobiBuilder.book();
        int record = book.nextRecord();
        return book.record(index.array()).record(entries.array()).record(labels).header(244, record);
    }

    /** The first record of an index that is whole, with so many records of entries behind it. */
    static byte[] indexHeader(int records) {
        ByteBuffer index = ByteBuffer.allocate(192 + 20 + 8);
        index.put("INDX".getBytes(StandardCharsets.US_ASCII)).putInt(192);
        index.putInt(20, 192 + 20).putInt(24, records).putInt(28, 65001).putInt(36, 2);
        index.position(192);
        index.put("TAGX".getBytes(StandardCharsets.US_ASCII)).putInt(20).putInt(1);
        index.putInt(0x01010100).putInt(0x00000001);
        index.put("IDXT".getBytes(StandardCharsets.US_ASCII)).putInt(0);
        return index.array();
    }

    /** Symbols that unpack to fifty times the next one, fifteen deep, and the last to nothing: no output, and no end. */
    static byte[] huffBomb() {
        MobiBuilder book = MobiBuilder.book().windows1252().text("\u00FF\u00FF\u00FF\u00FF");
        ByteBuffer symbols = ByteBuffer.allocate(16 + 32 * 2 + 32 * 34);
        symbols.put("CDIC".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putInt(32)
                .putInt(8);
        for (int i = 0; i < 32; i++) {
            symbols.putShort((short) (64 + 34 * i));
        }
        for (int i = 0; i < 32; i++) {
            boolean last = i >= 15;
            symbols.putShort((short) (last ? 0x8000 : 32)).put(last ? new byte[32] : codes(31 - (i + 1)));
        }
        return huffman(book, 5, symbols.array());
    }

    /** A symbol that unpacks to itself. */
    static byte[] huffLoop() {
        MobiBuilder book = MobiBuilder.book().windows1252().text("\u00FF\u00FF\u00FF\u00FF");
        ByteBuffer symbols = ByteBuffer.allocate(16 + 4 + 2 + 32 + 2);
        symbols.put("CDIC".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putInt(2)
                .putInt(8);
        symbols.putShort((short) 4).putShort((short) (4 + 2 + 32)).putShort((short) 32);
        symbols.put(codes(31)).putShort((short) 0x8000);
        return huffman(book, 1, symbols.array());
    }

    /** 32 bytes full of a code of five bits. */
    private static byte[] codes(int code) {
        byte[] bytes = new byte[32];
        for (int bit = 0; bit < 255; bit++) {
            int value = code >> (4 - bit % 5) & 1;
            bytes[bit / 8] |= (byte) (value << (7 - bit % 8));
        }
        return bytes;
    }

    /** All codes are that long; the highest one is symbol 0. */
    private static byte[] huffman(MobiBuilder book, int codeLength, byte[] symbols) {
        int first = book.nextRecord();
        ByteBuffer codes = ByteBuffer.allocate(2_584);
        codes.put("HUFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(24)
                .putInt(24)
                .putInt(24 + 1_024);
        codes.position(24);
        for (int i = 0; i < 256; i++) {
            codes.putInt(((1 << codeLength) - 1) << 8 | 0x80 | codeLength);
        }
        return book.record(codes.array())
                .record(symbols)
                .header16(0, 17_480)
                .header(112, first)
                .header(116, 2)
                .bytes();
    }
}
