package io.bindery.api.store;

import io.bindery.api.metadata.BookMetadata;
import java.util.Objects;

/**
 * A wish to have a job's book in the catalogue. Immutable.
 *
 * @param identifier what makes it the same book as another: {@code isbn:…}, {@code uuid:…}, {@code uri:…} or {@code sha256:…}
 * @param metadata all that is known of it
 */
public record CatalogueEntry(String identifier, BookMetadata metadata) {
    public CatalogueEntry {
        Objects.requireNonNull(identifier, "identifier");
        Objects.requireNonNull(metadata, "metadata");
    }
}
