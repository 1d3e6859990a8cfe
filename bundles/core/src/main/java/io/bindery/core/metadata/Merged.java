package io.bindery.core.metadata;

import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.store.MetadataLayer;
import java.util.List;
import java.util.Map;

/**
 * All that the sources of a book come to. Immutable.
 *
 * @param effective what counts
 * @param superseded what does not, field by field; unmodifiable
 * @param cleared fields of which a source says that there is no value, with the layer that says so; unmodifiable
 * @param layers what it is merged from, without what is withdrawn; unmodifiable
 */
public record Merged(
        BookMetadata effective,
        List<Superseded> superseded,
        Map<MetadataField<?>, MetadataLayer> cleared,
        List<MetadataLayer> layers) {
    public Merged {
        superseded = List.copyOf(superseded);
        cleared = Map.copyOf(cleared);
        layers = List.copyOf(layers);
    }
}
