package io.bindery.core.engine;

import io.bindery.core.error.IntakeError;
import io.bindery.core.jobs.InvalidSubmissionException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends a book that does not end. */
final class BoundedBook extends FilterInputStream {

    private final long limit;
    private long bytes;

    BoundedBook(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int more) {
        bytes += more;
        if (bytes > limit) {
            throw new InvalidSubmissionException(
                    IntakeError.TOO_LARGE, "the file has more than the " + limit + " bytes that are allowed");
        }
    }
}
