package io.bindery.core.metadata;

import io.bindery.api.metadata.AccessibilityProperty;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.Contributor;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataField.Cardinality;
import io.bindery.api.metadata.Title;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The flat view of a book's metadata, for people and programs: each field under its name; beside them {@code title}, {@code subtitle}
 * and {@code language}, the first of their kinds; {@code creators} apart from the other {@code contributors}; {@code accessibility} by
 * property. What is not known is absent. Thread-safe.
 */
public final class FlatMetadata {

    static final String TITLE = "title";
    static final String SUBTITLE = "subtitle";
    static final String LANGUAGE = "language";
    static final String CREATORS = "creators";
    static final String CONTRIBUTORS = "contributors";

    private FlatMetadata() {}

    /** Maps, lists, texts and numbers; modifiable. */
    public static Map<String, Object> of(BookMetadata book) {
        Map<String, Object> flat = new LinkedHashMap<>();
        put(flat, TITLE, book.title().orElse(""));
        put(flat, SUBTITLE, title(book, Title.Type.SUBTITLE).orElse(""));
        put(flat, LANGUAGE, book.first(MetadataField.LANGUAGES).orElse(""));
        put(flat, CREATORS, contributors(book, true));
        for (MetadataField<?> field : MetadataField.known()) {
            if (field.equals(MetadataField.CONTRIBUTORS)) {
                put(flat, CONTRIBUTORS, contributors(book, false));
            } else if (field.equals(MetadataField.ACCESSIBILITY)) {
                put(flat, field.name(), accessibility(book));
            } else {
                put(flat, field.name(), values(book, field));
            }
        }
        book.fields().stream()
                .filter(field -> MetadataField.named(field.name()).isEmpty())
                .forEach(field -> put(flat, field.name(), values(book, field)));
        return flat;
    }

    private static void put(Map<String, Object> flat, String name, Object value) {
        boolean empty = value.equals("")
                || value instanceof List<?> list && list.isEmpty()
                || value instanceof Map<?, ?> map && map.isEmpty();
        if (!empty) {
            flat.put(name, value);
        }
    }

    private static Object values(BookMetadata book, MetadataField<?> field) {
        List<Object> all = new ArrayList<>();
        book.all(field).forEach(value -> all.add(Values.plain(value)));
        return field.cardinality() == Cardinality.MANY ? all : all.isEmpty() ? "" : all.get(0);
    }

    static Optional<String> title(BookMetadata book, Title.Type type) {
        return book.all(MetadataField.TITLES).stream()
                .filter(title -> title.type() == type)
                .map(Title::text)
                .findFirst();
    }

    private static List<Object> contributors(BookMetadata book, boolean creators) {
        List<Object> some = new ArrayList<>();
        for (Contributor it : book.all(MetadataField.CONTRIBUTORS)) {
            if (it.creator() == creators && Values.plain(it) instanceof Map<?, ?> members) {
                Map<Object, Object> person = new LinkedHashMap<>(members);
                person.remove("creator");
                some.add(person);
            }
        }
        return some;
    }

    private static Map<String, List<String>> accessibility(BookMetadata book) {
        Map<String, List<String>> byProperty = new LinkedHashMap<>();
        for (AccessibilityProperty it : book.all(MetadataField.ACCESSIBILITY)) {
            byProperty
                    .computeIfAbsent(it.property(), property -> new ArrayList<>())
                    .add(it.value());
        }
        return byProperty;
    }
}
