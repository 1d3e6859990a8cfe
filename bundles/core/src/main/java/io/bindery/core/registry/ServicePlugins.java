package io.bindery.core.registry;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import io.bindery.api.convert.Converter;
import io.bindery.api.cover.CoverExtractor;
import io.bindery.api.distribute.DistributionChannel;
import io.bindery.api.document.DocumentStore;
import io.bindery.api.embed.TextEmbedder;
import io.bindery.api.enrich.MetadataEnricher;
import io.bindery.api.event.EventPublisher;
import io.bindery.api.feed.MetadataExport;
import io.bindery.api.feed.MetadataFeed;
import io.bindery.api.format.FormatDetector;
import io.bindery.api.format.FormatHandler;
import io.bindery.api.notify.NotificationChannel;
import io.bindery.api.protect.ContentProtector;
import io.bindery.api.quality.QualityChecker;
import io.bindery.api.scan.ContentScanner;
import io.bindery.api.search.SearchIndex;
import io.bindery.api.text.TextExtractor;
import io.bindery.core.calls.PluginFailedException;
import io.bindery.core.guard.Guard;
import io.bindery.core.guard.GuardConfig;
import io.bindery.core.guard.GuardSettings;
import io.bindery.core.plugins.PluginInfo;
import io.bindery.core.plugins.PluginRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.Version;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tracks the services of every SPI. */
@Component(
        service = {Plugins.class, PluginRegistry.class},
        configurationPid = "io.bindery.core.plugins")
@Designate(ocd = GuardConfig.class)
public final class ServicePlugins implements Plugins, PluginRegistry {

    private static final Logger LOG = LoggerFactory.getLogger(ServicePlugins.class);

    private static final List<Class<?>> SPIS = List.of(
            FormatDetector.class,
            FormatHandler.class,
            MetadataFeed.class,
            MetadataExport.class,
            ContentScanner.class,
            TextExtractor.class,
            CoverExtractor.class,
            TextEmbedder.class,
            Converter.class,
            MetadataEnricher.class,
            QualityChecker.class,
            ContentProtector.class,
            DistributionChannel.class,
            NotificationChannel.class,
            EventPublisher.class,
            SearchIndex.class,
            DocumentStore.class);

    /** What every service has or gets anew at each start, and so says nothing of how it is configured. */
    private static final Set<String> NOT_CONFIGURATION = Set.of(
            Constants.OBJECTCLASS,
            Constants.SERVICE_ID,
            Constants.SERVICE_BUNDLEID,
            Constants.SERVICE_SCOPE,
            "component.id",
            "component.name",
            "service.pid",
            "felix.fileinstall.filename");

    private static final Comparator<Plugin<?>> ORDER = Comparator.<Plugin<?>>comparingInt(plugin -> -plugin.ranking())
            .thenComparing(Plugin::name)
            .thenComparing(plugin -> Version.parseVersion(plugin.version()), Comparator.reverseOrder())
            .thenComparing(Plugin::since);

    /** One service may play several roles: it counts as one plugin in each of them. */
    private record Role(Class<?> spi, ServiceReference<?> reference) {}

    private final Map<Role, Plugin<?>> present = new ConcurrentHashMap<>();
    private final Map<String, PluginInfo> away = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<ServiceTracker<?, ?>> trackers;
    private final GuardSettings settings;
    private final SwitchedOff off;

    /** Begins to track. */
    @Activate
    public ServicePlugins(BundleContext context, GuardConfig config) {
        settings = new GuardSettings(config);
        String home = context.getProperty("bindery.home");
        off = new SwitchedOff(home == null ? null : Path.of(home, "etc", "switched-off-plugins"));
        trackers = SPIS.stream()
                .<ServiceTracker<?, ?>>map(spi -> track(context, spi))
                .toList();
    }

    private <T> ServiceTracker<T, Plugin<T>> track(BundleContext context, Class<T> spi) {
        var tracker = new ServiceTracker<T, Plugin<T>>(context, spi, new ServiceTrackerCustomizer<>() {
            @Override
            public @Nullable Plugin<T> addingService(ServiceReference<T> reference) {
                return add(context, spi, reference);
            }

            @Override
            public void modifiedService(ServiceReference<T> reference, Plugin<T> plugin) {
                // What it handles is the same for the life of the service, so it is not asked again.
                Plugin<T> now = describe(spi, reference, plugin.service(), plugin.guard());
                present.put(new Role(spi, reference), now.handling(plugin.handles()));
                changed();
            }

            @Override
            public void removedService(ServiceReference<T> reference, Plugin<T> plugin) {
                remove(reference, plugin);
                context.ungetService(reference);
            }
        });
        tracker.open();
        return tracker;
    }

    private <T> @Nullable Plugin<T> add(BundleContext context, Class<T> spi, ServiceReference<T> reference) {
        T service = context.getService(reference);
        if (service == null) {
            LOG.warn(
                    "A {} of bundle {} is registered but cannot be had; it does not take part. Look for the reason above.",
                    spi.getSimpleName(),
                    reference.getBundle());
            return null;
        }
        String name = name(reference);
        Plugin<T> plugin =
                describe(spi, reference, service, new Guard(name, ownLimit(reference), settings, this::changed));
        Callable<Set<MediaType>> types = typesOf(service, spi);
        if (types != null) {
            try {
                plugin = plugin.handling(Handles.of(types, plugin, settings));
            } catch (PluginFailedException e) {
                LOG.error("{} when asked what it handles; it does not take part.", e.getMessage(), e.getCause());
                plugin.guard().close();
                context.ungetService(reference);
                return null;
            }
        }
        String key = key(plugin);
        if (present.values().stream().anyMatch(other -> key(other).equals(key))) {
            LOG.warn(
                    "There are several plugins {}; of one name, only the one with the highest ranking, then version,"
                            + " takes part. Give each its own bindery.plugin.",
                    key);
        }
        present.put(new Role(spi, reference), plugin);
        away.remove(key);
        LOG.info("Plugin {} {} ({}) has come", plugin.name(), plugin.version(), spi.getSimpleName());
        changed();
        return plugin;
    }

    /** How to ask a plugin of this role for its media types; null if the role has none. */
    private static @Nullable Callable<Set<MediaType>> typesOf(Object service, Class<?> spi) {
        if (service instanceof FormatHandler handler && spi == FormatHandler.class) {
            return handler::mediaTypes;
        }
        if (service instanceof CoverExtractor extractor && spi == CoverExtractor.class) {
            return extractor::mediaTypes;
        }
        if (service instanceof MetadataFeed feed && spi == MetadataFeed.class) {
            return feed::mediaTypes;
        }
        return service instanceof TextExtractor extractor && spi == TextExtractor.class ? extractor::mediaTypes : null;
    }

    /** How many calls at once the plugin itself allows; 0 if it does not say. */
    private static int ownLimit(ServiceReference<?> reference) {
        Object limit = reference.getProperty("bindery.concurrency");
        try {
            return limit == null
                    ? 0
                    : Math.max(0, Integer.parseInt(limit.toString().strip()));
        } catch (NumberFormatException e) {
            LOG.warn("bindery.concurrency of bundle {} is no number: {}", reference.getBundle(), limit);
            return 0;
        }
    }

    private void remove(ServiceReference<?> reference, Plugin<?> plugin) {
        present.remove(new Role(plugin.spi(), reference));
        boolean replaced =
                present.values().stream().anyMatch(other -> key(other).equals(key(plugin)));
        if (!replaced) {
            away.put(key(plugin), Descriptions.of(plugin, "away", Instant.now()));
        }
        plugin.guard().close();
        LOG.info(
                "Plugin {} {} ({}) has gone",
                plugin.name(),
                plugin.version(),
                plugin.spi().getSimpleName());
        changed();
    }

    private static <T> Plugin<T> describe(Class<T> spi, ServiceReference<T> reference, T service, Guard guard) {
        Object ranking = reference.getProperty(Constants.SERVICE_RANKING);
        return new Plugin<>(
                spi,
                service,
                name(reference),
                reference.getBundle().getVersion().toString(),
                reference.getBundle().getSymbolicName(),
                configurationHash(reference),
                ranking instanceof Integer number ? number : 0,
                Boolean.TRUE.equals(reference.getProperty("bindery.refuses")),
                List.of(),
                BookContent.READS_TEXT.equals(reference.getProperty(BookContent.READS)),
                Instant.now(),
                guard);
    }

    private static String name(ServiceReference<?> reference) {
        for (String property : List.of("bindery.plugin", "component.name")) {
            if (reference.getProperty(property) instanceof String name && !name.isBlank()) {
                return name;
            }
        }
        return reference.getBundle().getSymbolicName();
    }

    private static String configurationHash(ServiceReference<?> reference) {
        return Hashes.of(Arrays.stream(reference.getPropertyKeys())
                .filter(key -> !NOT_CONFIGURATION.contains(key))
                .sorted()
                .map(key -> key + "=" + Arrays.deepToString(new Object[] {reference.getProperty(key)}))
                .toArray(String[]::new));
    }

    private static String key(Plugin<?> plugin) {
        return plugin.spi().getSimpleName() + " " + plugin.name();
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }

    @Override
    @SuppressWarnings("unchecked") // a plugin of this SPI holds a service of this SPI
    public <T> List<Plugin<T>> all(Class<T> spi) {
        Set<String> names = new HashSet<>();
        return present.values().stream()
                .filter(plugin -> plugin.spi() == spi && !off.has(plugin.name()))
                .sorted(ORDER)
                // Of two with one name only the first counts: records and places in the stream of events go by name.
                .filter(plugin -> names.add(plugin.name()))
                .map(plugin -> (Plugin<T>) plugin)
                .toList();
    }

    @Override
    public boolean has(String name) {
        return !off.has(name)
                && present.values().stream().anyMatch(plugin -> plugin.name().equals(name));
    }

    @Override
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public List<PluginInfo> list() {
        Set<Plugin<?>> taking = SPIS.stream()
                .flatMap(spi -> all(spi).stream())
                .collect(Collectors.toCollection(() -> Collections.newSetFromMap(new IdentityHashMap<>())));
        return Stream.concat(
                        present.values().stream()
                                .map(plugin -> Descriptions.of(plugin, state(plugin, taking), plugin.since())),
                        away.values().stream())
                .sorted(Comparator.comparing(PluginInfo::kind).thenComparing(PluginInfo::name))
                .toList();
    }

    private String state(Plugin<?> plugin, Set<Plugin<?>> taking) {
        if (off.has(plugin.name())) {
            return "disabled";
        }
        return taking.contains(plugin) ? "active" : "shadowed";
    }

    @Override
    public int switchTo(String name, boolean on) throws IOException {
        int known = (int)
                list().stream().filter(plugin -> plugin.name().equals(name)).count();
        if (known > 0 && on == off.has(name)) {
            off.set(name, !on);
            LOG.info("Plugin {} is switched {}", name, on ? "on" : "off");
            changed();
        }
        return known;
    }

    @Override
    public int reset(String name) {
        List<Plugin<?>> named = present.values().stream()
                .filter(plugin -> plugin.name().equals(name))
                .toList();
        named.forEach(plugin -> plugin.guard().reset());
        return named.size();
    }

    /** Ends tracking. */
    @Deactivate
    void close() {
        trackers.forEach(ServiceTracker::close);
    }
}
