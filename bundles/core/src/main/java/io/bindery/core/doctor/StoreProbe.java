package io.bindery.core.doctor;

import io.bindery.api.store.BlobStore;
import java.io.IOException;
import java.io.InputStream;

/** Some bytes that break off: a store that works has taken them up to there and keeps nothing of them. */
final class StoreProbe extends InputStream {

    private static final int BYTES = 64 * 1024;

    private int left = BYTES;

    private StoreProbe() {}

    private static final class BrokeOff extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** @throws IOException if the store cannot write */
    static void tryOut(BlobStore store) throws IOException {
        try {
            store.put(new StoreProbe());
        } catch (BrokeOff e) {
            return;
        }
        throw new IOException("it has taken bytes for whole that were not");
    }

    @Override
    public int read() throws IOException {
        if (left == 0) {
            throw new BrokeOff();
        }
        left--;
        return 0;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (left == 0) {
            throw new BrokeOff();
        }
        int read = Math.min(left, length);
        java.util.Arrays.fill(buffer, offset, offset + read, (byte) 0);
        left -= read;
        return read;
    }
}
