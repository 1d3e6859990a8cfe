package io.bindery.admin.rest;

import io.bindery.core.formats.FormatSupport;
import io.bindery.core.health.Health;
import io.bindery.core.plugins.PluginFitness;
import io.bindery.core.plugins.PluginInfo;
import io.bindery.core.upkeep.UpkeepReport;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The platform itself as the API shows it. */
final class PlatformJson {

    private PlatformJson() {}

    /** How it fares. */
    @Schema(name = "Status")
    record Status(
            String version,
            Instant startedAt,
            long uptimeMs,

            @Schema(description = "how many jobs are in each state")
            Map<String, Long> counts,

            @Schema(description = "the search indexes, the one that is asked first at the top")
            List<SearchJson.Index> indexes) {}

    /** A plugin: what it can do, how often it was called, and whether it is left alone for now. */
    @Schema(name = "Plugin")
    record Plugin(
            String name,
            String version,
            String kind,
            String bundle,
            String state,
            List<String> handles,
            long calls,
            long failures,
            long abandonedCalls,
            Instant since,
            String breaker,
            Instant breakerSince,
            @Nullable Instant retryAt,
            String lastFailure,
            @Nullable Instant lastFailureAt,
            int concurrency,
            int threadsLeft) {}

    /** Plugins. */
    @Schema(name = "Plugins")
    record PluginList(List<Plugin> plugins) {}

    /** What can be done with a format, and by which plugin. */
    @Schema(name = "Format")
    record Format(
            String format,
            String mediaType,
            boolean recognised,

            @Schema(description = "whether it is recognised only to be refused by its name")
            boolean refused,

            String validated,
            String metadata,
            String text,
            List<Target> convertedTo) {}

    /** A format that another can be made into. */
    @Schema(name = "ConversionTarget")
    record Target(String format, String mediaType, List<String> converters) {}

    /** Formats. */
    @Schema(name = "Formats")
    record FormatList(List<Format> formats) {}

    /** Whether a part works. */
    @Schema(name = "Check")
    record Part(String name, boolean healthy, String detail, String remedy) {}

    /** Whether all parts work. */
    @Schema(name = "Diagnosis")
    record Diagnosis(boolean healthy, List<Part> checks) {}

    /** What upkeep has removed, or would. */
    @Schema(name = "UpkeepReport")
    record Upkeep(boolean applied, List<Line> lines, List<String> notes) {}

    /** One kind of thing that is removed. */
    @Schema(name = "UpkeepLine")
    record Line(
            String what, String rule, long count, @Nullable Long bytes) {}

    static Plugin plugin(PluginInfo plugin) {
        PluginFitness fitness = plugin.fitness();
        return new Plugin(
                plugin.name(),
                plugin.version(),
                plugin.kind(),
                plugin.bundle(),
                plugin.state(),
                plugin.handles(),
                plugin.calls(),
                plugin.failures(),
                plugin.abandonedCalls(),
                plugin.since(),
                fitness.breaker(),
                fitness.since(),
                fitness.retryAt(),
                fitness.lastFailure(),
                fitness.lastFailureAt(),
                fitness.concurrency(),
                fitness.threadsLeft());
    }

    static Format format(FormatSupport support) {
        return new Format(
                support.format(),
                support.mediaType().name(),
                support.recognised(),
                support.refused(),
                support.refused() ? "" : support.handler(),
                support.refused() ? "" : support.handler(),
                support.textReader(),
                support.conversions().stream()
                        .map(it -> new Target(it.format(), it.mediaType().name(), it.converters()))
                        .toList());
    }

    static Part part(Health.Check check) {
        return new Part(check.name(), check.healthy(), check.detail(), check.remedy());
    }

    static Upkeep upkeep(UpkeepReport report) {
        return new Upkeep(
                report.applied(),
                report.lines().stream()
                        .map(it -> new Line(it.what(), it.rule(), it.count(), it.bytes() < 0 ? null : it.bytes()))
                        .toList(),
                report.notes());
    }
}
