package io.bindery.api.metadata;

import java.time.Instant;
import java.util.Objects;

/**
 * Where a value comes from. Immutable.
 *
 * @param plugin the plugin that stated it
 * @param origin where in the file or feed, e.g. {@code EPUB/package.opf dc:title}; may be empty
 * @param confidence from 0 (a guess) to 1 (read from the source)
 * @param at when it was stated
 */
public record Provenance(String plugin, String origin, double confidence, Instant at) {
    public Provenance {
        Objects.requireNonNull(plugin, "plugin");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(at, "at");
        Statement.requireConfidence(confidence);
    }
}
