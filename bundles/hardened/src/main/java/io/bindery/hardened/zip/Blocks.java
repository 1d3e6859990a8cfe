package io.bindery.hardened.zip;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads small records of a file in larger blocks: a system call for each of 20,000 entries would be slow. */
final class Blocks {

    private final RandomAccessFile archive;
    private final byte[] block;
    private long from;
    private int filled;

    /** @param size how much to read at once; no record may be longer */
    Blocks(RandomAccessFile archive, int size) {
        this.archive = archive;
        this.block = new byte[size];
    }

    /** The bytes there, little-endian; valid until the next call. */
    ByteBuffer at(long position, int length) throws IOException {
        if (position < from || position + length > from + filled) {
            archive.seek(position);
            from = position;
            filled = 0;
            int read;
            while (filled < block.length && (read = archive.read(block, filled, block.length - filled)) > 0) {
                filled += read;
            }
            if (filled < length) {
                throw new EOFException("the archive ends within a record");
            }
        }
        return ByteBuffer.wrap(block, (int) (position - from), length).slice().order(ByteOrder.LITTLE_ENDIAN);
    }
}
