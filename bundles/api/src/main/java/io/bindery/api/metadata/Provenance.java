package io.bindery.api.metadata;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;

/**
 * Where a value comes from. Immutable.
 *
 * @param source what kind of source stated it
 * @param plugin the plugin that stated it; {@code person:} and the login for a person
 * @param origin where in the file or feed, e.g. {@code EPUB/package.opf dc:title}; may be empty
 * @param confidence from 0 (a guess) to 1 (read from the source)
 * @param at when it was stated
 */
public record Provenance(Source source, String plugin, String origin, double confidence, Instant at) {

    /** The kinds of sources, from the one that counts most to the one that counts least. Stored by name, never by ordinal. */
    public enum Source {
        /** Somebody who edited the book's metadata here. Never overwritten by what a machine brings. */
        PERSON,
        /** What the publisher sends about the book, e.g. an ONIX message. */
        FEED,
        /** What the book's file says of itself. */
        FILE,
        /** What a program made out: an enricher's guess or sum. */
        DERIVED;

        /** The name in lower case, as it stands at every edge of the platform. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether this one counts more than another. */
        public boolean outranks(Source other) {
            return compareTo(other) < 0;
        }
    }

    public Provenance {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(plugin, "plugin");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(at, "at");
        Statement.requireConfidence(confidence);
    }

    /** Of the file. */
    public Provenance(String plugin, String origin, double confidence, Instant at) {
        this(Source.FILE, plugin, origin, confidence, at);
    }
}
