package io.bindery.formats.fb2;

import java.io.ByteArrayOutputStream;
import java.util.Base64;

/**
 * Decodes Base64 (RFC 4648, section 4; white space is passed over) that comes in pieces, and keeps the first bytes only. For one
 * thread.
 */
final class Base64Reader {

    /** A multiple of four. */
    private static final int BLOCK = 8_192;

    private final byte[] block = new byte[BLOCK];
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private final int kept;
    private int filled;
    private boolean padded;
    private boolean broken;
    private long bytes;

    /** @param kept how many decoded bytes to keep */
    Base64Reader(int kept) {
        this.kept = kept;
    }

    void more(char[] chars, int start, int length) {
        for (int i = start; i < start + length && !broken; i++) {
            char c = chars[i];
            if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
                continue;
            }
            broken = c > 127;
            block[filled++] = (byte) c;
            if (filled == BLOCK) {
                decode();
            }
        }
    }

    private void decode() {
        if (filled == 0) {
            return;
        }
        // Nothing may follow the padding; the JDK sees that within a block only.
        broken |= padded;
        padded = block[filled - 1] == '=';
        try {
            byte[] decoded = Base64.getDecoder().decode(java.util.Arrays.copyOf(block, filled));
            bytes += decoded.length;
            head.write(decoded, 0, Math.min(decoded.length, Math.max(0, kept - head.size())));
        } catch (IllegalArgumentException e) {
            broken = true;
        }
        filled = 0;
    }

    /** Whether all that came was Base64, and not nothing; to be asked at the end. */
    boolean valid() {
        if (!broken) {
            decode();
        }
        return !broken && bytes > 0;
    }

    /** The first bytes. */
    byte[] head() {
        return head.toByteArray();
    }
}
