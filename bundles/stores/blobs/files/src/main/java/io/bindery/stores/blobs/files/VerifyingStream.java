package io.bindery.stores.blobs.files;

import io.bindery.api.store.CorruptBlobException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/**
 * Hashes what is read and throws at the end of the bytes if they are not what they should be. Says nothing about bytes that
 * were not read. Not for use by several threads.
 */
public final class VerifyingStream extends FilterInputStream {

    private static final int SKIP_BUFFER = 8 * 1024;

    private final MessageDigest digest = Hashes.sha256();
    private final String expected;
    private boolean atEnd;

    /** Reads bytes that should have a SHA-256, given in lower-case hexadecimal. */
    public VerifyingStream(InputStream bytes, String expected) {
        super(bytes);
        this.expected = expected;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        if (read > 0) {
            digest.update(buffer, offset, read);
        } else if (read < 0 && !atEnd) {
            String actual = Hashes.hex(digest);
            if (!actual.equals(expected)) {
                digest.update((byte) 0); // a second read shall fail too
                throw new CorruptBlobException(expected, actual);
            }
            atEnd = true;
        }
        return read;
    }

    /** Reads what it skips: it counts for the hash. */
    @Override
    public long skip(long wanted) throws IOException {
        byte[] buffer = new byte[SKIP_BUFFER];
        long skipped = 0;
        while (skipped < wanted) {
            int read = read(buffer, 0, (int) Math.min(buffer.length, wanted - skipped));
            if (read < 0) {
                break;
            }
            skipped += read;
        }
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
