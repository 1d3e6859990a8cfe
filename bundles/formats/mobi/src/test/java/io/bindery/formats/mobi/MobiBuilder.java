package io.bindery.formats.mobi;

import io.bindery.testkit.TestBook;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Writes small MOBI books of version 6 with plain text, true unless told to lie. Not safe for use by several threads. */
final class MobiBuilder {

    static final int TEXT_RECORD = 4096;
    private static final int HEADER = 232;

    /** Changes some bytes before they are written. */
    private final List<Consumer<ByteBuffer>> headerLies = new ArrayList<>();

    private final List<Consumer<ByteBuffer>> tableLies = new ArrayList<>();
    private final List<byte[]> exth = new ArrayList<>();
    private final List<byte[]> pictures = new ArrayList<>();
    private final List<byte[]> more = new ArrayList<>();
    private String kind = "BOOKMOBI";
    private String name = "A_small_book";
    private String title = "A small book";
    private byte[] text =
            "<html><body><p>It was a dark and stormy night.</p></body></html>".getBytes(StandardCharsets.UTF_8);
    private int encoding = 65001;
    private long exthLength = -1;
    private long exthCount = -1;

    static MobiBuilder book() {
        return new MobiBuilder();
    }

    /** A PalmDOC book: no header of Mobipocket's at all. */
    static MobiBuilder palmDoc(byte[] text) {
        MobiBuilder builder = new MobiBuilder();
        builder.kind = "TEXtREAd";
        builder.text = text.clone();
        return builder;
    }

    MobiBuilder kind(String typeAndCreator) {
        kind = typeAndCreator;
        return this;
    }

    MobiBuilder name(String database) {
        name = database;
        return this;
    }

    MobiBuilder title(String fullName) {
        title = fullName;
        return this;
    }

    MobiBuilder text(String markup) {
        text = markup.getBytes(charset());
        return this;
    }

    MobiBuilder windows1252() {
        encoding = 1252;
        return this;
    }

    /** Adds metadata. */
    MobiBuilder exth(int type, String value) {
        return exth(type, value.getBytes(charset()));
    }

    MobiBuilder exth(int type, int value) {
        return exth(type, ByteBuffer.allocate(4).putInt(value).array());
    }

    MobiBuilder exth(int type, byte[] value) {
        exth.add(ByteBuffer.allocate(8 + value.length)
                .putInt(type)
                .putInt(8 + value.length)
                .put(value)
                .array());
        return this;
    }

    /** States another length and number of the metadata than the true ones. */
    MobiBuilder exthSays(long length, long count) {
        exthLength = length;
        exthCount = count;
        return this;
    }

    MobiBuilder picture(byte[] bytes) {
        pictures.add(bytes.clone());
        return this;
    }

    /** Adds a record behind the pictures. */
    MobiBuilder record(byte[] bytes) {
        more.add(bytes.clone());
        return this;
    }

    /** Writes four bytes into the first record: at 16 begins the MOBI header. */
    MobiBuilder header(int at, int value) {
        headerLies.add(record -> record.putInt(at, value));
        return this;
    }

    MobiBuilder header16(int at, int value) {
        headerLies.add(record -> record.putShort(at, (short) value));
        return this;
    }

    /** Says that a record begins elsewhere. */
    MobiBuilder offset(int record, int value) {
        tableLies.add(table -> table.putInt(78 + 8 * record, value));
        return this;
    }

    /** Says that there are so many records. */
    MobiBuilder count(int records) {
        tableLies.add(table -> table.putShort(76, (short) records));
        return this;
    }

    /** The number that the next record of {@link #record} will have. */
    int nextRecord() {
        return 1 + textRecords() + pictures.size() + more.size();
    }

    private int textRecords() {
        return Math.max(1, (text.length + TEXT_RECORD - 1) / TEXT_RECORD);
    }

    private Charset charset() {
        return encoding == 1252 ? Charset.forName("windows-1252") : StandardCharsets.UTF_8;
    }

    byte[] bytes() {
        List<byte[]> records = new ArrayList<>();
        records.add(first());
        for (int at = 0; at < text.length; at += TEXT_RECORD) {
            records.add(Arrays.copyOfRange(text, at, Math.min(text.length, at + TEXT_RECORD)));
        }
        records.addAll(pictures);
        records.addAll(more);
        records.add(new byte[] {(byte) 0xE9, (byte) 0x8E, 0x0D, 0x0A});
        ByteBuffer table = ByteBuffer.allocate(78 + 8 * records.size() + 2);
        table.put(name.getBytes(StandardCharsets.ISO_8859_1));
        table.position(60);
        table.put(kind.getBytes(StandardCharsets.ISO_8859_1));
        table.putShort(76, (short) records.size());
        int offset = table.capacity();
        for (int i = 0; i < records.size(); i++) {
            table.putInt(78 + 8 * i, offset);
            table.putInt(82 + 8 * i, i);
            offset += records.get(i).length;
        }
        tableLies.forEach(lie -> lie.accept(table));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(table.array());
        records.forEach(out::writeBytes);
        return out.toByteArray();
    }

    private byte[] first() {
        boolean mobi = kind.equals("BOOKMOBI");
        byte[] metadata = mobi ? metadata() : new byte[0];
        byte[] fullName = title.getBytes(charset());
        ByteBuffer record = ByteBuffer.allocate(mobi ? 16 + HEADER + metadata.length + fullName.length + 64 : 16);
        record.putShort(0, (short) 1);
        record.putInt(4, text.length);
        record.putShort(8, (short) textRecords());
        record.putShort(10, (short) TEXT_RECORD);
        if (mobi) {
            for (int at = 40; at < 16 + HEADER; at += 4) {
                record.putInt(at, -1);
            }
            record.position(16);
            record.put("MOBI".getBytes(StandardCharsets.US_ASCII));
            record.putInt(20, HEADER);
            record.putInt(24, 2);
            record.putInt(28, encoding);
            record.putInt(32, 4711);
            record.putInt(36, 6);
            record.putInt(80, 1 + textRecords());
            record.putInt(84, 16 + HEADER + metadata.length);
            record.putInt(88, fullName.length);
            record.putInt(92, 0x0809);
            record.putInt(104, 6);
            record.putInt(108, pictures.isEmpty() ? -1 : 1 + textRecords());
            record.putInt(112, 0);
            record.putInt(116, 0);
            record.putInt(128, exth.isEmpty() && exthCount < 0 ? 0x10 : 0x50);
            record.putInt(172, 0);
            record.putInt(240, 0);
            record.position(16 + HEADER);
            record.put(metadata).put(fullName);
        }
        headerLies.forEach(lie -> lie.accept(record));
        return record.array();
    }

    private byte[] metadata() {
        if (exth.isEmpty() && exthCount < 0) {
            return new byte[0];
        }
        int length = 12 + exth.stream().mapToInt(entry -> entry.length).sum();
        ByteBuffer list = ByteBuffer.allocate((length + 3) / 4 * 4);
        list.put("EXTH".getBytes(StandardCharsets.US_ASCII));
        list.putInt((int) (exthLength < 0 ? length : exthLength));
        list.putInt((int) (exthCount < 0 ? exth.size() : exthCount));
        exth.forEach(list::put);
        return list.array();
    }

    TestBook build() {
        return TestBook.of("book.mobi", KindleTypes.MOBI, bytes());
    }
}
