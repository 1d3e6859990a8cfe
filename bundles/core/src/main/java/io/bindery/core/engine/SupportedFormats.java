package io.bindery.core.engine;

import io.bindery.api.content.MediaType;
import io.bindery.api.convert.Converter;
import io.bindery.api.format.FormatHandler;
import io.bindery.api.text.TextExtractor;
import io.bindery.core.calls.IsolatedCalls;
import io.bindery.core.formats.FormatNames;
import io.bindery.core.formats.FormatRegistry;
import io.bindery.core.formats.FormatSupport;
import io.bindery.core.formats.FormatSupport.Conversion;
import io.bindery.core.registry.Plugin;
import io.bindery.core.registry.Plugins;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the plugins that are here. A converter is asked behind its guard: it may hang or lie as any plugin may. */
final class SupportedFormats implements FormatRegistry {

    private static final Logger LOG = LoggerFactory.getLogger(SupportedFormats.class);
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final Plugins plugins;
    private final Set<String> bookTypes;

    SupportedFormats(Plugins plugins, Set<String> bookTypes) {
        this.plugins = plugins;
        this.bookTypes = bookTypes;
    }

    /** From one format into another. */
    private record Pair(MediaType from, MediaType to) {}

    @Override
    public List<FormatSupport> list() {
        Set<MediaType> types = types();
        Map<Pair, List<String>> converters = new LinkedHashMap<>();
        for (Plugin<Converter> converter : plugins.all(Converter.class)) {
            for (Pair pair : pairs(converter, types)) {
                converters.computeIfAbsent(pair, any -> new ArrayList<>()).add(converter.name());
            }
        }
        return types.stream()
                .map(type -> support(type, converters))
                .filter(it -> it.recognised()
                        || !it.handler().isEmpty()
                        || !it.textReader().isEmpty()
                        || !it.conversions().isEmpty()
                        || converters.keySet().stream()
                                .anyMatch(pair -> pair.to().equals(it.mediaType())))
                .toList();
    }

    private Set<MediaType> types() {
        Set<MediaType> types = new LinkedHashSet<>(FormatNames.wellKnown());
        Set<String> others = new TreeSet<>(bookTypes);
        plugins.all(FormatHandler.class).forEach(handler -> others.addAll(handler.handles()));
        plugins.all(TextExtractor.class).forEach(reader -> others.addAll(reader.handles()));
        others.forEach(name -> types.add(new MediaType(name)));
        return types;
    }

    private FormatSupport support(MediaType type, Map<Pair, List<String>> converters) {
        Optional<Plugin<FormatHandler>> plugin = plugins.formatHandler(type);
        String handler = plugin.map(Plugin::name).orElse("");
        List<Conversion> conversions = converters.entrySet().stream()
                .filter(entry -> entry.getKey().from().equals(type))
                .map(entry -> new Conversion(
                        FormatNames.of(entry.getKey().to()), entry.getKey().to(), entry.getValue()))
                .toList();
        return new FormatSupport(
                FormatNames.of(type),
                type,
                !handler.isEmpty() || bookTypes.contains(type.name()),
                plugin.filter(Plugin::refuses).isPresent(),
                handler,
                plugins.textExtractor(type).map(Plugin::name).orElse(""),
                conversions);
    }

    private static List<Pair> pairs(Plugin<Converter> converter, Collection<MediaType> types) {
        var terms = new IsolatedCalls.Terms(
                "formats", 1, LIMIT, Map.of("plugin", converter.name()), () -> false, interrupt -> {});
        try {
            return IsolatedCalls.call(converter, terms, () -> {
                List<Pair> pairs = new ArrayList<>();
                for (MediaType from : types) {
                    for (MediaType to : types) {
                        if (!from.equals(to) && converter.service().converts(from, to)) {
                            pairs.add(new Pair(from, to));
                        }
                    }
                }
                return pairs;
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (Exception e) {
            LOG.warn("{} could not be asked what it converts: {}", converter.name(), e.getMessage());
            return List.of();
        }
    }
}
