package io.bindery.api.search;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of what was found. Immutable.
 *
 * @param hits the best first; among equals, and for an empty text, the newest first
 * @param total how many books fit in all
 * @param facets for each facet that was asked for its values with counts, the most frequent first, at most {@value #MAX_VALUES}. A
 *     facet's counts disregard that facet's own filter, so that one sees what else could be chosen
 * @param next the cursor of the next page; null if this is the last
 * @param didYouMean the query with words put right that no book has, by which was looked instead; empty if there was no need
 */
public record SearchPage(
        List<Hit> hits,
        long total,
        Map<Facet, List<Count>> facets,
        @Nullable String next,
        String didYouMean) {

    /** How many values of a facet are told at the most. */
    public static final int MAX_VALUES = 50;

    public SearchPage {
        hits = List.copyOf(hits);
        Map<Facet, List<Count>> counts = new EnumMap<>(Facet.class);
        facets.forEach((facet, values) -> counts.put(facet, List.copyOf(values)));
        facets = java.util.Collections.unmodifiableMap(counts);
    }

    /**
     * A book that was found. Immutable.
     *
     * @param id the book's id
     * @param score how well it fits: comparable within one query's pages only
     * @param highlights where it fits; none for an empty text
     */
    public record Hit(String id, double score, List<Highlight> highlights) {
        public Hit {
            highlights = List.copyOf(highlights);
        }
    }

    /**
     * A passage that fits: the pieces together are its text. Plain text: whoever shows it as HTML escapes each piece. Immutable.
     *
     * @param field {@code titles}, {@code contributors}, {@code topics} or {@code description}
     * @param pieces none empty; at least one of them fits
     */
    public record Highlight(String field, List<Piece> pieces) {
        public Highlight {
            pieces = List.copyOf(pieces);
        }
    }

    /**
     * A piece of a passage. Immutable.
     *
     * @param text the piece
     * @param match whether it is what was looked for
     */
    public record Piece(String text, boolean match) {}

    /**
     * How many of the books that fit have a value. Immutable.
     *
     * @param value the value
     * @param count how many; at least 1
     */
    public record Count(String value, long count) {}
}
