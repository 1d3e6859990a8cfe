package io.bindery.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes ZIP archives (APPNOTE 6.3.10) that lie. What nobody changes is true. Not safe for use by several threads.
 */
public final class RawZip {

    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int MADE_BY_UNIX = 3 << 8 | 20;

    /** One file: what is written of it, in its header and in the directory. */
    @SuppressWarnings("PublicField") // a form to fill in
    public static final class Entry {
        public byte[] packed = {};
        public byte[] localName = {};
        public byte[] name = {};
        public int method;
        public int localMethod;
        public int flags = 1 << 11;
        public int localFlags = 1 << 11;
        public long crc;
        public long size;
        public long packedSize;
        public long localSize;
        public long localPackedSize;
        public int unixMode = 0100644;
        public int disk;
        /** Where the directory says that the header is; -1 for where it is. */
        public long offset = -1;
    }

    private final List<Entry> entries = new ArrayList<>();
    private int disk;
    private int count = -1;
    private int zip64Count = -1;
    private byte[] before = {};
    private byte[] comment = {};
    private byte[] after = {};

    /** An archive that begins as every EPUB does. */
    public static RawZip epub() {
        return new RawZip().stored("mimetype", "application/epub+zip".getBytes(StandardCharsets.US_ASCII), entry -> {});
    }

    /** An archive without any file. */
    public static RawZip empty() {
        return new RawZip();
    }

    /** Adds a file that is compressed. */
    public RawZip deflated(String name, byte[] content, Consumer<Entry> lies) {
        return add(name, content, deflate(content), 8, lies);
    }

    /** Adds a file that is not compressed. */
    public RawZip stored(String name, byte[] content, Consumer<Entry> lies) {
        return add(name, content, content, 0, lies);
    }

    private RawZip add(String name, byte[] content, byte[] packed, int method, Consumer<Entry> lies) {
        Entry entry = new Entry();
        entry.name = name.getBytes(StandardCharsets.UTF_8);
        entry.localName = entry.name;
        entry.packed = packed;
        entry.method = method;
        entry.localMethod = method;
        entry.size = content.length;
        entry.localSize = content.length;
        entry.packedSize = packed.length;
        entry.localPackedSize = packed.length;
        CRC32 crc = new CRC32();
        crc.update(content);
        entry.crc = crc.getValue();
        lies.accept(entry);
        entries.add(entry);
        return this;
    }

    /** Says that it is this part of a split archive. */
    public RawZip disk(int number) {
        disk = number;
        return this;
    }

    /** Says that it has so many entries. */
    public RawZip count(int stated) {
        count = stated;
        return this;
    }

    /** Adds a ZIP64 end that says that it has so many entries. */
    public RawZip zip64Count(int stated) {
        zip64Count = stated;
        return this;
    }

    /** How many bytes the files take, with their headers: where the next one would begin. */
    public long bodyLength() {
        return before.length
                + entries.stream()
                        .mapToLong(entry -> 30L + entry.localName.length + entry.packed.length)
                        .sum();
    }

    /** Puts bytes in front of the archive. */
    public RawZip before(byte[] bytes) {
        before = bytes.clone();
        return this;
    }

    /** Gives the archive a comment. */
    public RawZip comment(byte[] bytes) {
        comment = bytes.clone();
        return this;
    }

    /** Puts bytes behind the archive. */
    public RawZip after(byte[] bytes) {
        after = bytes.clone();
        return this;
    }

    /** The archive. */
    public byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(before);
        List<Long> offsets = new ArrayList<>();
        for (Entry entry : entries) {
            offsets.add((long) out.size());
            out.writeBytes(record(30)
                    .putInt(LOCAL)
                    .putShort((short) 20)
                    .putShort((short) entry.localFlags)
                    .putShort((short) entry.localMethod)
                    .putInt(0x5821_0000)
                    .putInt((int) entry.crc)
                    .putInt((int) entry.localPackedSize)
                    .putInt((int) entry.localSize)
                    .putShort((short) entry.localName.length)
                    .putShort((short) 0)
                    .array());
            out.writeBytes(entry.localName);
            out.writeBytes(entry.packed);
        }
        int directory = out.size();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            long offset = entry.offset < 0 ? offsets.get(i) : entry.offset;
            out.writeBytes(record(46)
                    .putInt(CENTRAL)
                    .putShort((short) MADE_BY_UNIX)
                    .putShort((short) 20)
                    .putShort((short) entry.flags)
                    .putShort((short) entry.method)
                    .putInt(0x5821_0000)
                    .putInt((int) entry.crc)
                    .putInt((int) entry.packedSize)
                    .putInt((int) entry.size)
                    .putShort((short) entry.name.length)
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putShort((short) entry.disk)
                    .putShort((short) 0)
                    .putInt(entry.unixMode << 16)
                    .putInt((int) offset)
                    .array());
            out.writeBytes(entry.name);
        }
        int size = out.size() - directory;
        if (zip64Count >= 0) {
            out.writeBytes(zip64End(size, directory, out.size()));
        }
        out.writeBytes(end(count < 0 ? entries.size() : count, size, directory));
        out.writeBytes(after);
        return out.toByteArray();
    }

    private byte[] end(int entryCount, int size, int directory) {
        return ByteBuffer.allocate(22 + comment.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(END)
                .putShort((short) disk)
                .putShort((short) disk)
                .putShort((short) entryCount)
                .putShort((short) entryCount)
                .putInt(size)
                .putInt(directory)
                .putShort((short) comment.length)
                .put(comment)
                .array();
    }

    private byte[] zip64End(long size, long directory, long at) {
        return record(56 + 20)
                .putInt(0x06064b50)
                .putLong(44)
                .putShort((short) MADE_BY_UNIX)
                .putShort((short) 45)
                .putInt(0)
                .putInt(0)
                .putLong(zip64Count)
                .putLong(zip64Count)
                .putLong(size)
                .putLong(directory)
                .putInt(0x07064b50)
                .putInt(0)
                .putLong(at)
                .putInt(1)
                .array();
    }

    private static ByteBuffer record(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] deflate(byte[] content) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            deflater.setInput(content);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8_192];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }
}
