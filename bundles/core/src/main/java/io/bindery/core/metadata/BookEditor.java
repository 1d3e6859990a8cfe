package io.bindery.core.metadata;

import io.bindery.api.finding.Finding;
import io.bindery.api.store.BookEdit;
import io.bindery.api.store.CataloguedBook;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Looks at what is known of books, and edits it; an OSGi service. Safe for use by several threads.
 *
 * <p>A book is named by its id, by the beginning of one that begins no other book's id, or by an ISBN in any form. All methods throw
 * {@link NoSuchBookException} if there is no such book, {@link io.bindery.core.jobs.AmbiguousIdException} if there are several, and
 * {@link io.bindery.api.store.StoreUnavailableException} if the store cannot be reached. Those that edit throw
 * {@link InvalidEditException} if the edit cannot be made, and {@link io.bindery.api.store.StaleBookException} if the book is not
 * at the expected version; without an expected version they edit the book as it is.
 */
@ProviderType
public interface BookEditor {

    /** The book. */
    CataloguedBook book(String name);

    /** The book with all that its sources say of it. */
    View view(String name);

    /**
     * Edits fields by what a person writes: {@code field=value} sets, {@code field+=value} adds to a list, {@code field-=value} takes
     * away from one, {@code field=} says that there is none. A value is text or JSON.
     *
     * @param assignments at least one, or one field to release; all of them are one edit, or none is made
     * @param released fields of which no person shall say anything any more, so that what other sources say holds again
     */
    BookEdit assign(
            String name, OptionalLong expectedVersion, String actor, List<String> assignments, List<String> released);

    /**
     * Edits fields by a JSON merge patch (RFC 7396) of the {@link FlatMetadata}: {@code null} says that there is no value.
     *
     * @param patch maps, lists, texts, numbers and nulls
     */
    BookEdit patch(String name, OptionalLong expectedVersion, String actor, Map<String, @Nullable Object> patch);

    /** Takes back the last edit that has not been taken back yet. */
    BookEdit undo(String name, OptionalLong expectedVersion, String actor);

    /**
     * The book's edits, the newest first.
     *
     * @param limit how many at the most; 1 to 1000
     */
    List<BookEdit> history(String name, int limit);

    /**
     * A book with all that its sources say. Immutable.
     *
     * @param book the book
     * @param merged what they come to
     * @param conflicts where they disagree
     */
    record View(CataloguedBook book, Merged merged, List<Finding> conflicts) {
        public View {
            conflicts = List.copyOf(conflicts);
        }
    }
}
