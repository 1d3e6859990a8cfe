package io.bindery.api.search;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for. Immutable.
 *
 * @param text words, each of which the book must have, in any order; the last one may be the beginning of a word. Case, accents and
 *     grammatical endings do not count. Nothing in it is an operator. Empty for all books; at most {@value #MAX_TEXT} characters
 * @param publishers only books of these; null for those of all, an empty set for none
 * @param filters for each facet the values of which the book must have one; no values are no filter
 * @param facets which facets to count
 * @param cursor where the page before ended, from {@link SearchPage#next()}; null for the first page
 * @param limit how many hits at the most; 1 to {@value #MAX_LIMIT}
 */
public record SearchQuery(
        String text,
        @Nullable Set<String> publishers,
        Map<Facet, Set<String>> filters,
        Set<Facet> facets,
        @Nullable String cursor,
        int limit) {

    /** How long a text is at the most. */
    public static final int MAX_TEXT = 500;
    /** How many hits a page has at the most. */
    public static final int MAX_LIMIT = 100;

    public SearchQuery {
        text = text.strip();
        if (text.length() > MAX_TEXT) {
            throw new IllegalArgumentException("a query has at most " + MAX_TEXT + " characters: " + text.length());
        }
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("a page has 1 to " + MAX_LIMIT + " hits: " + limit);
        }
        publishers = publishers == null ? null : Set.copyOf(publishers);
        Map<Facet, Set<String>> wanted = new EnumMap<>(Facet.class);
        filters.forEach((facet, values) -> {
            if (!values.isEmpty()) {
                wanted.put(facet, Set.copyOf(values));
            }
        });
        filters = java.util.Collections.unmodifiableMap(wanted);
        Set<Facet> counted = EnumSet.noneOf(Facet.class);
        counted.addAll(facets);
        facets = java.util.Collections.unmodifiableSet(counted);
    }

    /** The first page of what all publishers have, without facets. */
    public static SearchQuery of(String text, int limit) {
        return new SearchQuery(text, null, Map.of(), Set.of(), null, limit);
    }

    /** The same of these publishers only. */
    public SearchQuery by(@Nullable Set<String> some) {
        return new SearchQuery(text, some, filters, facets, cursor, limit);
    }

    /** The same with these filters. */
    public SearchQuery narrowed(Map<Facet, Set<String>> some) {
        return new SearchQuery(text, publishers, some, facets, cursor, limit);
    }

    /** The same with counts of these facets. */
    public SearchQuery counting(Set<Facet> some) {
        return new SearchQuery(text, publishers, filters, some, cursor, limit);
    }

    /** The page of it that begins there. */
    public SearchQuery from(@Nullable String some) {
        return new SearchQuery(text, publishers, filters, facets, some, limit);
    }
}
