package io.bindery.admin.rest;

import io.bindery.api.metadata.AccessibilityProperty;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.Contributor;
import io.bindery.api.metadata.Cover;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataField.Cardinality;
import io.bindery.api.metadata.Provenance;
import io.bindery.api.metadata.Sourced;
import io.bindery.api.metadata.Title;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The flat view of a book's metadata, for people and programs. What is not known is absent. */
final class MetadataJson {

    private MetadataJson() {}

    /** The values. */
    static Map<String, Object> values(BookMetadata book) {
        Map<String, Object> json = Json.present(
                "title", book.title().orElse(""),
                "subtitle", subtitle(book),
                "titles", list(book, MetadataField.TITLES, MetadataJson::title),
                "creators", contributors(book, true),
                "contributors", contributors(book, false),
                "identifiers",
                        list(
                                book,
                                MetadataField.IDENTIFIERS,
                                id -> Json.present("scheme", id.scheme(), "value", id.value())),
                "language", text(book, MetadataField.LANGUAGES),
                "languages", book.all(MetadataField.LANGUAGES),
                "publisher", text(book, MetadataField.PUBLISHER),
                "publicationDate", text(book, MetadataField.PUBLICATION_DATE),
                "modified", text(book, MetadataField.MODIFIED),
                "description", text(book, MetadataField.DESCRIPTION),
                "rights", text(book, MetadataField.RIGHTS),
                "subjects",
                        list(
                                book,
                                MetadataField.SUBJECTS,
                                it -> Json.present("scheme", it.scheme(), "code", it.code(), "text", it.text())),
                "series",
                        list(
                                book,
                                MetadataField.SERIES,
                                it -> Json.present("name", it.name(), "type", it.type(), "position", it.position())),
                "accessibility", accessibility(book),
                "cover",
                        book.first(MetadataField.COVER).map(MetadataJson::cover).orElse(Map.of()),
                "contents",
                        list(
                                book,
                                MetadataField.CONTENTS,
                                it -> Json.present("title", it.title(), "target", it.target(), "depth", it.depth())),
                "wordCount", book.first(MetadataField.WORD_COUNT).orElse(null),
                "pageCount", book.first(MetadataField.PAGE_COUNT).orElse(null),
                "format", text(book, MetadataField.FORMAT),
                "layout", text(book, MetadataField.LAYOUT),
                "pageProgression", text(book, MetadataField.PAGE_PROGRESSION));
        custom(book).forEach(field -> json.put(field.name(), customValue(book, field)));
        return json;
    }

    /** Who stated the values of each field, and from where; what holds for several values of a field stands there once. */
    static Map<String, Object> provenance(BookMetadata book) {
        Map<String, Object> json = new LinkedHashMap<>();
        for (MetadataField<?> field : book.fields()) {
            Set<Provenance> sources = new LinkedHashSet<>();
            book.sourced(field).forEach((Sourced<?> value) -> sources.add(value.provenance()));
            json.put(field.name(), sources.stream().map(MetadataJson::source).toList());
        }
        return json;
    }

    private static Map<String, Object> source(Provenance it) {
        return Json.present(
                "plugin", it.plugin(),
                "origin", it.origin(),
                "confidence", it.confidence(),
                "at", it.at().toString());
    }

    private static String subtitle(BookMetadata book) {
        return book.all(MetadataField.TITLES).stream()
                .filter(title -> title.type() == Title.Type.SUBTITLE)
                .map(Title::text)
                .findFirst()
                .orElse("");
    }

    private static Map<String, Object> title(Title title) {
        return Json.present("text", title.text(), "type", title.type().name().toLowerCase(Locale.ROOT));
    }

    private static List<Map<String, Object>> contributors(BookMetadata book, boolean creators) {
        return book.all(MetadataField.CONTRIBUTORS).stream()
                .filter(person -> person.creator() == creators)
                .map(MetadataJson::person)
                .toList();
    }

    private static Map<String, Object> person(Contributor it) {
        return Json.present("name", it.name(), "role", it.role(), "sortName", it.sortName());
    }

    private static Map<String, List<String>> accessibility(BookMetadata book) {
        Map<String, List<String>> json = new LinkedHashMap<>();
        for (AccessibilityProperty it : book.all(MetadataField.ACCESSIBILITY)) {
            json.computeIfAbsent(it.property(), property -> new ArrayList<>()).add(it.value());
        }
        return json;
    }

    private static Map<String, Object> cover(Cover it) {
        return Json.present(
                "path",
                it.path(),
                "mediaType",
                it.mediaType(),
                "width",
                it.width() > 0 ? it.width() : null,
                "height",
                it.height() > 0 ? it.height() : null);
    }

    private static List<MetadataField<?>> custom(BookMetadata book) {
        return book.fields().stream()
                .filter(field -> MetadataField.named(field.name()).isEmpty())
                .toList();
    }

    private static Object customValue(BookMetadata book, MetadataField<?> field) {
        List<?> all = book.all(field);
        return field.cardinality() == Cardinality.ONE ? all.get(0) : all;
    }

    private static String text(BookMetadata book, MetadataField<String> field) {
        return book.first(field).orElse("");
    }

    private static <T> List<Map<String, Object>> list(
            BookMetadata book, MetadataField<T> field, java.util.function.Function<T, Map<String, Object>> mapping) {
        return book.all(field).stream().map(mapping).toList();
    }
}
