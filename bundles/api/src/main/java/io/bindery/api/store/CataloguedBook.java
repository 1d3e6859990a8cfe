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
 * @param metadata what is known of it in effect: merged from what its file, feeds, persons and programs say
 * @param version grows with each change of the metadata; for optimistic locking, and counts from 1
 */
public record CataloguedBook(
        String id, String publisher, String identifier, List<Revision> revisions, BookMetadata metadata, long version) {

    public CataloguedBook {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(publisher, "publisher");
        Objects.requireNonNull(identifier, "identifier");
        revisions = List.copyOf(revisions);
        Objects.requireNonNull(metadata, "metadata");
    }

    /** A book whose metadata in effect is what its newest revision says. */
    public CataloguedBook(String id, String publisher, String identifier, List<Revision> revisions) {
        this(
                id,
                publisher,
                identifier,
                revisions,
                revisions.get(revisions.size() - 1).metadata(),
                1);
    }

    /**
     * One set of bytes of a book. Immutable.
     *
     * @param number counts from 1
     * @param jobId the job that brought it
     * @param sha256 the hash of its bytes
     * @param metadata what was known of it from these bytes alone
     * @param cataloguedAt when it came into the catalogue
     */
    public record Revision(int number, String jobId, String sha256, BookMetadata metadata, Instant cataloguedAt) {}
}
