package io.bindery.formats.pdf.document;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.io.RandomAccessReadView;
import org.jspecify.annotations.Nullable;

/** The file, for PDFBox; what is read from it counts for the {@link Effort}. For one thread. */
final class CountedFile implements RandomAccessRead {

    private final Path path;
    private final RandomAccessReadBufferedFile file;
    private final Effort effort;
    private @Nullable CountedFile views;

    CountedFile(Path path, Effort effort) throws IOException {
        this.path = path;
        this.file = new RandomAccessReadBufferedFile(path);
        this.effort = effort;
    }

    @Override
    public int read() throws IOException {
        effort.read(1);
        return file.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = file.read(bytes, offset, length);
        // Reading at the end gives nothing, but may be tried for ever.
        effort.read(Math.max(1, count));
        return count;
    }

    @Override
    public long getPosition() throws IOException {
        return file.getPosition();
    }

    @Override
    public void seek(long position) throws IOException {
        file.seek(position);
    }

    @Override
    public long length() throws IOException {
        return file.length();
    }

    @Override
    public boolean isClosed() {
        return file.isClosed();
    }

    @Override
    public boolean isEOF() throws IOException {
        return file.isEOF();
    }

    @Override
    public RandomAccessReadView createView(long start, long length) throws IOException {
        // Views restore their position before each reading; the parser that reads this does not.
        CountedFile shared = views;
        if (shared == null) {
            shared = new CountedFile(path, effort);
            views = shared;
        }
        return new RandomAccessReadView(shared, start, length);
    }

    @Override
    public void close() throws IOException {
        try (CountedFile shared = views) {
            file.close();
        }
    }
}
