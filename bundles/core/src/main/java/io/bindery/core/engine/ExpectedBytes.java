package io.bindery.core.engine;

import io.bindery.core.registry.Hashes;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.util.HexFormat;

/**
 * Fails at the end of the bytes if they are not those that the sender has named, so that a store that reads them keeps nothing. Not
 * for use by several threads.
 */
final class ExpectedBytes extends DigestInputStream {

    private final String expected;

    /** @param expected the SHA-256 in lower-case hexadecimal */
    ExpectedBytes(InputStream bytes, String expected) {
        super(bytes, Hashes.sha256());
        this.expected = expected;
    }

    /** They are others. */
    static final class OthersException extends IOException {

        private static final long serialVersionUID = 1L;

        private final String actual;

        OthersException(String actual) {
            super("the bytes have the SHA-256 " + actual);
            this.actual = actual;
        }

        /** The hash that they have. */
        String actual() {
            return actual;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read < 0) {
            String actual = HexFormat.of().formatHex(getMessageDigest().digest());
            if (!actual.equals(expected)) {
                throw new OthersException(actual);
            }
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
