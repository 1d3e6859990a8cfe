package io.bindery.api.store;

import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps what persons have edited. A person's statement about a field is a {@link MetadataLayer} of its own, named for the field, so
 * that a later edit of one field leaves the others alone. Safe for use by several threads and processes. All methods throw
 * {@link StoreUnavailableException} if the store cannot be reached.
 */
@ProviderType
public interface BookEdits {

    /**
     * Edits a book, in one transaction with its metadata, its history and the event {@code book.metadata-changed}.
     *
     * @param expectedVersion the book's {@link CataloguedBook#version()} when the person looked at it
     * @return the edit as it stands in the history
     * @throws StaleBookException if the book has changed since
     * @throws IllegalArgumentException if there is no such book
     */
    BookEdit edit(String bookId, long expectedVersion, Wish wish);

    /**
     * Takes the last edit back that has not been taken back yet: what the persons' layers said before holds again.
     *
     * @return the entry in the history that says so
     * @throws StaleBookException if the book has changed since
     * @throws IllegalArgumentException if there is no such book
     * @throws java.util.NoSuchElementException if there is nothing to undo
     */
    BookEdit undo(String bookId, long expectedVersion, String actor, Instant at);

    /**
     * A book's edits, the newest first; empty if there are none or no such book.
     *
     * @param limit how many at the most; 1 to 1000
     */
    List<BookEdit> history(String bookId, int limit);

    /**
     * What a person wants. Immutable.
     *
     * @param actor the person's login
     * @param at when
     * @param patch what the fields shall hold; all statements about one field make up what this person says of it
     * @param cleared fields that shall hold nothing
     * @param released fields of which no person shall say anything any more: what other sources say holds again
     */
    record Wish(
            String actor,
            Instant at,
            MetadataPatch patch,
            Set<MetadataField<?>> cleared,
            Set<MetadataField<?>> released) {
        public Wish {
            cleared = Set.copyOf(cleared);
            released = Set.copyOf(released);
        }
    }
}
