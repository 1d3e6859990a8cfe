package io.bindery.stores.blobs;

import io.bindery.api.store.BlobInventory;
import io.bindery.api.store.BlobStore;
import io.bindery.api.store.KeptBlob;
import io.bindery.api.store.StoredBlob;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** The blob store of the platform, in {@code blobs/} of the data folder. Thread-safe. */
@Component(service = {BlobStore.class, BlobInventory.class})
public final class BlobsComponent implements BlobStore, BlobInventory {

    private final FileBlobStore store;

    /** @throws IOException if the folder cannot be used */
    @Activate
    public BlobsComponent(BundleContext context) throws IOException {
        String home = context.getProperty("bindery.home");
        if (home == null) {
            throw new IOException("the property bindery.home is not set; it names the data folder");
        }
        store = new FileBlobStore(Path.of(home).resolve("blobs"));
    }

    @Deactivate
    void stop() throws IOException {
        store.close();
    }

    @Override
    public StoredBlob put(InputStream bytes) throws IOException {
        return store.put(bytes);
    }

    @Override
    public boolean contains(String sha256) throws IOException {
        return store.contains(sha256);
    }

    @Override
    public InputStream open(String sha256) throws IOException {
        return store.open(sha256);
    }

    @Override
    public Path file(String sha256) throws IOException {
        return store.file(sha256);
    }

    @Override
    public void walk(Consumer<KeptBlob> visitor) throws IOException {
        store.walk(visitor);
    }

    @Override
    public boolean deleteIfUntouchedSince(String sha256, Instant time) throws IOException {
        return store.deleteIfUntouchedSince(sha256, time);
    }
}
