package io.bindery.core.steps;

import io.bindery.api.content.MediaType;
import io.bindery.api.convert.Converter;
import io.bindery.api.enrich.MetadataEnricher;
import io.bindery.api.feed.MetadataFeed;
import io.bindery.api.format.FormatDetector;
import io.bindery.api.format.FormatHandler;
import io.bindery.api.job.StepRecord;
import io.bindery.api.quality.QualityChecker;
import io.bindery.api.scan.ContentScanner;
import io.bindery.api.store.MetadataLayers;
import io.bindery.api.text.TextExtractor;
import io.bindery.core.registry.Plugin;
import io.bindery.core.registry.Plugins;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The steps that a pipeline can be made of. Immutable. */
public final class StepCatalogue {

    private static final List<Class<?>> ASKED_ABOUT_MANY_BOOKS = List.of(
            ContentScanner.class, MetadataEnricher.class, QualityChecker.class, Converter.class, TextExtractor.class);

    private final Plugins plugins;
    private final Map<String, Step> steps = new LinkedHashMap<>();

    /**
     * @param plugins who does the work
     * @param bookTypes the media types that are books, whether or not a plugin for them is here
     * @param bookEndings for endings of file names, in lower case, the media types that such a file may be of
     * @param scannerRequired whether no book may pass without having been looked at by a scanner
     * @param convert the step that makes books of other formats
     * @param layers where what feeds say is kept
     */
    public StepCatalogue(
            Plugins plugins,
            Set<String> bookTypes,
            Map<String, Set<String>> bookEndings,
            boolean scannerRequired,
            Step convert,
            MetadataLayers layers) {
        this.plugins = plugins;
        for (Step step : List.of(
                new Identify(plugins, bookTypes, bookEndings),
                new ScanContent(plugins, scannerRequired),
                new ImportFeed(plugins, layers),
                new BooksOnly(plugins, new Validate(plugins)),
                new BooksOnly(plugins, new ExtractMetadata(plugins)),
                new BooksOnly(plugins, new EnrichMetadata(plugins)),
                new BooksOnly(plugins, new CheckQuality(plugins)),
                new BooksOnly(plugins, convert),
                new BooksOnly(plugins, new CatalogueBook()))) {
            steps.put(step.name(), step);
        }
    }

    /** All steps by name. */
    public Map<String, Step> all() {
        return Map.copyOf(steps);
    }

    /** Whether it is the record of an enricher's work. */
    public static boolean isOf(String enricher, StepRecord step) {
        return step.name().equals(EnrichMetadata.NAME) && step.plugin().equals(enricher);
    }

    /** Whether a step gathers what the others have found, so that it is done again when one of them is. */
    public static boolean gathers(String step) {
        return step.equals(CatalogueBook.NAME);
    }

    /** What a job waits for while a plugin that it needs is here but must not be called. */
    public static String need(Plugin<?> plugin, MediaType book) {
        if (plugin.spi() == FormatHandler.class || plugin.spi() == MetadataFeed.class) {
            return FormatStep.need(book.name());
        }
        return plugin.spi() == FormatDetector.class
                ? Identify.NEED
                : plugin.spi().getSimpleName();
    }

    /** The needs (see {@link PluginAwayException#need()}) that are met just now: somebody is here, and all are fit. */
    public Set<String> metNeeds() {
        Set<String> met = new LinkedHashSet<>();
        List<Plugin<FormatDetector>> detectors = plugins.all(FormatDetector.class);
        if (!detectors.isEmpty() && fit(detectors)) {
            met.add(Identify.NEED);
        }
        if (!plugins.all(ContentScanner.class).isEmpty()) {
            met.add(ScanContent.NEED);
        }
        Set<String> handled = new HashSet<>();
        for (Plugin<FormatHandler> handler : plugins.all(FormatHandler.class)) {
            for (String type : handler.handles()) {
                // Only the first handler of a type is called.
                if (handled.add(type) && handler.guard().fit()) {
                    met.add(FormatStep.need(type));
                }
            }
        }
        for (Plugin<MetadataFeed> feed : plugins.all(MetadataFeed.class)) {
            if (feed.guard().fit()) {
                feed.handles().forEach(type -> met.add(FormatStep.need(type)));
            }
        }
        // Any book may be waiting for any of these, so a book can go on when all of them can be called, or none is
        // here.
        for (Class<?> spi : ASKED_ABOUT_MANY_BOOKS) {
            if (fit(plugins.all(spi))) {
                met.add(spi.getSimpleName());
            }
        }
        return met;
    }

    private static boolean fit(List<? extends Plugin<?>> all) {
        return all.stream().allMatch(plugin -> plugin.guard().fit());
    }
}
