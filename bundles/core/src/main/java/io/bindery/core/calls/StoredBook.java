package io.bindery.core.calls;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.BookText;
import io.bindery.api.content.MediaType;
import io.bindery.api.store.BlobStore;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A stored book during one plugin call. Closing it closes the streams that the plugin forgot. */
final class StoredBook implements BookContent, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StoredBook.class);

    private final BookFile file;
    private final BlobStore blobs;
    private final Set<InputStream> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    StoredBook(BookFile file, BlobStore blobs) {
        this.file = file;
        this.blobs = blobs;
    }

    @Override
    public String fileName() {
        return file.fileName();
    }

    @Override
    public MediaType mediaType() {
        return file.mediaType();
    }

    @Override
    public long size() {
        return file.sizeBytes();
    }

    @Override
    public String sha256() {
        return file.sha256();
    }

    @Override
    public InputStream open() throws IOException {
        return watched(() -> blobs.open(file.sha256()));
    }

    /** Opens bytes. */
    private interface Opening {
        InputStream open() throws IOException;
    }

    private InputStream watched(Opening opening) throws IOException {
        if (closed) {
            throw new IOException("the call has ended; its book is closed");
        }
        InputStream stream = new FilterInputStream(opening.open()) {
            @Override
            public void close() throws IOException {
                if (open.remove(this)) { // a second time does nothing, as Closeable promises
                    super.close();
                }
            }
        };
        open.add(stream);
        if (closed) { // also if the call ended while the stream was opened
            stream.close();
            throw new IOException("the call has ended; its book is closed");
        }
        return stream;
    }

    @Override
    public Path file() throws IOException {
        return blobs.file(file.sha256());
    }

    @Override
    public Optional<BookText> text() {
        TextShelf.Kept text = file.text();
        return text == null || text.characters() == 0 ? Optional.empty() : Optional.of(new StoredText(text));
    }

    /** Its text, which ends with the call as the book does. */
    private final class StoredText implements BookText {
        private final TextShelf.Kept text;

        StoredText(TextShelf.Kept text) {
            this.text = text;
        }

        @Override
        public long characters() {
            return text.characters();
        }

        @Override
        public boolean complete() {
            return text.complete();
        }

        @Override
        public Reader open() throws IOException {
            return new InputStreamReader(watched(() -> Files.newInputStream(text.file())), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        closed = true;
        for (InputStream forgotten : open) {
            try {
                forgotten.close();
            } catch (IOException e) {
                LOG.debug("A forgotten stream of {} did not close", file.sha256(), e);
            }
        }
    }
}
