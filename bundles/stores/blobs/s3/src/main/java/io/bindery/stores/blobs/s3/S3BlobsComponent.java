package io.bindery.stores.blobs.s3;

import io.bindery.api.store.BlobInventory;
import io.bindery.api.store.BlobStore;
import io.bindery.api.store.KeptBlob;
import io.bindery.api.store.StoredBlob;
import io.bindery.stores.blobs.files.FileBlobStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.S3Client;

/** The blob store of the platform where a bucket is configured; it starts also while the bucket is away. Thread-safe. */
@Component(
        service = {BlobStore.class, BlobInventory.class},
        configurationPid = "io.bindery.stores.blobs.s3",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = S3BlobsConfig.class)
public final class S3BlobsComponent implements BlobStore, BlobInventory {

    private static final Logger LOG = LoggerFactory.getLogger(S3BlobsComponent.class);
    private static final long MIB = 1L << 20;
    private static final long LOOK_SECONDS = 60;

    private final S3Client client;
    private final FileBlobStore local;
    private final S3BlobStore store;
    private String told = "";

    private final ScheduledExecutorService caretaker = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "bindery-bucket");
        thread.setDaemon(true);
        return thread;
    });

    /** @throws IOException if the data folder or the secret cannot be used */
    @Activate
    public S3BlobsComponent(BundleContext context, S3BlobsConfig config) throws IOException {
        String home = context.getProperty("bindery.home");
        if (home == null) {
            throw new IOException("the property bindery.home is not set; it names the data folder");
        }
        if (config.bucket() == null || config.bucket().isBlank()) {
            throw new IOException("io.bindery.stores.blobs.s3 names no bucket; name one, or remove the file");
        }
        client = Client.of(config);
        local = new FileBlobStore(Path.of(home).resolve("blobs"));
        Bucket bucket = new Bucket(client, config.bucket().strip(), config.prefix(), config.partMegabytes() * MIB);
        store = new S3BlobStore(bucket, local, config.localMegabytes() * MIB);
        caretaker.scheduleWithFixedDelay(this::lookAfter, 0, LOOK_SECONDS, TimeUnit.SECONDS);
        LOG.info("Stored bytes are kept in the bucket {}", config.bucket());
    }

    private void lookAfter() {
        try {
            store.lookAfter();
            told = "";
        } catch (IOException | RuntimeException e) { // the schedule would end without a word
            String why = String.valueOf(e.getMessage());
            if (!why.equals(told)) {
                LOG.warn("Local copies are not looked after: {}. It is tried again every minute.", why);
                told = why;
            }
        }
    }

    @Deactivate
    void stop() throws IOException {
        caretaker.shutdownNow();
        client.close();
        local.close();
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
