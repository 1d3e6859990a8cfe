package io.bindery.hardened.xml;

import io.bindery.api.finding.Location;
import io.bindery.hardened.HostileContentException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/** Ends with an error when a document is too long; never closes what it reads from. */
final class LimitedStream extends FilterInputStream {

    private final String path;
    private final LongSupplier limit;
    private long bytes;

    /** @param limit the most bytes; asked again and again, as it may come down while the document goes by */
    LimitedStream(InputStream in, String path, LongSupplier limit) {
        super(in);
        this.path = path;
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            count(1);
        }
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read > 0) {
            count(read);
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() {
        // The caller opened it and closes it.
    }

    private void count(int more) throws IOException {
        bytes += more;
        if (bytes > limit.getAsLong()) {
            throw new HostileContentException(
                    XmlError.TOO_LARGE,
                    "an XML document of more than " + limit.getAsLong() + " bytes",
                    Location.of(path));
        }
    }
}
