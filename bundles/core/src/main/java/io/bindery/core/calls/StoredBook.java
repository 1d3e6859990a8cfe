package io.bindery.core.calls;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import io.bindery.api.job.Job;
import io.bindery.api.store.BlobStore;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A job's book during one plugin call. Closing it closes the streams that the plugin forgot. */
final class StoredBook implements BookContent, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StoredBook.class);

    private final Job job;
    private final BlobStore blobs;
    private final Set<InputStream> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    StoredBook(Job job, BlobStore blobs) {
        this.job = job;
        this.blobs = blobs;
    }

    @Override
    public String fileName() {
        return job.fileName();
    }

    @Override
    public MediaType mediaType() {
        return new MediaType(job.mediaType());
    }

    @Override
    public long size() {
        return job.sizeBytes();
    }

    @Override
    public String sha256() {
        return job.sha256();
    }

    @Override
    public InputStream open() throws IOException {
        if (closed) {
            throw new IOException("the call has ended; its book is closed");
        }
        InputStream stream = new FilterInputStream(blobs.open(job.sha256())) {
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
        return blobs.file(job.sha256());
    }

    @Override
    public void close() {
        closed = true;
        for (InputStream forgotten : open) {
            try {
                forgotten.close();
            } catch (IOException e) {
                LOG.debug("A forgotten stream of {} did not close", job.sha256(), e);
            }
        }
    }
}
