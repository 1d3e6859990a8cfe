package io.bindery.stores.jobs;

import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Provenance.Source;
import io.bindery.api.metadata.Sourced;
import io.bindery.api.metadata.Statement;
import io.bindery.api.store.BookEdit;
import io.bindery.api.store.BookEdits;
import io.bindery.api.store.MetadataLayer;
import io.bindery.api.store.StaleBookException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Keeps persons' edits in PostgreSQL. Thread-safe. */
final class PostgresBookEdits implements BookEdits {

    private static final String LAST =
            "from EditRow where bookId = :id and undoes = 0 and not undone order by number desc";
    private static final String HISTORY = "from EditRow where bookId = :id order by number desc";
    private static final String UNDONE = "update book_edit set undone = true where book_id = :id and number = :number";

    private final Sessions sessions;
    private final BookMerge books;
    private final LayerJson json;

    PostgresBookEdits(Sessions sessions, BookMerge books) {
        this.sessions = sessions;
        this.books = books;
        this.json = books.json();
    }

    @Override
    public BookEdit edit(String bookId, long expectedVersion, Wish wish) {
        return sessions.inTransaction("edit book " + bookId, session -> {
            BookRow book = locked(session, bookId, expectedVersion, BookNames.in(wish.patch()));
            Set<MetadataField<?>> fields = new LinkedHashSet<>(wish.cleared());
            wish.patch().statements().forEach(statement -> fields.add(statement.field()));
            fields.addAll(wish.released());
            Map<MetadataLayer.Key, MetadataLayer> here = books.find(session, keys(book, fields));
            List<MetadataLayer> next = new ArrayList<>();
            for (MetadataField<?> field : fields) {
                MetadataLayer layer = layer(wish, key(book, field), field, here.get(key(book, field)));
                if (layer != null) {
                    next.add(layer);
                }
            }
            return changed(session, book, new Step(wish.actor(), wish.at(), fields, here.values(), next, 0));
        });
    }

    private static @Nullable MetadataLayer layer(
            Wish wish, MetadataLayer.Key key, MetadataField<?> field, @Nullable MetadataLayer now) {
        String who = person(wish.actor());
        if (wish.released().contains(field)) {
            return now == null ? null : now.takenBack(who, wish.at());
        }
        List<Statement<?>> statements = wish.patch().statements().stream()
                .filter(statement -> statement.field().equals(field))
                .toList();
        Set<MetadataField<?>> cleared = wish.cleared().contains(field) ? Set.of(field) : Set.of();
        return new MetadataLayer(key, who, "", new MetadataPatch(statements), cleared, wish.at(), false);
    }

    private static String person(String actor) {
        return "person:" + actor;
    }

    @Override
    public BookEdit undo(String bookId, long expectedVersion, String actor, Instant at) {
        return sessions.inTransaction("undo an edit of book " + bookId, session -> {
            EditRow last = last(session, existing(session, bookId).id);
            List<MetadataLayer> before = json.layers(last.replaced);
            Set<String> names = new LinkedHashSet<>();
            before.forEach(layer -> names.addAll(BookNames.in(layer.patch())));
            BookRow book = locked(session, bookId, expectedVersion, names);
            if (last(session, book.id).number != last.number) {
                throw new StaleBookException(book.id, expectedVersion, book.version);
            }

            Set<MetadataField<?>> fields = json.fields(last.fields);
            Map<MetadataLayer.Key, MetadataLayer> next = new LinkedHashMap<>();
            Map<MetadataLayer.Key, MetadataLayer> here = books.find(session, keys(book, fields));
            here.forEach((key, layer) -> next.put(key, layer.takenBack(person(actor), at)));
            before.forEach(layer -> next.put(layer.key(), layer));
            session.createNativeMutationQuery(UNDONE)
                    .setParameter("id", book.id)
                    .setParameter("number", last.number)
                    .executeUpdate();
            return changed(session, book, new Step(actor, at, fields, here.values(), next.values(), last.number));
        });
    }

    private static EditRow last(StatelessSession session, String bookId) {
        return session
                .createSelectionQuery(LAST, EditRow.class)
                .setParameter("id", bookId)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("there is no edit of book " + bookId + " to undo"));
    }

    private record Step(
            String actor,
            Instant at,
            Set<MetadataField<?>> fields,
            Collection<MetadataLayer> replaced,
            Collection<MetadataLayer> next,
            int undoes) {}

    private BookEdit changed(StatelessSession session, BookRow book, Step step) {
        books.write(session, step.next());
        BookMetadata before = only(json.metadata(book.metadata), step.fields());
        BookMetadata after = only(books.renew(session, book, step.at(), true), step.fields());
        int number = session.createNativeQuery(LayerSql.ADD_EDIT, Integer.class)
                .setParameter("id", book.id)
                .setParameter("actor", Clean.text(step.actor()))
                .setParameter("at", Clean.time(step.at()))
                .setParameter("fields", json.fields(step.fields()))
                .setParameter("before", json.write(before))
                .setParameter("after", json.write(after))
                .setParameter("replaced", json.layers(step.replaced()))
                .setParameter("undoes", step.undoes())
                .getSingleResult();
        return new BookEdit(
                number,
                step.actor(),
                Clean.time(step.at()),
                step.fields(),
                before,
                json.metadata(json.write(after)),
                step.undoes(),
                false);
    }

    private static BookMetadata only(BookMetadata metadata, Set<MetadataField<?>> fields) {
        BookMetadata.Builder some = BookMetadata.builder();
        metadata.fields().stream().filter(fields::contains).forEach(field -> copy(metadata, field, some));
        return some.build();
    }

    private static <T> void copy(BookMetadata from, MetadataField<T> field, BookMetadata.Builder to) {
        for (Sourced<T> value : from.sourced(field)) {
            to.add(field, value);
        }
    }

    /** The book with its row and names locked, as the person saw it. */
    private BookRow locked(StatelessSession session, String bookId, long expectedVersion, Set<String> names) {
        BookRow seen = existing(session, bookId);
        Set<String> all = new LinkedHashSet<>(names);
        all.add(seen.identifier);
        books.lock(session, seen.publisher, all);
        books.lockBooks(session, List.of(seen.id));
        BookRow book = BookMerge.row(session, seen.id);
        if (book.version != expectedVersion) {
            throw new StaleBookException(book.id, expectedVersion, book.version);
        }
        return book;
    }

    private static BookRow existing(StatelessSession session, String bookId) {
        return session
                .createSelectionQuery("from BookRow where id = :id", BookRow.class)
                .setParameter("id", Clean.text(bookId))
                .getResultList()
                .stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no book " + bookId));
    }

    private static List<MetadataLayer.Key> keys(BookRow book, Set<MetadataField<?>> fields) {
        return fields.stream().map(field -> key(book, field)).toList();
    }

    private static MetadataLayer.Key key(BookRow book, MetadataField<?> field) {
        return new MetadataLayer.Key(book.publisher, book.identifier, Source.PERSON, field.name());
    }

    @Override
    public List<BookEdit> history(String bookId, int limit) {
        return sessions.inOneStatement(
                "read the edits of a book",
                session -> session
                        .createSelectionQuery(HISTORY, EditRow.class)
                        .setParameter("id", Clean.text(bookId))
                        .setMaxResults(limit)
                        .getResultList()
                        .stream()
                        .map(row -> row.toEdit(json))
                        .toList());
    }
}
