package io.bindery.testkit;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.BookText;
import io.bindery.api.content.MediaType;
import io.bindery.api.text.TextExtractor;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A book for tests, over a file or over bytes. Counts the streams that are open, so that a test can see whether a plugin
 * closed them. Safe for use by several threads.
 */
public final class TestBook implements BookContent {

    private final String fileName;
    private final MediaType mediaType;
    private final byte[] bytes;
    private final AtomicInteger openStreams = new AtomicInteger();
    private final Path file;
    private @Nullable String text;

    private TestBook(String fileName, MediaType mediaType, byte[] bytes, Path file) {
        this.fileName = fileName;
        this.mediaType = mediaType;
        this.bytes = bytes;
        this.file = file;
    }

    /** A book over a file that is there. */
    public static TestBook of(Path file, MediaType mediaType) {
        try {
            return new TestBook(file.getFileName().toString(), mediaType, Files.readAllBytes(file), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A book over bytes; they are written to a file without a telling name, as the platform's blobs have none. */
    public static TestBook of(String fileName, MediaType mediaType, byte[] bytes) {
        try {
            Path file = Files.createTempFile("bindery-test-", "");
            file.toFile().deleteOnExit();
            Files.write(file, bytes);
            return new TestBook(fileName, mediaType, bytes, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same book with a text, in the form that {@link TextExtractor} has it; gives this book. */
    public TestBook withText(String itsText) {
        text = itsText;
        return this;
    }

    /** The same book with the text that this reads out of it; gives this book. */
    public TestBook readBy(TextExtractor reader) throws Exception {
        StringWriter words = new StringWriter();
        try (TestStepContext context = new TestStepContext()) {
            reader.extractText(this, words, context);
        }
        return withText(words.toString());
    }

    /** How many streams of {@link #open()} nobody closed yet. */
    public int openStreams() {
        return openStreams.get();
    }

    /** The bytes; not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public String fileName() {
        return fileName;
    }

    @Override
    public MediaType mediaType() {
        return mediaType;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public InputStream open() {
        openStreams.incrementAndGet();
        return new FilterInputStream(new ByteArrayInputStream(bytes)) {
            private boolean closed;

            @Override
            public void close() {
                if (!closed) {
                    closed = true;
                    openStreams.decrementAndGet();
                }
            }
        };
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public Optional<BookText> text() {
        String itsText = text;
        return itsText == null || itsText.isEmpty() ? Optional.empty() : Optional.of(new HeldText(itsText));
    }

    /** A text that is held in memory. */
    private record HeldText(String text) implements BookText {
        @Override
        public long characters() {
            return text.length();
        }

        @Override
        public boolean complete() {
            return true;
        }

        @Override
        public Reader open() {
            return new StringReader(text);
        }
    }

    @Override
    public String toString() {
        return fileName;
    }
}
