package io.bindery.api.store;

import io.bindery.api.metadata.BookMetadata;
import java.util.List;
import java.util.Objects;

/**
 * A wish to have a job's book in the catalogue. Immutable.
 *
 * @param identifier what makes it the same book as another: {@code isbn:…}, {@code uuid:…}, {@code uri:…} or {@code sha256:…}
 * @param metadata all that is known of it from the file alone; kept with the revision
 * @param layers what the file and each program say of it, of the job's publisher and this identifier: they take the place of the
 *     layers of the same keys, unless a later revision is here
 */
public record CatalogueEntry(String identifier, BookMetadata metadata, List<MetadataLayer> layers) {
    public CatalogueEntry {
        Objects.requireNonNull(identifier, "identifier");
        Objects.requireNonNull(metadata, "metadata");
        layers = List.copyOf(layers);
    }
}
