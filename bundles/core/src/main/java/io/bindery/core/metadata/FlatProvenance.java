package io.bindery.core.metadata;

import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.Provenance;
import io.bindery.api.metadata.Sourced;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Who stated what is known of a book, for people and programs. Thread-safe. */
public final class FlatProvenance {

    private FlatProvenance() {}

    /** Who stated the values of each field, and from where; what holds for several values of a field stands there once. */
    public static Map<String, Object> of(BookMetadata book) {
        Map<String, Object> flat = new LinkedHashMap<>();
        for (MetadataField<?> field : book.fields()) {
            Set<Provenance> sources = new LinkedHashSet<>();
            book.sourced(field).forEach((Sourced<?> value) -> sources.add(value.provenance()));
            flat.put(field.name(), sources.stream().map(FlatProvenance::of).toList());
        }
        return flat;
    }

    /** Texts and a number; what is not known is absent. Modifiable. */
    public static Map<String, Object> of(Provenance it) {
        Map<String, Object> flat = new LinkedHashMap<>();
        flat.put("source", it.source().label());
        put(flat, "plugin", it.plugin());
        put(flat, "origin", it.origin());
        flat.put("confidence", it.confidence());
        flat.put("at", it.at().toString());
        return flat;
    }

    private static void put(Map<String, Object> flat, String name, String value) {
        if (!value.isEmpty()) {
            flat.put(name, value);
        }
    }
}
