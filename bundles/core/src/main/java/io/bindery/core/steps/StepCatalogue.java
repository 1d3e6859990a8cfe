package io.bindery.core.steps;

import io.bindery.api.format.FormatDetector;
import io.bindery.api.format.FormatHandler;
import io.bindery.api.scan.ContentScanner;
import io.bindery.core.registry.Plugins;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The steps that a pipeline can be made of. Immutable. */
public final class StepCatalogue {

    private final Plugins plugins;
    private final Map<String, Step> steps = new LinkedHashMap<>();

    /**
     * @param plugins who does the work
     * @param bookTypes the media types that are books, whether or not a plugin for them is here
     * @param bookEndings for endings of file names, in lower case, the media types that such a file may be of
     * @param scannerRequired whether no book may pass without having been looked at by a scanner
     */
    public StepCatalogue(
            Plugins plugins, Set<String> bookTypes, Map<String, Set<String>> bookEndings, boolean scannerRequired) {
        this.plugins = plugins;
        for (Step step : List.of(
                new Identify(plugins, bookTypes, bookEndings),
                new ScanContent(plugins, scannerRequired),
                new Validate(plugins),
                new ExtractMetadata(plugins),
                new EnrichMetadata(plugins),
                new CheckQuality(plugins),
                new CatalogueBook())) {
            steps.put(step.name(), step);
        }
    }

    /** All steps by name. */
    public Map<String, Step> all() {
        return Map.copyOf(steps);
    }

    /** The needs (see {@link PluginAwayException#need()}) that are met just now. */
    public Set<String> metNeeds() {
        Set<String> met = new LinkedHashSet<>();
        if (!plugins.all(FormatDetector.class).isEmpty()) {
            met.add(Identify.NEED);
        }
        if (!plugins.all(ContentScanner.class).isEmpty()) {
            met.add(ScanContent.NEED);
        }
        plugins.all(FormatHandler.class).stream()
                .flatMap(plugin -> plugin.handles().stream())
                .map(FormatStep::need)
                .forEach(met::add);
        return met;
    }
}
