package io.bindery.stores.jobs;

import io.bindery.api.metadata.Provenance.Source;
import io.bindery.api.store.MetadataLayer;
import io.bindery.api.store.MetadataLayers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Keeps layers in PostgreSQL. Thread-safe. */
final class PostgresMetadataLayers implements MetadataLayers {

    private static final int MAX_PAGE = 1000;

    private final Sessions sessions;
    private final BookMerge books;

    PostgresMetadataLayers(Sessions sessions, BookMerge books) {
        this.sessions = sessions;
        this.books = books;
    }

    @Override
    public List<Outcome> put(List<MetadataLayer> layers) {
        return change("keep what is said of books", layers, (wanted, now) -> wanted);
    }

    @Override
    public List<Outcome> withdraw(List<Withdrawal> withdrawals) {
        List<MetadataLayer> empty = withdrawals.stream()
                .map(it -> new MetadataLayer(
                        it.key(),
                        it.statedBy(),
                        it.reference(),
                        io.bindery.api.metadata.MetadataPatch.EMPTY,
                        Set.of(),
                        it.at(),
                        true))
                .toList();
        return change(
                "withdraw what is said of books",
                empty,
                (wish, now) -> now == null ? wish : now.takenBack(wish.statedBy(), wish.at()));
    }

    private List<Outcome> change(
            String what, List<MetadataLayer> layers, BiFunction<MetadataLayer, MetadataLayer, MetadataLayer> next) {
        if (layers.size() > MAX_BATCH) {
            throw new IllegalArgumentException("at most " + MAX_BATCH + " layers at once, not " + layers.size());
        }
        List<MetadataLayer> wanted = layers.stream().map(books.json()::asStored).toList();
        for (MetadataLayer layer : wanted) {
            if (layer.key().source() == Source.PERSON) {
                throw new IllegalArgumentException("what persons say is kept by BookEdits: " + layer.key());
            }
        }
        if (wanted.isEmpty()) {
            return List.of();
        }
        return sessions.inTransaction(what, session -> change(session, wanted, next));
    }

    private List<Outcome> change(
            StatelessSession session,
            List<MetadataLayer> wanted,
            BiFunction<MetadataLayer, MetadataLayer, MetadataLayer> next) {
        books.lockNames(session, wanted);
        Set<MetadataLayer.Key> keys = new LinkedHashSet<>();
        wanted.forEach(layer -> keys.add(layer.key()));
        Map<MetadataLayer.Key, Set<String>> about = booksOf(session, keys);
        Set<String> ids = new TreeSet<>();
        about.values().forEach(ids::addAll);
        books.lockBooks(session, ids);

        Map<MetadataLayer.Key, MetadataLayer> here = books.find(session, keys);
        Map<MetadataLayer.Key, MetadataLayer> changed = new LinkedHashMap<>();
        List<Outcome> outcomes = new ArrayList<>();
        Map<String, Instant> due = new LinkedHashMap<>();
        for (MetadataLayer wish : wanted) {
            MetadataLayer now = here.get(wish.key());
            MetadataLayer then = next.apply(wish, now);
            Set<String> concerned = about.getOrDefault(wish.key(), Set.of());
            Effect effect = effect(now, then);
            if (effect == Effect.STORED) {
                here.put(wish.key(), then);
                changed.put(wish.key(), then);
                concerned.forEach(id -> due.merge(id, then.at(), (a, b) -> a.isAfter(b) ? a : b));
            }
            outcomes.add(new Outcome(wish.key(), effect, List.copyOf(concerned)));
        }
        books.write(session, changed.values());
        new TreeSet<>(due.keySet())
                .forEach(id ->
                        books.renew(session, BookMerge.row(session, id), Objects.requireNonNull(due.get(id)), true));
        return outcomes;
    }

    private static Effect effect(@Nullable MetadataLayer now, MetadataLayer then) {
        if (now != null && now.at().isAfter(then.at())) {
            return Effect.OLDER;
        }
        return then.equals(now) ? Effect.UNCHANGED : Effect.STORED;
    }

    private Map<MetadataLayer.Key, Set<String>> booksOf(StatelessSession session, Set<MetadataLayer.Key> keys) {
        Map<List<String>, Set<String>> byName = new HashMap<>();
        List<Object[]> rows = session.createNativeQuery(LayerSql.BOOKS_OF_KEYS, Object[].class)
                .setParameter("keys", books.json().keys(keys))
                .getResultList();
        for (Object[] row : rows) {
            List<String> name = List.of((String) row[0], (String) row[1]);
            byName.computeIfAbsent(name, any -> new TreeSet<>()).add((String) row[2]);
        }
        Map<MetadataLayer.Key, Set<String>> about = new HashMap<>();
        for (MetadataLayer.Key key : keys) {
            about.put(key, byName.getOrDefault(List.of(key.publisher(), key.identifier()), Set.of()));
        }
        return about;
    }

    @Override
    public Optional<MetadataLayer> find(MetadataLayer.Key key) {
        return sessions.inOneStatement(
                "find what is said of a book",
                session -> books.find(session, List.of(key)).values().stream().findFirst());
    }

    @Override
    public List<MetadataLayer> ofBook(String bookId) {
        return sessions.inTransaction(
                "find what is said of a book", session -> books.layers(session, Clean.text(bookId)));
    }

    @Override
    public List<MetadataLayer> withReference(String publisher, String name, String reference) {
        Collection<LayerRow> rows = sessions.inOneStatement(
                "find what a record said",
                session -> session.createNativeQuery(LayerSql.WITH_REFERENCE, LayerRow.class)
                        .setParameter("publisher", Clean.text(publisher))
                        .setParameter("name", Clean.text(name))
                        .setParameter("reference", Clean.text(reference))
                        .getResultList());
        return rows.stream().map(books.json()::layer).toList();
    }

    @Override
    public List<String> booksLacking(String name, @Nullable String afterBookId, int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw new IllegalArgumentException("a page has 1 to " + MAX_PAGE + " books: " + limit);
        }
        return sessions.inOneStatement(
                "find books that an enricher has not seen",
                session -> session.createNativeQuery(LayerSql.LACKING, String.class)
                        .setParameter("name", Clean.text(name))
                        .setParameter("after", afterBookId == null ? "" : Clean.text(afterBookId))
                        .setParameter("limit", limit)
                        .getResultList());
    }
}
