package io.bindery.language;

import io.bindery.api.embed.TextEmbedder;
import io.bindery.api.enrich.MetadataEnricher;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/**
 * Registers an enricher as a service that tells the model of the embedder that it uses ({@link #EMBEDDER}). The platform keeps answers under
 * all that a service says of itself, so another model makes new answers. Safe for use by several threads.
 */
public final class EnricherService {

    /** The service property with the name of the model; empty without one. */
    public static final String EMBEDDER = "bindery.embedder";

    private final ServiceRegistration<MetadataEnricher> registration;
    private final Map<String, Object> properties;
    private boolean stopped;

    /**
     * Registers it.
     *
     * @param properties of the service, with {@code bindery.plugin}
     */
    public EnricherService(
            BundleContext bundle,
            MetadataEnricher enricher,
            Map<String, Object> properties,
            @Nullable TextEmbedder embedder) {
        this.properties = Map.copyOf(properties);
        this.registration = bundle.registerService(MetadataEnricher.class, enricher, with(embedder));
    }

    /** Tells that another embedder is used from now on, or none. */
    public synchronized void embedder(@Nullable TextEmbedder embedder) {
        if (!stopped) {
            registration.setProperties(with(embedder));
        }
    }

    private Dictionary<String, Object> with(@Nullable TextEmbedder embedder) {
        Dictionary<String, Object> all = new Hashtable<>(properties);
        all.put(EMBEDDER, embedder == null ? "" : embedder.model());
        return all;
    }

    /** Takes the service back. */
    public synchronized void stop() {
        stopped = true;
        registration.unregister();
    }
}
