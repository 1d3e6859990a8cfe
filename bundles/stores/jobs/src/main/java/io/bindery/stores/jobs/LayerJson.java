package io.bindery.stores.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.Provenance;
import io.bindery.api.metadata.Provenance.Source;
import io.bindery.api.metadata.Sourced;
import io.bindery.api.store.MetadataLayer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns metadata and its layers into what stands in JSONB columns, and back. Safe for use by several threads. */
final class LayerJson {

    private final Json json;

    LayerJson(Json json) {
        this.json = json;
    }

    String write(BookMetadata metadata) {
        ArrayNode array = json.mapper().createArrayNode();
        for (MetadataField<?> field : metadata.fields()) {
            writeValues(array, metadata, field);
        }
        return json.text(array);
    }

    private <T> void writeValues(ArrayNode array, BookMetadata metadata, MetadataField<T> field) {
        for (Sourced<T> sourced : metadata.sourced(field)) {
            ObjectNode node = array.addObject();
            Json.writeField(node, field);
            node.set("value", json.mapper().valueToTree(sourced.value()));
            Provenance from = sourced.provenance();
            node.putObject("provenance")
                    .put("source", from.source().name())
                    .put("plugin", Clean.text(from.plugin()))
                    .put("origin", Clean.text(from.origin()))
                    .put("confidence", from.confidence())
                    .put("at", from.at().toString());
        }
    }

    BookMetadata metadata(String text) {
        BookMetadata.Builder metadata = BookMetadata.builder();
        JsonNode values = json.tree(text);
        // Before sources had ranks only plugins spoke, and the one that reads the file spoke first.
        String reader = values.path(0).path("provenance").path("plugin").asText();
        for (JsonNode node : values) {
            JsonNode from = node.path("provenance");
            String plugin = from.path("plugin").asText();
            Source unnamed = plugin.equals(reader) ? Source.FILE : Source.DERIVED;
            Source source =
                    from.has("source") ? Source.valueOf(from.path("source").asText()) : unnamed;
            Provenance provenance = new Provenance(
                    source,
                    plugin,
                    from.path("origin").asText(),
                    from.path("confidence").asDouble(),
                    Instant.parse(from.path("at").asText()));
            add(metadata, Json.readField(node), node, provenance);
        }
        return metadata.build();
    }

    private <T> void add(BookMetadata.Builder metadata, MetadataField<T> field, JsonNode node, Provenance provenance) {
        try {
            T value = json.mapper().treeToValue(node.path("value"), field.type());
            metadata.add(field, new Sourced<>(value, provenance));
        } catch (JsonProcessingException e) {
            throw Json.unreadable(e);
        }
    }

    String fields(Collection<MetadataField<?>> fields) {
        return json.text(fieldNodes(fields));
    }

    private ArrayNode fieldNodes(Collection<MetadataField<?>> fields) {
        ArrayNode array = json.mapper().createArrayNode();
        fields.stream()
                .sorted(Comparator.comparing(MetadataField::name))
                .forEach(field -> Json.writeField(array.addObject(), field));
        return array;
    }

    Set<MetadataField<?>> fields(String text) {
        return fields(json.tree(text));
    }

    private static Set<MetadataField<?>> fields(JsonNode nodes) {
        Set<MetadataField<?>> fields = new LinkedHashSet<>();
        nodes.forEach(node -> fields.add(Json.readField(node)));
        return fields;
    }

    /** Rows for {@code metadata_layer}. */
    String layers(Collection<MetadataLayer> layers) {
        ArrayNode rows = json.mapper().createArrayNode();
        for (MetadataLayer layer : layers) {
            ObjectNode row = key(rows, layer.key());
            row.put("stated_by", Clean.text(layer.statedBy()));
            row.put("reference", Clean.text(layer.reference()));
            row.set("patch", json.statements(layer.patch()));
            row.set("cleared", fieldNodes(layer.cleared()));
            row.put("at", Clean.time(layer.at()).toString());
            row.put("withdrawn", layer.withdrawn());
        }
        return json.text(rows);
    }

    /** Rows with the key's columns of {@code metadata_layer}. */
    String keys(Collection<MetadataLayer.Key> keys) {
        ArrayNode rows = json.mapper().createArrayNode();
        keys.forEach(key -> key(rows, key));
        return json.text(rows);
    }

    private static ObjectNode key(ArrayNode rows, MetadataLayer.Key key) {
        return rows.addObject()
                .put("publisher", Clean.text(key.publisher()))
                .put("identifier", Clean.text(key.identifier()))
                .put("source", key.source().name())
                .put("name", Clean.text(key.name()));
    }

    List<MetadataLayer> layers(String rows) {
        List<MetadataLayer> layers = new ArrayList<>();
        for (JsonNode row : json.tree(rows)) {
            layers.add(new MetadataLayer(
                    new MetadataLayer.Key(
                            row.path("publisher").asText(),
                            row.path("identifier").asText(),
                            Source.valueOf(row.path("source").asText()),
                            row.path("name").asText()),
                    row.path("stated_by").asText(),
                    row.path("reference").asText(),
                    json.patch(row.path("patch")),
                    fields(row.path("cleared")),
                    Instant.parse(row.path("at").asText()),
                    row.path("withdrawn").asBoolean()));
        }
        return layers;
    }

    MetadataLayer layer(LayerRow row) {
        return new MetadataLayer(
                new MetadataLayer.Key(row.publisher, row.identifier, Source.valueOf(row.source), row.name),
                row.statedBy,
                row.reference,
                json.patch(row.patch),
                fields(row.cleared),
                row.at,
                row.withdrawn);
    }

    /** The layer as it will be read again. */
    MetadataLayer asStored(MetadataLayer layer) {
        return layers(layers(List.of(layer))).get(0);
    }

    /** An object of texts. */
    String object(Map<String, String> texts) {
        return json.text(json.mapper().valueToTree(texts));
    }

    /** A list of texts. */
    String texts(Collection<String> texts) {
        ArrayNode array = json.mapper().createArrayNode();
        texts.forEach(text -> array.add(Clean.text(text)));
        return json.text(array);
    }
}
