package io.bindery.core.search;

import io.bindery.api.metadata.AccessibilityProperty;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.Collection;
import io.bindery.api.metadata.Contributor;
import io.bindery.api.metadata.Identifier;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.Subject;
import io.bindery.api.metadata.Title;
import io.bindery.api.search.Facet;
import io.bindery.api.search.SearchDocument;
import io.bindery.api.store.CataloguedBook;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;

/** Makes of a book what can be found of it, within bounds: a book may have ten thousand contributors or a description of a gigabyte. */
final class Documents {

    private static final String FEATURE = "accessibilityFeature";
    /** So much of a description with mark-up is read. */
    private static final int MARKED_UP = 4 * SearchDocument.MAX_TEXT;
    /** A facet of more values says nothing. */
    private static final int FACET_VALUES = 50;

    private Documents() {}

    /**
     * What the metadata does not say of a book.
     *
     * @param state how the job of its newest revision stands; empty if nobody knows it any more
     * @param formats in which formats it is here
     */
    record Facts(String state, List<String> formats) {}

    static SearchDocument of(CataloguedBook book, Facts facts) {
        BookMetadata metadata = book.metadata();
        List<String> languages = metadata.all(MetadataField.LANGUAGES).stream()
                .map(tag -> tag.toLowerCase(Locale.ROOT))
                .toList();
        return new SearchDocument(
                book.id(),
                book.publisher(),
                languages.isEmpty() ? "" : clean(languages.get(0)),
                values(metadata.all(MetadataField.TITLES).stream()
                        .sorted(Comparator.comparing((Title title) -> title.type() != Title.Type.MAIN))
                        .map(Title::text)),
                values(metadata.all(MetadataField.CONTRIBUTORS).stream().map(Contributor::name)),
                values(metadata.all(MetadataField.IDENTIFIERS).stream().map(Identifier::value)),
                values(topics(metadata)),
                description(metadata.first(MetadataField.DESCRIPTION).orElse("")),
                facets(book, facts, languages));
    }

    private static Stream<String> topics(BookMetadata metadata) {
        return Stream.of(
                        metadata.all(MetadataField.SERIES).stream().map(Collection::name),
                        metadata.all(MetadataField.SUBJECTS).stream().map(Subject::text),
                        metadata.all(MetadataField.SUBJECTS).stream().map(Subject::code),
                        metadata.all(MetadataField.PUBLISHER).stream(),
                        metadata.all(MetadataField.IMPRINT).stream())
                .flatMap(it -> it);
    }

    private static Map<Facet, List<String>> facets(CataloguedBook book, Facts facts, List<String> languages) {
        Map<Facet, List<String>> facets = new EnumMap<>(Facet.class);
        facets.put(Facet.LANGUAGE, few(languages.stream()));
        facets.put(
                Facet.SUBJECT,
                few(book.metadata().all(MetadataField.SUBJECTS).stream().map(Subject::text)));
        facets.put(Facet.PUBLISHER, List.of(book.publisher()));
        facets.put(Facet.FORMAT, few(facts.formats().stream()));
        facets.put(Facet.STATE, few(Stream.of(facts.state())));
        facets.put(
                Facet.ACCESSIBILITY,
                few(book.metadata().all(MetadataField.ACCESSIBILITY).stream()
                        .filter(it -> it.property().equals(FEATURE))
                        .map(AccessibilityProperty::value)));
        return facets;
    }

    private static List<String> few(Stream<String> values) {
        return values(values).stream().limit(FACET_VALUES).toList();
    }

    private static List<String> values(Stream<String> values) {
        return values.map(Documents::clean)
                .filter(value -> !value.isEmpty())
                .distinct()
                .limit(SearchDocument.MAX_VALUES)
                .toList();
    }

    private static String clean(String value) {
        return cut(visible(value), SearchDocument.MAX_VALUE);
    }

    private static String description(String text) {
        String some = cut(text, MARKED_UP);
        boolean markedUp = some.indexOf('<') >= 0 || some.indexOf('&') >= 0;
        return cut(visible(markedUp ? Jsoup.parse(some).text() : some), SearchDocument.MAX_TEXT);
    }

    /** Without control characters and halves of surrogate pairs. */
    private static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
            visible.appendCodePoint(half ? '\uFFFD' : Character.isISOControl(c) ? ' ' : c);
        });
        return visible.toString().strip();
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
