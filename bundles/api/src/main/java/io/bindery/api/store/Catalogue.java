package io.bindery.api.store;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Looks at the books that are in the catalogue; {@link JobStore#save} puts them there. Safe for use by several threads. All
 * methods throw {@link StoreUnavailableException} if the store cannot be reached.
 */
@ConsumerType
public interface Catalogue {

    /** The book with this id, with all its revisions. */
    Optional<CataloguedBook> find(String bookId);

    /**
     * The books with these ids that are here, in any order. A store that can find several at once overrides this.
     *
     * @param bookIds at most 1000
     */
    default List<CataloguedBook> findAll(List<String> bookIds) {
        return bookIds.stream().map(this::find).flatMap(Optional::stream).toList();
    }

    /**
     * Books, the newest first, with all their revisions.
     *
     * @param publisher only books of this one; null for any
     * @param beforeId only books older than this one, for the next page; null for the first page
     * @param limit how many at the most; 1 to 1000
     */
    List<CataloguedBook> list(@Nullable String publisher, @Nullable String beforeId, int limit);

    /**
     * The books that have this for their {@link CataloguedBook#identifier()}, or else name it among their ISBNs, DOIs, ASINs and
     * GTINs; the newest first, at most 100.
     *
     * @param identifier e.g. {@code isbn:9780306406157}
     */
    List<CataloguedBook> identified(String identifier);

    /** The books whose ids begin so, the newest first. */
    List<CataloguedBook> beginningWith(String idPrefix, int limit);
}
