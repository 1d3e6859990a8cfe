package io.bindery.admin.rest;

import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.Sourced;
import io.bindery.api.store.BookEdit;
import io.bindery.api.store.MetadataLayer;
import io.bindery.core.metadata.FlatMetadata;
import io.bindery.core.metadata.FlatProvenance;
import io.bindery.core.metadata.Merged;
import io.bindery.core.metadata.Superseded;
import io.bindery.core.metadata.Values;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of a book, and from where, for people and programs. */
final class MetadataJson {

    private MetadataJson() {}

    /** The values, flat; what is not known is absent. Modifiable. */
    static Map<String, Object> values(BookMetadata book) {
        return FlatMetadata.of(book);
    }

    /** Who stated the values of each field, and from where; what holds for several values of a field stands there once. */
    static Map<String, Object> provenance(BookMetadata book) {
        return FlatProvenance.of(book);
    }

    /** What each source says: for each field a list, first the values that count. */
    static Map<String, Object> sources(Merged merged) {
        Map<String, List<Object>> json = new LinkedHashMap<>();
        for (MetadataField<?> field : merged.effective().fields()) {
            for (Sourced<?> value : merged.effective().sourced(field)) {
                list(json, field).add(value(value, true));
            }
        }
        merged.cleared().forEach((field, layer) -> {
            Map<String, Object> none = new LinkedHashMap<>();
            none.put("value", null);
            none.put("counts", true);
            none.putAll(layer(layer));
            list(json, field).add(none);
        });
        for (Superseded lost : merged.superseded()) {
            Map<String, Object> value = value(lost.value(), false);
            value.put("agrees", lost.agrees());
            value.put("supersededBy", layer(lost.by()));
            list(json, lost.field()).add(value);
        }
        return new LinkedHashMap<>(json);
    }

    private static List<Object> list(Map<String, List<Object>> json, MetadataField<?> field) {
        return json.computeIfAbsent(field.name(), any -> new ArrayList<>());
    }

    private static Map<String, Object> value(Sourced<?> value, boolean counts) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("value", Values.plain(value.value()));
        json.put("text", Values.text(value.value()));
        json.put("counts", counts);
        json.putAll(FlatProvenance.of(value.provenance()));
        return json;
    }

    private static Map<String, Object> layer(MetadataLayer layer) {
        return Json.present(
                "source", layer.key().source().label(),
                "name", layer.key().name(),
                "plugin", layer.statedBy(),
                "reference", layer.reference(),
                "at", layer.at().toString());
    }

    /** A person's edit. */
    @Schema(name = "MetadataEdit")
    record Edit(
            @Schema(description = "counts the edits of the book")
            long number,

            String actor,
            Instant at,

            @Schema(description = "the fields that it was about")
            List<String> fields,

            Map<String, Object> before,
            Map<String, Object> after,

            @Schema(description = "the number of the edit that it takes back") @Nullable
            Long undoes,

            boolean undone) {}

    static Edit edit(BookEdit edit) {
        return new Edit(
                edit.number(),
                edit.actor(),
                edit.at(),
                edit.fields().stream().map(MetadataField::name).sorted().toList(),
                values(edit.before()),
                values(edit.after()),
                edit.undoes() == 0 ? null : (long) edit.undoes(),
                edit.undone());
    }
}
