package io.bindery.admin.metrics;

import io.bindery.core.plugins.PluginInfo;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How plugins fare. A plugin that has gone keeps its counters, as a counter must not vanish and come back lower. */
final class PluginMeters {

    private final MeterRegistry registry;
    private final MultiGauge states;
    private final MultiGauge threadsLeft;
    private final MultiGauge abandoned;
    private final Map<Tags, Counts> known = new ConcurrentHashMap<>();

    PluginMeters(MeterRegistry registry) {
        this.registry = registry;
        states = MultiGauge.builder("bindery.plugin.state")
                .description("1 for the state that a plugin is in, by plugin, kind and state")
                .register(registry);
        threadsLeft = MultiGauge.builder("bindery.plugin.threads.left")
                .description("Threads that calls of plugins have started and that still run")
                .register(registry);
        abandoned = MultiGauge.builder("bindery.plugin.abandoned.calls")
                .description("Calls that did not end when their time was up and still hold a thread")
                .register(registry);
    }

    private static final class Counts {
        private volatile long calls;
        private volatile long failures;
    }

    void show(List<PluginInfo> plugins) {
        for (PluginInfo plugin : plugins) {
            Counts counts = known.computeIfAbsent(tags(plugin), this::counters);
            counts.calls = Math.max(counts.calls, plugin.calls());
            counts.failures = Math.max(counts.failures, plugin.failures());
        }
        states.register(
                plugins.stream()
                        .<MultiGauge.Row<?>>map(
                                plugin -> MultiGauge.Row.of(tags(plugin).and("state", state(plugin)), 1))
                        .toList(),
                true);
        threadsLeft.register(
                plugins.stream()
                        .<MultiGauge.Row<?>>map(plugin ->
                                MultiGauge.Row.of(tags(plugin), plugin.fitness().threadsLeft()))
                        .toList(),
                true);
        abandoned.register(
                plugins.stream()
                        .<MultiGauge.Row<?>>map(plugin -> MultiGauge.Row.of(tags(plugin), plugin.abandonedCalls()))
                        .toList(),
                true);
    }

    private Counts counters(Tags tags) {
        Counts counts = new Counts();
        FunctionCounter.builder("bindery.plugin.calls", counts, it -> it.calls)
                .description("Calls of plugins")
                .tags(tags)
                .register(registry);
        FunctionCounter.builder("bindery.plugin.failures", counts, it -> it.failures)
                .description("Calls of plugins that threw or ran out of time")
                .tags(tags)
                .register(registry);
        return counts;
    }

    /** As an operator thinks of it: one that is here, but left alone because it keeps failing, is not active. */
    private static String state(PluginInfo plugin) {
        return plugin.state().equals("active") && !plugin.fitness().fit() ? "paused" : plugin.state();
    }

    private static Tags tags(PluginInfo plugin) {
        return Tags.of("plugin", plugin.name(), "kind", plugin.kind());
    }
}
