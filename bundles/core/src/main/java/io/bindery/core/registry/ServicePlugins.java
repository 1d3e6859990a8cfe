package io.bindery.core.registry;

import io.bindery.api.content.MediaType;
import io.bindery.api.convert.Converter;
import io.bindery.api.distribute.DistributionChannel;
import io.bindery.api.enrich.MetadataEnricher;
import io.bindery.api.event.EventPublisher;
import io.bindery.api.format.FormatDetector;
import io.bindery.api.format.FormatHandler;
import io.bindery.api.notify.NotificationChannel;
import io.bindery.api.protect.ContentProtector;
import io.bindery.api.quality.QualityChecker;
import io.bindery.core.plugins.PluginInfo;
import io.bindery.core.plugins.PluginRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
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
@Designate(ocd = PluginsConfig.class)
public final class ServicePlugins implements Plugins, PluginRegistry {

    private static final Logger LOG = LoggerFactory.getLogger(ServicePlugins.class);

    private static final List<Class<?>> SPIS = List.of(
            FormatDetector.class,
            FormatHandler.class,
            Converter.class,
            MetadataEnricher.class,
            QualityChecker.class,
            ContentProtector.class,
            DistributionChannel.class,
            NotificationChannel.class,
            EventPublisher.class);

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

    private static final int CALLS_FOR_EACH_PROCESSOR = 8;

    private static final Comparator<Plugin<?>> ORDER =
            Comparator.<Plugin<?>>comparingInt(plugin -> -plugin.ranking()).thenComparing(Plugin::name);

    /** One service may play several roles: it counts as one plugin in each of them. */
    private record Role(Class<?> spi, ServiceReference<?> reference) {}

    private final Map<Role, Plugin<?>> present = new ConcurrentHashMap<>();
    private final Map<String, PluginInfo> away = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final GuardSettings guards;
    private final List<ServiceTracker<?, ?>> trackers;

    /** Begins to track. */
    @Activate
    public ServicePlugins(BundleContext context, PluginsConfig config) {
        guards = new GuardSettings(
                config.failuresBeforePause(),
                Duration.ofMillis(config.pauseMillis()),
                Duration.ofMillis(config.longestPauseMillis()),
                config.callsAtOnce() > 0
                        ? config.callsAtOnce()
                        : CALLS_FOR_EACH_PROCESSOR * Runtime.getRuntime().availableProcessors());
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
                present.put(new Role(spi, reference), describe(spi, reference, plugin.service(), plugin.stats()));
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
        Plugin<T> plugin;
        try {
            plugin = describe(spi, reference, service, new CallStats());
        } catch (RuntimeException | Error e) { // whatever it is, only this plugin is out
            LOG.error(
                    "The {} of bundle {} cannot say what it handles; it does not take part.",
                    spi.getSimpleName(),
                    reference.getBundle(),
                    e);
            context.ungetService(reference);
            return null;
        }
        present.put(new Role(spi, reference), plugin);
        away.remove(key(plugin));
        LOG.info("Plugin {} {} ({}) has come", plugin.name(), plugin.version(), spi.getSimpleName());
        changed();
        return plugin;
    }

    private void remove(ServiceReference<?> reference, Plugin<?> plugin) {
        present.remove(new Role(plugin.spi(), reference));
        boolean replaced =
                present.values().stream().anyMatch(other -> key(other).equals(key(plugin)));
        if (!replaced) {
            away.put(key(plugin), info(plugin, "away", Instant.now()));
        }
        LOG.info(
                "Plugin {} {} ({}) has gone",
                plugin.name(),
                plugin.version(),
                plugin.spi().getSimpleName());
        changed();
    }

    private <T> Plugin<T> describe(Class<T> spi, ServiceReference<T> reference, T service, CallStats stats) {
        List<String> handles = spi == FormatHandler.class && service instanceof FormatHandler handler
                ? handler.mediaTypes().stream().map(MediaType::name).sorted().toList()
                : List.of();
        Object ranking = reference.getProperty(Constants.SERVICE_RANKING);
        String name = name(reference);
        return new Plugin<>(
                spi,
                service,
                name,
                reference.getBundle().getVersion().toString(),
                reference.getBundle().getSymbolicName(),
                configurationHash(reference),
                ranking instanceof Integer number ? number : 0,
                handles,
                Instant.now(),
                stats,
                new PluginGuard(spi.getSimpleName() + " " + name, guards.withCallsAtOnce(callsAtOnce(reference))));
    }

    /** What the plugin allows, but no more than the operator does. */
    private int callsAtOnce(ServiceReference<?> reference) {
        return reference.getProperty("bindery.concurrency") instanceof Integer calls && calls > 0
                ? Math.min(calls, guards.callsAtOnce())
                : guards.callsAtOnce();
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
                .filter(plugin -> plugin.spi() == spi)
                .sorted(ORDER)
                // Answers are kept by the plugin's name: of two with one name, only the first takes part.
                .filter(plugin -> names.add(plugin.name()))
                .map(plugin -> (Plugin<T>) plugin)
                .toList();
    }

    private String state(Plugin<?> plugin) {
        if (all(plugin.spi()).stream().noneMatch(first -> first == plugin)) {
            return "shadowed";
        }
        return plugin.guard().leftAlone() ? "paused" : "active";
    }

    @Override
    public int reset(String name) {
        List<Plugin<?>> named = present.values().stream()
                .<Plugin<?>>map(plugin -> plugin)
                .filter(plugin -> plugin.name().equals(name))
                .toList();
        named.forEach(plugin -> plugin.guard().reset());
        changed();
        return named.size();
    }

    @Override
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public List<PluginInfo> list() {
        return Stream.concat(
                        present.values().stream().map(plugin -> info(plugin, state(plugin), plugin.since())),
                        away.values().stream())
                .sorted(Comparator.comparing(PluginInfo::kind).thenComparing(PluginInfo::name))
                .collect(Collectors.toList());
    }

    private static PluginInfo info(Plugin<?> plugin, String state, Instant since) {
        return new PluginInfo(
                plugin.name(),
                plugin.version(),
                plugin.spi().getSimpleName(),
                plugin.bundle(),
                state,
                plugin.handles(),
                plugin.stats().calls(),
                plugin.stats().failures(),
                plugin.stats().abandonedCalls(),
                plugin.guard().underWay(),
                plugin.guard().lastFailure().map(PluginGuard.Failure::message).orElse(null),
                plugin.guard().lastFailure().map(PluginGuard.Failure::at).orElse(null),
                since);
    }

    /** Ends tracking. */
    @Deactivate
    void close() {
        trackers.forEach(ServiceTracker::close);
    }
}
