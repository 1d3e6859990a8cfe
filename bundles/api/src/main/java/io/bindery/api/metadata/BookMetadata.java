package io.bindery.api.metadata;

import io.bindery.api.metadata.MetadataField.Cardinality;
import io.bindery.api.metadata.Provenance.Source;
import io.bindery.api.metadata.Statement.Operation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All that is known of a book, each value with its provenance. Immutable: {@link #apply} gives a new one. */
public final class BookMetadata {

    /** Nothing is known. */
    public static final BookMetadata EMPTY = new BookMetadata(Map.of());

    private final Map<MetadataField<?>, List<Sourced<?>>> values;

    /** A builder of metadata whose values are from many sources. */
    public static Builder builder() {
        return new Builder();
    }

    private BookMetadata(Map<MetadataField<?>, List<Sourced<?>>> values) {
        this.values = values;
    }

    /** The fields that have a value, in the order in which they got their first one; unmodifiable. */
    public Set<MetadataField<?>> fields() {
        return java.util.Collections.unmodifiableSet(values.keySet());
    }

    /** The values of a field with their provenance, in order; unmodifiable, empty if there are none. */
    @SuppressWarnings("unchecked") // only values of the field's own type are ever put under it
    public <T> List<Sourced<T>> sourced(MetadataField<T> field) {
        return (List<Sourced<T>>) (List<?>) values.getOrDefault(field, List.of());
    }

    /** The values of a field, in order; unmodifiable, empty if there are none. */
    public <T> List<T> all(MetadataField<T> field) {
        return sourced(field).stream().map(Sourced::value).toList();
    }

    /** The first value of a field. */
    public <T> Optional<T> first(MetadataField<T> field) {
        return sourced(field).stream().findFirst().map(Sourced::value);
    }

    /** The title of the book: the first main title, else the first title. */
    public Optional<String> title() {
        List<Title> titles = all(MetadataField.TITLES);
        return titles.stream()
                .filter(title -> title.type() == Title.Type.MAIN)
                .findFirst()
                .or(() -> titles.stream().findFirst())
                .map(Title::text);
    }

    /**
     * What is known after the changes of a plugin that reads the file. The first {@link Operation#REPLACE} of a field in the patch removes the values
     * that were there before the patch; later ones of the same patch then add up.
     *
     * @param plugin who states it
     * @param at when
     */
    public BookMetadata apply(MetadataPatch patch, String plugin, Instant at) {
        return apply(patch, Source.FILE, plugin, at);
    }

    /** As {@link #apply(MetadataPatch, String, Instant)}, for any kind of source. */
    public BookMetadata apply(MetadataPatch patch, Source source, String plugin, Instant at) {
        Map<MetadataField<?>, List<Sourced<?>>> next = new LinkedHashMap<>(values);
        Map<MetadataField<?>, List<Sourced<?>>> touched = new LinkedHashMap<>();
        Set<MetadataField<?>> replaced = new java.util.HashSet<>();
        for (Statement<?> statement : patch.statements()) {
            MetadataField<?> field = statement.field();
            List<Sourced<?>> present =
                    touched.computeIfAbsent(field, any -> new ArrayList<>(next.getOrDefault(field, List.of())));
            boolean single = field.cardinality() == Cardinality.ONE;
            if (statement.operation() == Operation.REPLACE) {
                if (single || replaced.add(field)) {
                    present.clear();
                }
            } else if (single && !present.isEmpty()) {
                continue;
            }
            Provenance provenance = new Provenance(source, plugin, statement.origin(), statement.confidence(), at);
            present.add(new Sourced<>(statement.value(), provenance));
        }
        touched.forEach((field, present) -> next.put(field, List.copyOf(present)));
        return new BookMetadata(next);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BookMetadata metadata && metadata.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }

    /** Collects values that have their provenance already. Not safe for use by several threads. */
    public static final class Builder {

        private final Map<MetadataField<?>, List<Sourced<?>>> values = new LinkedHashMap<>();

        private Builder() {}

        /** Adds a value after those that the field has already. */
        public <T> Builder add(MetadataField<T> field, Sourced<T> value) {
            if (!field.type().isInstance(value.value())) {
                throw new IllegalArgumentException(
                        field + " holds a " + field.type().getSimpleName() + ", not " + value.value());
            }
            values.computeIfAbsent(field, any -> new ArrayList<>()).add(value);
            return this;
        }

        /** The metadata with all values so far. */
        public BookMetadata build() {
            Map<MetadataField<?>, List<Sourced<?>>> copy = new LinkedHashMap<>();
            values.forEach((field, all) -> copy.put(field, List.copyOf(all)));
            return new BookMetadata(copy);
        }
    }
}
