package io.bindery.formats.docx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Makes compound files (MS-CFB) of one stream: header, a table of sectors, a directory, content. */
final class OleFiles {

    private static final int SECTOR = 512;
    private static final int CONTENT_SECTORS = 300;

    private OleFiles() {}

    /** A file with the stream; its directory lies behind the content, as it may. */
    static byte[] of(String stream) {
        int table = 0;
        int directory = 1 + CONTENT_SECTORS;
        ByteBuffer file = ByteBuffer.allocate(SECTOR * (3 + CONTENT_SECTORS)).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(0xE11AB1A1E011CFD0L);
        file.position(24).putShort((short) 0x3E).putShort((short) 3).putShort((short) 0xFFFE);
        file.putShort((short) 9).putShort((short) 6);
        file.position(44).putInt(1).putInt(directory).putInt(0).putInt(4_096);
        file.putInt(-2).putInt(0).putInt(-2).putInt(0).putInt(table);
        while (file.position() < SECTOR) {
            file.putInt(-1);
        }
        entry(file, SECTOR * (1 + directory), "Root Entry", 5, -2, 0);
        entry(file, SECTOR * (1 + directory) + 128, stream, 2, 1, CONTENT_SECTORS * SECTOR);
        return file.array();
    }

    private static void entry(ByteBuffer file, int at, String name, int type, int start, int size) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_16LE);
        file.position(at).put(bytes);
        file.putShort(at + 64, (short) (bytes.length + 2)).put(at + 66, (byte) type);
        file.putInt(at + 116, start).putInt(at + 120, size);
    }
}
