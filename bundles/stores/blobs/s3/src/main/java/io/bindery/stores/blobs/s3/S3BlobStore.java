package io.bindery.stores.blobs.s3;

import io.bindery.api.store.BlobInventory;
import io.bindery.api.store.BlobStore;
import io.bindery.api.store.CorruptBlobException;
import io.bindery.api.store.KeptBlob;
import io.bindery.api.store.StoredBlob;
import io.bindery.stores.blobs.files.FileBlobStore;
import io.bindery.stores.blobs.files.VerifyingStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Keeps bytes in a bucket, and local copies of those in use. What is put is written locally first, since only then its key is
 * known, and counts as put when the bucket has it. Bytes that lie locally and not in the bucket, such as those from before there
 * was one, are found here and go out in time.
 *
 * <p>Thread-safe, and safe for several processes on one bucket, each with local copies of its own; but only one of them may
 * delete: a deletion and a put of the same bytes by two processes at the same moment do not see each other.
 */
final class S3BlobStore implements BlobStore, BlobInventory {

    private final Bucket bucket;
    private final FileBlobStore local;
    private final LocalCopies copies;
    private final Object[] locks = Stream.generate(Object::new).limit(256).toArray();

    /**
     * @param local empties itself of what the bucket has, see {@link #lookAfter()}
     * @param localBytes how many bytes may stay local
     */
    S3BlobStore(Bucket bucket, FileBlobStore local, long localBytes) {
        this.bucket = bucket;
        this.local = local;
        copies = new LocalCopies(local, localBytes);
    }

    @Override
    public StoredBlob put(InputStream bytes) throws IOException {
        bucket.check(); // before gigabytes are read for nothing
        StoredBlob blob = local.put(bytes);
        copies.used(blob.sha256());
        synchronized (lock(blob.sha256())) {
            if (!touched(blob)) {
                sendLocal(blob);
            }
        }
        return blob;
    }

    /** Whether the bucket has the bytes; if so, they count as put just now. */
    private boolean touched(StoredBlob blob) throws IOException {
        Optional<Bucket.Held> held = bucket.held(blob.sha256());
        return held.isPresent()
                && held.get().sound()
                && held.get().sizeBytes() == blob.sizeBytes()
                && blob.sizeBytes() <= Bucket.COPIED_AT_ONCE
                && bucket.touch(blob.sha256());
    }

    private void sendLocal(StoredBlob blob) throws IOException {
        copies.unsent(blob.sha256());
        bucket.send(blob, local.file(blob.sha256()));
        copies.sent(blob.sha256());
    }

    @Override
    public boolean contains(String sha256) throws IOException {
        return local.contains(sha256) || bucket.held(sha256).isPresent();
    }

    @Override
    public InputStream open(String sha256) throws IOException {
        synchronized (lock(sha256)) {
            copies.used(sha256);
            if (local.contains(sha256)) {
                return local.open(sha256);
            }
        }
        return new VerifyingStream(bucket.open(sha256), sha256);
    }

    @Override
    public Path file(String sha256) throws IOException {
        synchronized (lock(sha256)) {
            copies.used(sha256);
            try {
                return local.file(sha256);
            } catch (NoSuchFileException e) {
                return fetched(sha256);
            } catch (CorruptBlobException e) {
                if (bucket.held(sha256).isEmpty()) {
                    throw e;
                }
                local.deleteIfUntouchedSince(sha256, Instant.MAX);
                return fetched(sha256);
            }
        }
    }

    private Path fetched(String sha256) throws IOException {
        try (InputStream bytes = new VerifyingStream(bucket.open(sha256), sha256)) {
            local.put(bytes);
        }
        return local.file(sha256);
    }

    @Override
    public void walk(Consumer<KeptBlob> visitor) throws IOException {
        bucket.walk(visitor);
    }

    @Override
    public boolean deleteIfUntouchedSince(String sha256, Instant time) throws IOException {
        synchronized (lock(sha256)) {
            Optional<Bucket.Held> held = bucket.held(sha256);
            // The service tells times in whole seconds.
            if (held.isEmpty() || !held.get().modified().plusSeconds(1).isBefore(time)) {
                return false;
            }
            // First here: a put that has written its local copy and waits for the lock must find it, so a new one
            // stays.
            local.deleteIfUntouchedSince(sha256, time);
            bucket.delete(sha256);
            return true;
        }
    }

    /** Sends what the bucket lacks, then makes room locally. To be called now and then, by one thread. */
    void lookAfter() throws IOException {
        for (KeptBlob blob : copies.toSend()) {
            bring(blob);
        }
        for (KeptBlob blob : copies.oldest()) {
            bring(blob);
            synchronized (lock(blob.sha256())) {
                copies.drop(blob);
            }
        }
    }

    private void bring(KeptBlob blob) throws IOException {
        synchronized (lock(blob.sha256())) {
            Optional<Bucket.Held> held = bucket.held(blob.sha256());
            boolean there = held.isPresent() && held.get().sound() && held.get().sizeBytes() == blob.sizeBytes();
            if (!there && local.contains(blob.sha256())) {
                sendLocal(new StoredBlob(blob.sha256(), blob.sizeBytes()));
            }
            copies.sent(blob.sha256());
        }
    }

    /** What serialises all that is done about some bytes; some bytes share one. */
    private Object lock(String sha256) {
        return locks[Integer.parseInt(new StoredBlob(sha256, 0).sha256().substring(0, 2), 16)];
    }
}
