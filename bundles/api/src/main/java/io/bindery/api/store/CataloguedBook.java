package io.bindery.api.store;

import io.bindery.api.metadata.BookMetadata;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A book in the catalogue. Immutable.
 *
 * @param id UUID version 7: sorts by time
 * @param publisher whose book it is
 * @param identifier what makes it this book, see {@link CatalogueEntry#identifier()}
 * @param revisions its revisions, the oldest first; at least one
 */
public record CataloguedBook(String id, String publisher, String identifier, List<Revision> revisions) {

    public CataloguedBook {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(publisher, "publisher");
        Objects.requireNonNull(identifier, "identifier");
        revisions = List.copyOf(revisions);
    }

    /**
     * One set of bytes of a book. Immutable.
     *
     * @param number counts from 1
     * @param jobId the job that brought it
     * @param sha256 the hash of its bytes
     * @param metadata what is known of it
     * @param cataloguedAt when it came into the catalogue
     */
    public record Revision(int number, String jobId, String sha256, BookMetadata metadata, Instant cataloguedAt) {}
}
