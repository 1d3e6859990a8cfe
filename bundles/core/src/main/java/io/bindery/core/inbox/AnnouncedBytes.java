package io.bindery.core.inbox;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes from elsewhere, of which as many must come as were announced. Tells failures of the sender from all others. */
final class AnnouncedBytes extends FilterInputStream {

    private final long announced;
    private long come;

    /** The sender broke off, or sent something else than it had announced. */
    static final class BrokenOffException extends IOException {
        private static final long serialVersionUID = 1L;

        BrokenOffException(String message, Exception cause) {
            super(message, cause);
        }
    }

    /** Takes -1 for a number that nobody knows. */
    AnnouncedBytes(InputStream bytes, long announced) {
        super(bytes);
        this.announced = announced;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read;
        try {
            read = super.read(buffer, offset, length);
        } catch (IOException | RuntimeException e) { // clients of services throw what they like
            throw new BrokenOffException("it broke off after " + come + " bytes: " + e.getMessage(), e);
        }
        come += Math.max(0, read);
        if (announced >= 0 && (come > announced || read < 0 && come < announced)) {
            throw new BrokenOffException(
                    "it changed while it was fetched: " + announced + " bytes were announced, and "
                            + (come > announced ? "more came" : come + " came"),
                    null);
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
