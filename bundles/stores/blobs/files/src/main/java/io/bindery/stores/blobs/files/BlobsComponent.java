package io.bindery.stores.blobs.files;

import io.bindery.api.store.BlobInventory;
import io.bindery.api.store.BlobStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The blob store of the platform, in {@code blobs/} of the data folder, unless a bucket is configured. There is never more than
 * one store: what one has taken, another one would not find. So this one looks at the other one's configuration.
 */
@Component(
        service = {},
        immediate = true,
        configurationPid = BlobsComponent.BUCKET_PID)
public final class BlobsComponent {

    static final String BUCKET_PID = "io.bindery.stores.blobs.s3";

    private static final Logger LOG = LoggerFactory.getLogger(BlobsComponent.class);

    private final @Nullable FileBlobStore store;
    private final @Nullable ServiceRegistration<?> registration;

    /** @throws IOException if the folder cannot be used */
    @Activate
    public BlobsComponent(BundleContext context, Map<String, Object> bucketConfiguration) throws IOException {
        if (bucketConfiguration.get("bucket") != null) {
            LOG.info("Stored bytes are kept in a bucket, as {} says", BUCKET_PID);
            store = null;
            registration = null;
            return;
        }
        String home = context.getProperty("bindery.home");
        if (home == null) {
            throw new IOException("the property bindery.home is not set; it names the data folder");
        }
        store = new FileBlobStore(Path.of(home).resolve("blobs"));
        registration = context.registerService(
                new String[] {BlobStore.class.getName(), BlobInventory.class.getName()}, store, null);
    }

    @Deactivate
    void stop() throws IOException {
        if (registration != null) {
            registration.unregister();
        }
        if (store != null) {
            store.close();
        }
    }
}
