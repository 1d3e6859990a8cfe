package io.bindery.core.registry;

import io.bindery.core.guard.CallStats.LastFailure;
import io.bindery.core.guard.Guard;
import io.bindery.core.plugins.PluginFitness;
import io.bindery.core.plugins.PluginInfo;
import java.time.Instant;

/** What a plugin looks like from outside. */
final class Descriptions {

    private Descriptions() {}

    static PluginInfo of(Plugin<?> plugin, String state, Instant since) {
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
                since,
                fitness(plugin.guard().report()));
    }

    private static PluginFitness fitness(Guard.Report report) {
        LastFailure last = report.lastFailure();
        return new PluginFitness(
                report.breaker(),
                report.since(),
                report.retryAt(),
                last == null ? "" : last.what(),
                last == null ? null : last.at(),
                report.concurrency(),
                report.threadsLeft());
    }
}
