package io.bindery.api.search;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What of a book can be found. Plain text throughout: no mark-up, no control characters. Immutable.
 *
 * @param id the book's id, at most 64 characters; of two ids the later one's book is the newer
 * @param publisher whose book it is; nobody else finds it
 * @param language the main language, BCP 47; empty if not known
 * @param titles the main title first; a match here counts most
 * @param contributors names; count like titles
 * @param identifiers plain values, e.g. an ISBN as 13 digits; found whole or by their beginning
 * @param topics subjects, keywords, series, names of publisher and imprint; count less
 * @param description what the book is about; counts least
 * @param facets what it can be narrowed down to; a facet without values may be missing
 * @throws IllegalArgumentException if a list has more than {@value #MAX_VALUES} values, a text more than {@value #MAX_TEXT}
 *     characters or a value more than {@value #MAX_VALUE}
 */
public record SearchDocument(
        String id,
        String publisher,
        String language,
        List<String> titles,
        List<String> contributors,
        List<String> identifiers,
        List<String> topics,
        String description,
        Map<Facet, List<String>> facets) {

    /** How many values a list has at the most. */
    public static final int MAX_VALUES = 500;
    /** How long one of them is at the most. */
    public static final int MAX_VALUE = 1_000;
    /** How long the description is at the most. */
    public static final int MAX_TEXT = 50_000;

    public SearchDocument {
        if (id.isBlank() || id.length() > 64 || publisher.isBlank()) {
            throw new IllegalArgumentException("a document has an id of at most 64 characters and a publisher: " + id);
        }
        Objects.requireNonNull(language, "language");
        titles = bounded(titles, "titles");
        contributors = bounded(contributors, "contributors");
        identifiers = bounded(identifiers, "identifiers");
        topics = bounded(topics, "topics");
        bounded(description, MAX_TEXT, "description");
        Map<Facet, List<String>> copy = new EnumMap<>(Facet.class);
        facets.forEach((facet, values) -> copy.put(facet, bounded(values, facet.label())));
        facets = java.util.Collections.unmodifiableMap(copy);
    }

    /** The values of a facet; none if it has none. */
    public List<String> values(Facet facet) {
        return facets.getOrDefault(facet, List.of());
    }

    private static List<String> bounded(List<String> values, String what) {
        if (values.size() > MAX_VALUES) {
            throw new IllegalArgumentException(values.size() + " " + what + " are too many to be indexed");
        }
        List<String> copy = new ArrayList<>(values);
        copy.forEach(value -> bounded(value, MAX_VALUE, what));
        return List.copyOf(copy);
    }

    private static void bounded(String text, int most, String what) {
        if (text.length() > most) {
            throw new IllegalArgumentException(
                    text.length() + " characters of " + what + " are too many to be indexed");
        }
        if (text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\t')) {
            throw new IllegalArgumentException("control characters in " + what + " cannot be indexed");
        }
    }
}
