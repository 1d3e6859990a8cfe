package io.bindery.formats.mobi.palm;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Some bytes, read with the highest byte first as all of a Palm database. What lies outside reads as 0: who must know asks
 * {@link #has} before. Immutable.
 */
public final class Block {

    private final byte[] bytes;

    Block(byte[] bytes) {
        this.bytes = bytes;
    }

    /** How many bytes there are. */
    public int length() {
        return bytes.length;
    }

    /** Whether so many bytes are there from that place on. */
    public boolean has(long at, long count) {
        return at >= 0 && count >= 0 && at <= bytes.length - count;
    }

    /** One byte, 0 to 255. */
    public int u8(long at) {
        return has(at, 1) ? bytes[(int) at] & 0xFF : 0;
    }

    /** Two bytes, 0 to 65,535. */
    public int u16(long at) {
        return u8(at) << 8 | u8(at + 1);
    }

    /** Four bytes, 0 to 4,294,967,295. */
    public long u32(long at) {
        return (long) u16(at) << 16 | u16(at + 2);
    }

    /** Whether these characters of ASCII stand there. */
    public boolean is(long at, String signature) {
        return has(at, signature.length())
                && text(at, signature.length(), StandardCharsets.ISO_8859_1).equals(signature);
    }

    /** The bytes of that place as text; those outside are left out, malformed ones replaced. */
    public String text(long at, long count, Charset charset) {
        int from = (int) Math.max(0, Math.min(at, bytes.length));
        int to = (int) Math.max(from, Math.min(at + count, bytes.length));
        return new String(bytes, from, to - from, charset);
    }

    /** A part of it; what lies outside is left out. */
    Block part(long at, long count) {
        int from = (int) Math.max(0, Math.min(at, bytes.length));
        int to = (int) Math.max(from, Math.min(at + count, bytes.length));
        return new Block(Arrays.copyOfRange(bytes, from, to));
    }
}
