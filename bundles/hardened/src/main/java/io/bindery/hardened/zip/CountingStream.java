package io.bindery.hardened.zip;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what is really read. */
final class CountingStream extends FilterInputStream {

    private final HardenedZip.Count count;
    private long bytes;

    CountingStream(InputStream in, HardenedZip.Count count) {
        super(in);
        this.count = count;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        return value < 0 ? value : counted(1, value);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        return read <= 0 ? read : counted(read, read);
    }

    @Override
    public long skip(long wanted) throws IOException {
        byte[] scratch = new byte[(int) Math.min(8_192, Math.max(1, wanted))];
        int read = read(scratch, 0, (int) Math.min(scratch.length, wanted));
        return Math.max(0, read);
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private int counted(int more, int result) throws IOException {
        bytes += more;
        count.reached(bytes);
        return result;
    }
}
