package io.bindery.admin.rest;

import io.bindery.core.formats.FormatSupport;
import io.bindery.core.health.Health.Check;
import io.bindery.core.plugins.PluginFitness;
import io.bindery.core.plugins.PluginInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The platform itself: {@code /api/v1/status}, {@code /plugins}, {@code /formats}, {@code /doctor}. */
final class PlatformResource {

    private final Platform platform;

    PlatformResource(Platform platform) {
        this.platform = platform;
    }

    Reply status() {
        Map<String, Object> counts = new LinkedHashMap<>();
        platform.jobs().counts().forEach((state, count) -> counts.put(state.name(), count));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", platform.version());
        json.put("startedAt", platform.startedAt().toString());
        json.put(
                "uptimeMs",
                Duration.between(platform.startedAt(), Instant.now()).toMillis());
        json.put("counts", counts);
        return Reply.ok(json);
    }

    Reply plugins() {
        List<Map<String, Object>> plugins =
                platform.plugins().list().stream().map(PlatformResource::plugin).toList();
        return Reply.ok(Map.of("plugins", plugins));
    }

    /** Calls a plugin again that was left alone. */
    Reply reset(String name) {
        if (platform.plugins().reset(name) == 0) {
            throw new ApiException(ApiError.NOT_FOUND, "there is no plugin " + name);
        }
        List<Map<String, Object>> named = platform.plugins().list().stream()
                .filter(plugin -> plugin.name().equals(name))
                .map(PlatformResource::plugin)
                .toList();
        return Reply.ok(Map.of("plugins", named));
    }

    Reply doctor() {
        List<Check> checks = platform.health().examine();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("healthy", checks.stream().allMatch(Check::healthy));
        json.put("checks", checks.stream().map(PlatformResource::check).toList());
        return Reply.ok(json);
    }

    private static Map<String, Object> plugin(PluginInfo plugin) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", plugin.name());
        json.put("version", plugin.version());
        json.put("kind", plugin.kind());
        json.put("bundle", plugin.bundle());
        json.put("state", plugin.state());
        json.put("handles", plugin.handles());
        json.put("calls", plugin.calls());
        json.put("failures", plugin.failures());
        json.put("abandonedCalls", plugin.abandonedCalls());
        json.put("since", plugin.since().toString());
        PluginFitness fitness = plugin.fitness();
        json.put("breaker", fitness.breaker());
        json.put("breakerSince", fitness.since().toString());
        json.put("retryAt", text(fitness.retryAt()));
        json.put("lastFailure", fitness.lastFailure());
        json.put("lastFailureAt", text(fitness.lastFailureAt()));
        json.put("concurrency", fitness.concurrency());
        json.put("threadsLeft", fitness.threadsLeft());
        return json;
    }

    /** What can be done with each format. */
    Reply formats() {
        return Reply.ok(Map.of(
                "formats",
                platform.formats().list().stream().map(PlatformResource::format).toList()));
    }

    private static Map<String, Object> format(FormatSupport support) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", support.format());
        json.put("mediaType", support.mediaType().name());
        json.put("recognised", support.recognised());
        json.put("refused", support.refused());
        json.put("validated", support.refused() ? "" : support.handler());
        json.put("metadata", support.refused() ? "" : support.handler());
        json.put("text", support.textReader());
        json.put(
                "convertedTo",
                support.conversions().stream()
                        .map(it -> Map.of(
                                "format", it.format(),
                                "mediaType", it.mediaType().name(),
                                "converters", it.converters()))
                        .toList());
        return json;
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    private static Map<String, Object> check(Check check) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", check.name());
        json.put("healthy", check.healthy());
        json.put("detail", check.detail());
        json.put("remedy", check.remedy());
        return json;
    }
}
