package io.bindery.core.metadata;

import io.bindery.api.metadata.MetadataField.Cardinality;
import io.bindery.api.store.BookEdit;
import io.bindery.api.store.BookEdits;
import io.bindery.api.store.Catalogue;
import io.bindery.api.store.CataloguedBook;
import io.bindery.api.store.MetadataLayer;
import io.bindery.api.store.MetadataLayers;
import io.bindery.api.store.StaleBookException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Edits books on the stores' ports. Thread-safe. */
@Component(service = BookEditor.class)
public final class BookEditing implements BookEditor {

    private final BookFinder finder;
    private final MetadataLayers layers;
    private final BookEdits edits;
    private final Clock clock;

    /** On these stores. */
    @Activate
    public BookEditing(@Reference Catalogue catalogue, @Reference MetadataLayers layers, @Reference BookEdits edits) {
        this(catalogue, layers, edits, Clock.systemUTC());
    }

    BookEditing(Catalogue catalogue, MetadataLayers layers, BookEdits edits, Clock clock) {
        this.finder = new BookFinder(catalogue);
        this.layers = layers;
        this.edits = edits;
        this.clock = clock;
    }

    @Override
    public CataloguedBook book(String name) {
        return finder.find(name);
    }

    @Override
    public View view(String name) {
        CataloguedBook book = finder.find(name);
        Merged merged = Merging.merge(layers.ofBook(book.id()));
        return new View(book, merged, Conflicts.in(merged));
    }

    @Override
    public BookEdit assign(
            String name, OptionalLong expectedVersion, String actor, List<String> assignments, List<String> released) {
        return edit(name, expectedVersion, actor, draft -> {
            released.forEach(field -> draft.release(draft.field(field, Cardinality.MANY)));
            assignments.forEach(assignment -> Assignments.draft(draft, assignment));
        });
    }

    @Override
    public BookEdit patch(
            String name, OptionalLong expectedVersion, String actor, Map<String, @Nullable Object> patch) {
        return edit(name, expectedVersion, actor, draft -> MergePatch.draft(draft, patch));
    }

    private BookEdit edit(String name, OptionalLong expectedVersion, String actor, Consumer<Draft> changes) {
        return atVersion(name, expectedVersion, book -> {
            List<MetadataLayer> said = layers.ofBook(book.id());
            Draft draft = new Draft(book.metadata(), said);
            try {
                changes.accept(draft);
            } catch (IllegalArgumentException e) {
                // A value's own check has refused it.
                throw new InvalidEditException(MetadataError.BAD_VALUE, String.valueOf(e.getMessage()));
            }
            return edits.edit(book.id(), book.version(), draft.wish(actor, clock.instant()));
        });
    }

    @Override
    public BookEdit undo(String name, OptionalLong expectedVersion, String actor) {
        return atVersion(name, expectedVersion, book -> {
            try {
                return edits.undo(book.id(), book.version(), actor, clock.instant());
            } catch (NoSuchElementException e) {
                throw new InvalidEditException(MetadataError.NOTHING_TO_UNDO, String.valueOf(e.getMessage()));
            }
        });
    }

    /** Does it to the book at the version that is expected; if none is, to the book as it is, again when somebody was faster. */
    private BookEdit atVersion(String name, OptionalLong expectedVersion, Function<CataloguedBook, BookEdit> change) {
        while (true) {
            CataloguedBook book = finder.find(name);
            if (expectedVersion.isPresent() && expectedVersion.getAsLong() != book.version()) {
                throw new StaleBookException(book.id(), expectedVersion.getAsLong(), book.version());
            }
            try {
                return change.apply(book);
            } catch (StaleBookException e) {
                if (expectedVersion.isPresent()) {
                    throw e;
                }
            }
        }
    }

    @Override
    public List<BookEdit> history(String name, int limit) {
        return edits.history(finder.find(name).id(), limit);
    }
}
