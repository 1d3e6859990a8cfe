package io.bindery.stores.blobs.s3;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.Abortable;

/** Reads an object to its end, also if the connection breaks in between. Not for several threads. */
final class ResumingStream extends InputStream {

    /** How often in a row a connection may break without that a byte has come. */
    private static final int PATIENCE = 3;

    /** Opens an object from a byte on. */
    @FunctionalInterface
    interface Opening {
        InputStream from(long offset) throws IOException;
    }

    private final Opening opening;
    private final long size;
    private @Nullable InputStream source;
    private long offset;
    private int fruitless;

    ResumingStream(Opening opening, long size) throws IOException {
        this.opening = opening;
        this.size = size;
        source = opening.from(0);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int start, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (offset < size) {
            try {
                int read = current().read(buffer, start, length);
                if (read > 0) {
                    offset += read;
                    fruitless = 0;
                    return read;
                }
                breakOff(new IOException("the connection ended after " + offset + " of " + size + " bytes"));
            } catch (BucketException e) {
                throw e; // opening it again has its own attempts
            } catch (IOException e) {
                breakOff(e);
            }
        }
        return -1;
    }

    private InputStream current() throws IOException {
        InputStream now = source;
        if (now == null) {
            now = opening.from(offset);
            source = now;
        }
        return now;
    }

    private void breakOff(IOException e) throws IOException {
        close();
        if (++fruitless >= PATIENCE) {
            throw e;
        }
    }

    /** Ends the connection at once: what is left of a large object would be read by a mere close. */
    @Override
    public void close() throws IOException {
        InputStream now = source;
        source = null;
        if (now instanceof Abortable connection && offset < size) {
            connection.abort();
        } else if (now != null) {
            now.close();
        }
    }
}
