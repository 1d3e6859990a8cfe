package io.bindery.stores.jobs;

import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.Provenance;
import io.bindery.api.metadata.Sourced;
import io.bindery.api.store.MetadataLayer;
import io.bindery.api.store.MetadataMerger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hibernate.StatelessSession;

/**
 * Keeps layers and, in the same transaction, what books are in effect. Thread-safe. The names that a transaction is about are locked
 * first, then the books' rows, then layers are written.
 */
final class BookMerge {

    private final LayerJson json;
    private final MetadataMerger merger;

    BookMerge(LayerJson json, MetadataMerger merger) {
        this.json = json;
        this.merger = merger;
    }

    LayerJson json() {
        return json;
    }

    /** Locks the names until the end of the transaction. */
    void lock(StatelessSession session, String publisher, Collection<String> names) {
        lock(session, names.stream().map(name -> publisher + "/" + name).toList());
    }

    /** Likewise, for all that layers are about. */
    void lockNames(StatelessSession session, Collection<MetadataLayer> layers) {
        lock(
                session,
                layers.stream()
                        .flatMap(layer -> BookNames.touchedBy(layer).stream()
                                .map(name -> layer.key().publisher() + "/" + name))
                        .toList());
    }

    private void lock(StatelessSession session, Collection<String> names) {
        session.createNativeQuery(LayerSql.LOCK_NAMES, Long.class)
                .setParameter("names", json.texts(new TreeSet<>(names)))
                .getSingleResult();
    }

    /** Locks books until the end of the transaction. */
    void lockBooks(StatelessSession session, Collection<String> ids) {
        if (!ids.isEmpty()) {
            session.createNativeQuery(LayerSql.LOCK_BOOKS, String.class)
                    .setParameterList("ids", ids)
                    .getResultList();
        }
    }

    /** Those of these layers that are here. */
    Map<MetadataLayer.Key, MetadataLayer> find(StatelessSession session, Collection<MetadataLayer.Key> keys) {
        Map<MetadataLayer.Key, MetadataLayer> found = new LinkedHashMap<>();
        if (!keys.isEmpty()) {
            session.createNativeQuery(LayerSql.FIND, LayerRow.class)
                    .setParameter("keys", json.keys(keys))
                    .getResultList()
                    .forEach(row -> {
                        MetadataLayer layer = json.layer(row);
                        found.put(layer.key(), layer);
                    });
        }
        return found;
    }

    /** Writes layers over those with the same keys. */
    void write(StatelessSession session, Collection<MetadataLayer> layers) {
        if (!layers.isEmpty()) {
            session.createNativeMutationQuery(LayerSql.PUT)
                    .setParameter("layers", json.layers(layers))
                    .executeUpdate();
        }
    }

    /** All layers about a book, by source, then the latest first. */
    List<MetadataLayer> layers(StatelessSession session, String bookId) {
        List<MetadataLayer> layers = new ArrayList<>(rows(session, LayerSql.OWN, bookId));
        layers.addAll(rows(session, LayerSql.OF_FEEDS, bookId));
        layers.sort(java.util.Comparator.comparing(
                        (MetadataLayer layer) -> layer.key().source())
                .thenComparing(MetadataLayer::at, java.util.Comparator.reverseOrder())
                .thenComparing(layer -> layer.key().name()));
        return layers;
    }

    private List<MetadataLayer> rows(StatelessSession session, String sql, String bookId) {
        return session.createNativeQuery(sql, LayerRow.class).setParameter("id", bookId).getResultList().stream()
                .map(json::layer)
                .toList();
    }

    /**
     * Merges a book anew whose row is locked.
     *
     * @param announce whether an event leaves if its metadata is another now
     * @return the metadata in effect
     */
    BookMetadata renew(StatelessSession session, BookRow book, Instant at, boolean announce) {
        Set<String> names = new TreeSet<>(Set.of(book.identifier));
        names.addAll(BookNames.of(rows(session, LayerSql.OWN, book.id)));
        for (String sql : List.of(LayerSql.FORGET_NAMES, LayerSql.NAME)) {
            session.createNativeMutationQuery(sql)
                    .setParameter("id", book.id)
                    .setParameter("names", json.texts(names))
                    .executeUpdate();
        }
        BookMetadata effective = merger.effective(layers(session, book.id));
        String written = json.write(effective);
        BookMetadata before = json.metadata(book.metadata);
        if (json.metadata(written).equals(before)) {
            return effective;
        }
        boolean news = !timeless(effective).equals(timeless(before));
        long version = session.createNativeQuery(LayerSql.RENEW_BOOK, Long.class)
                .setParameter("id", book.id)
                .setParameter("metadata", written)
                .setParameter("step", news ? 1L : 0L)
                .getSingleResult();
        if (news && announce) {
            announce(session, book, version, at);
        }
        return effective;
    }

    /** The same without the times at which it was stated: feeds say the same again every day, and that is no news. */
    private static BookMetadata timeless(BookMetadata metadata) {
        BookMetadata.Builder timeless = BookMetadata.builder();
        metadata.fields().forEach(field -> addTimeless(metadata, field, timeless));
        return timeless.build();
    }

    private static <T> void addTimeless(BookMetadata from, MetadataField<T> field, BookMetadata.Builder to) {
        for (Sourced<T> value : from.sourced(field)) {
            Provenance it = value.provenance();
            to.add(
                    field,
                    new Sourced<>(
                            value.value(),
                            new Provenance(it.source(), it.plugin(), it.origin(), it.confidence(), Instant.EPOCH)));
        }
    }

    private void announce(StatelessSession session, BookRow book, long version, Instant at) {
        session.createNativeMutationQuery(LayerSql.ANNOUNCE)
                .setParameter("key", "book.metadata-changed:" + book.id + "/" + version)
                .setParameter("id", book.id)
                .setParameter("at", Clean.time(at))
                .setParameter(
                        "data",
                        json.object(Map.of(
                                "publisher", book.publisher,
                                "identifier", book.identifier,
                                "version", Long.toString(version))))
                .executeUpdate();
    }

    /** The book's row as it is now. */
    static BookRow row(StatelessSession session, String bookId) {
        return session.createSelectionQuery("from BookRow where id = :id", BookRow.class)
                .setParameter("id", bookId)
                .getSingleResult();
    }
}
