package io.bindery.core.engine;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import io.bindery.api.cover.CoverExtractor;
import io.bindery.api.error.RetryableException;
import io.bindery.api.feed.MetadataFeed;
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
import io.bindery.api.scan.ContentScanner;
import io.bindery.api.scan.ScanReport;
import io.bindery.api.step.StepContext;
import io.bindery.api.text.TextExtractor;
import io.bindery.core.error.CoreError;
import io.bindery.core.guard.Guard;
import io.bindery.core.guard.GuardConfig;
import io.bindery.core.guard.GuardSettings;
import io.bindery.core.registry.Annotations;
import io.bindery.core.registry.Plugin;
import io.bindery.core.registry.Plugins;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Plugins that come and go by hand, as services do in a container; and a small format to try the engine with. */
final class PluginShelf implements Plugins {

    private final List<Plugin<?>> present = new CopyOnWriteArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, Object> guardOptions = new ConcurrentHashMap<>();

    <T> Plugin<T> put(Class<T> spi, String name, T service) {
        return put(spi, name, service, false);
    }

    <T> Plugin<T> put(Class<T> spi, String name, T service, boolean readsText) {
        Set<MediaType> types = service instanceof FormatHandler handler && spi == FormatHandler.class
                ? handler.mediaTypes()
                : service instanceof TextExtractor extractor && spi == TextExtractor.class
                        ? extractor.mediaTypes()
                        : service instanceof CoverExtractor covers && spi == CoverExtractor.class
                                ? covers.mediaTypes()
                                : service instanceof MetadataFeed feed && spi == MetadataFeed.class
                                        ? feed.mediaTypes()
                                        : Set.of();
        List<String> handles = types.stream().map(MediaType::name).toList();
        Plugin<T> plugin = new Plugin<>(
                spi, service, name, "1.0.0", name, "", 0, false, handles, readsText, Instant.now(), guard(name));
        present.add(plugin);
        changed();
        return plugin;
    }

    /** Guards of plugins that are put from now on go by this option of the configuration. */
    void guardOption(String option, Object value) {
        guardOptions.put(option, value);
    }

    private Guard guard(String name) {
        return new Guard(name, 0, new GuardSettings(Annotations.of(GuardConfig.class, guardOptions)), this::changed);
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }

    void remove(Plugin<?> plugin) {
        present.remove(plugin);
        plugin.guard().close();
        changed();
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
    public boolean has(String name) {
        return present.stream().anyMatch(plugin -> plugin.name().equals(name));
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

    /** A scanner to which the line {@code virus} is one; it is away while somebody says so. */
    static final class LineScanner implements ContentScanner {
        final AtomicInteger scans = new AtomicInteger();
        volatile boolean away;

        @Override
        public ScanReport scan(BookContent book, StepContext context) throws Exception {
            scans.incrementAndGet();
            if (away) {
                throw new RetryableException(CoreError.STORE_UNAVAILABLE, "the scanner is away", null, null);
            }
            return new ScanReport(Lines.of(book).value("virus").stream().toList(), List.of());
        }

        @Override
        public String describe() {
            return "lines";
        }
    }

    /** A format of such lines: {@code error} and {@code warning} are findings, {@code title} and {@code isbn} metadata. */
    static class LineFormat implements FormatHandler {

        private final MediaType type;
        private final String source;
        final AtomicInteger validations = new AtomicInteger();
        final AtomicInteger extractions = new AtomicInteger();

        LineFormat(String type) {
            this(type, "lines");
        }

        /** A format whose findings name this as their source. */
        LineFormat(String type, String source) {
            this.type = new MediaType(type);
            this.source = source;
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
                                "LINE-1", severity, source, message, "mend the line", Location.of("book"))));
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
