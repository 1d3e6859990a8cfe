package io.bindery.core.engine;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import io.bindery.api.finding.Finding;
import io.bindery.api.finding.Location;
import io.bindery.api.finding.Severity;
import io.bindery.api.format.Detection;
import io.bindery.api.format.FormatDetector;
import io.bindery.api.format.FormatHandler;
import io.bindery.api.format.ValidationReport;
import io.bindery.api.metadata.Identifier;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Title;
import io.bindery.api.step.StepContext;
import io.bindery.core.registry.CallStats;
import io.bindery.core.registry.GuardSettings;
import io.bindery.core.registry.Plugin;
import io.bindery.core.registry.PluginGuard;
import io.bindery.core.registry.Plugins;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Plugins that come and go by hand, as services do in a container; and a small format to try the engine with. */
final class PluginShelf implements Plugins {

    /** For plugins that are put here from now on. */
    GuardSettings guards = new GuardSettings(5, Duration.ofMillis(300), Duration.ofSeconds(1), 16);

    private final List<Plugin<?>> present = new CopyOnWriteArrayList<>();
    private final List<Runnable> listeners = new ArrayList<>();

    <T> Plugin<T> put(Class<T> spi, String name, T service) {
        List<String> handles = service instanceof FormatHandler handler
                ? handler.mediaTypes().stream().map(MediaType::name).toList()
                : List.of();
        Plugin<T> plugin = new Plugin<>(
                spi,
                service,
                name,
                "1.0.0",
                name,
                "",
                0,
                handles,
                Instant.now(),
                new CallStats(),
                new PluginGuard(name, guards));
        present.add(plugin);
        listeners.forEach(Runnable::run);
        return plugin;
    }

    void remove(Plugin<?> plugin) {
        present.remove(plugin);
        listeners.forEach(Runnable::run);
    }

    @Override
    @SuppressWarnings("unchecked") // put() pairs the SPI with its service
    public <T> List<Plugin<T>> all(Class<T> spi) {
        return present.stream()
                .filter(plugin -> plugin.spi() == spi)
                .map(plugin -> (Plugin<T>) plugin)
                .toList();
    }

    @Override
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** A detector that reads the media type from the first line of the file: {@code type: text/book}. */
    static final class FirstLine implements FormatDetector {
        @Override
        public Optional<Detection> detect(BookContent file) throws java.io.IOException {
            return Lines.of(file)
                    .value("type")
                    .map(type -> new Detection(new MediaType(type), Detection.Confidence.CERTAIN));
        }
    }

    /** The lines {@code key: value} of a test book. */
    record Lines(List<String> lines) {
        static Lines of(BookContent book) throws java.io.IOException {
            try (InputStream bytes = book.open()) {
                return new Lines(new String(bytes.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList());
            }
        }

        Optional<String> value(String key) {
            return lines.stream()
                    .filter(line -> line.startsWith(key + ": "))
                    .map(line -> line.substring(key.length() + 2))
                    .findFirst();
        }
    }

    /** A format of such lines: {@code error} and {@code warning} are findings, {@code title} and {@code isbn} metadata. */
    static class LineFormat implements FormatHandler {

        private final MediaType type;
        final AtomicInteger validations = new AtomicInteger();
        final AtomicInteger extractions = new AtomicInteger();

        LineFormat(String type) {
            this.type = new MediaType(type);
        }

        @Override
        public Set<MediaType> mediaTypes() {
            return Set.of(type);
        }

        @Override
        public ValidationReport validate(BookContent book, StepContext context) throws Exception {
            validations.incrementAndGet();
            List<Finding> findings = new ArrayList<>();
            for (Severity severity : Severity.values()) {
                Lines.of(book)
                        .value(severity.label())
                        .ifPresent(message -> findings.add(new Finding(
                                "LINE-1", severity, "lines", message, "mend the line", Location.of("book"))));
            }
            return new ValidationReport(findings);
        }

        @Override
        public MetadataPatch extractMetadata(BookContent book, StepContext context) throws Exception {
            extractions.incrementAndGet();
            MetadataPatch.Builder patch = MetadataPatch.builder();
            Lines lines = Lines.of(book);
            lines.value("title").ifPresent(title -> patch.add(MetadataField.TITLES, Title.main(title), "title"));
            lines.value("isbn")
                    .ifPresent(isbn -> patch.add(MetadataField.IDENTIFIERS, new Identifier("ISBN", isbn), "isbn"));
            return patch.build();
        }
    }
}
