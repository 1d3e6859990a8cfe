package io.bindery.conversion.tool;

import io.bindery.api.convert.Converter;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers a converter as a service that tells the version of its program ({@link #TOOL}). The platform keeps results under all that a
 * service says of itself, so a program that is installed, upgraded or removed makes new results. The version is read in a thread of its
 * own, once before the service comes, and then each time {@link #refresh} finds another program. Safe for use by several threads.
 */
public final class ConverterService {

    /** The service property with the version of the program, e.g. {@code pandoc 2.17.1.1}; {@code missing} without it. */
    public static final String TOOL = "bindery.tool";

    private static final Logger LOG = LoggerFactory.getLogger(ConverterService.class);
    private static final long STOP_MILLIS = 5_000;

    private final BundleContext bundle;
    private final Converter converter;
    private final ToolVersion version;
    private final Map<String, Object> properties;
    private @Nullable ServiceRegistration<Converter> registration;
    private @Nullable Thread thread;
    private String told = "";
    private boolean stopped;

    /**
     * @param bundle of the plugin
     * @param converter the plugin
     * @param version of its program
     * @param properties of the service, with {@code bindery.plugin}
     */
    public ConverterService(
            BundleContext bundle, Converter converter, ToolVersion version, Map<String, Object> properties) {
        this.bundle = bundle;
        this.converter = converter;
        this.version = version;
        this.properties = Map.copyOf(properties);
    }

    /** Begins, and returns at once. */
    public synchronized void start() {
        Thread started = new Thread(this::refresh, "bindery-version-of-" + properties.get("bindery.plugin"));
        started.setDaemon(true);
        started.start();
        thread = started;
    }

    /** Tells the version anew if it is another one. Cheap if it is not. */
    public void refresh() {
        String now = version.current();
        synchronized (this) {
            if (stopped || now.equals(told)) {
                return;
            }
            Dictionary<String, Object> all = new Hashtable<>(properties);
            all.put(TOOL, now);
            if (registration == null) {
                registration = bundle.registerService(Converter.class, converter, all);
            } else {
                registration.setProperties(all);
                LOG.info("The program of converter {} is now: {}", properties.get("bindery.plugin"), now);
            }
            told = now;
        }
    }

    /** Takes the service back, and waits for the thread. */
    public void stop() throws InterruptedException {
        Thread reading;
        synchronized (this) {
            stopped = true;
            if (registration != null) {
                registration.unregister();
                registration = null;
            }
            reading = thread;
        }
        if (reading != null) {
            reading.interrupt();
            reading.join(STOP_MILLIS);
        }
    }
}
