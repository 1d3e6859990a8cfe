package io.bindery.api.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps what each source says of a book, before and after the book itself is here. In the transaction that changes layers the
 * metadata of every catalogued book that they are about is merged anew, and an event {@code book.metadata-changed} leaves for each
 * whose metadata is then another. Persons' layers are not put here but through {@link BookEdits}.
 *
 * <p>A layer is about the book of its publisher whose {@link CataloguedBook#identifier()} is the layer's. A feed's layer is
 * otherwise about the book that names that ISBN, DOI, ASIN or GTIN among its identifiers.
 *
 * <p>Safe for use by several threads and processes. All methods throw {@link StoreUnavailableException} if the store cannot be
 * reached; try the same again then: to put the same twice changes nothing.
 */
@ProviderType
public interface MetadataLayers {

    /** How many layers may be put or withdrawn at once. */
    int MAX_BATCH = 1000;

    /**
     * Puts layers, all or none of them, in one transaction. A layer with the same key is replaced unless it was stated later.
     *
     * @param layers at most {@value #MAX_BATCH}, of any publishers and sources but persons; may bring one key several times
     * @return what became of each, in the same order
     */
    List<Outcome> put(List<MetadataLayer> layers);

    /**
     * Withdraws layers, all or none of them, in one transaction: they are kept, and count no more until the same source states
     * them again later. What is not here is remembered as withdrawn, so that an older statement that comes late does not count.
     *
     * @param withdrawals at most {@value #MAX_BATCH}
     * @return what became of each, in the same order
     */
    List<Outcome> withdraw(List<Withdrawal> withdrawals);

    /** The layer with this key, be it withdrawn or not. */
    Optional<MetadataLayer> find(MetadataLayer.Key key);

    /** All layers about a book, withdrawn ones too: by source, then the latest first; empty if there is no such book. */
    List<MetadataLayer> ofBook(String bookId);

    /**
     * The layers of a source that were read from this record, at most 100: for a feed that takes a record back and no longer says
     * of which book it was.
     *
     * @param name the layers' name, as in the key
     * @param reference the record's reference
     */
    List<MetadataLayer> withReference(String publisher, String name, String reference);

    /**
     * Catalogued books without a layer of this enricher for their newest revision (one whose reference is that revision's
     * SHA-256), in the order of their ids, for work that goes over the whole catalogue and can be stopped and resumed.
     *
     * @param name the enricher's plugin name
     * @param afterBookId only books with a greater id; null to begin
     * @param limit how many at the most; 1 to 1000
     * @return ids of books
     */
    List<String> booksLacking(String name, @Nullable String afterBookId, int limit);

    /**
     * A wish to withdraw a layer. Immutable.
     *
     * @param key which
     * @param statedBy who takes it back, as in {@link MetadataLayer#statedBy()}
     * @param reference what says so, e.g. the record that was deleted; may be empty
     * @param at when the source took it back
     */
    record Withdrawal(MetadataLayer.Key key, String statedBy, String reference, Instant at) {}

    /**
     * What became of a layer. Immutable.
     *
     * @param key which
     * @param effect what became of it
     * @param bookIds the catalogued books that it is about: one as a rule, none if the book is not here yet
     */
    record Outcome(MetadataLayer.Key key, Effect effect, List<String> bookIds) {
        public Outcome {
            bookIds = List.copyOf(bookIds);
        }
    }

    /** What became of a layer. */
    enum Effect {
        /** It is kept. */
        STORED,
        /** It says what was known already. */
        UNCHANGED,
        /** The same source has stated something later, which stays. */
        OLDER
    }
}
