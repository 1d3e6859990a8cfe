package io.bindery.feeds.onix.product;

import io.bindery.api.metadata.MetadataField;
import io.bindery.feeds.onix.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Collects what one part of a record says. For one thread. */
final class Statements {

    private final Predicate<MetadataField<?>> taken;
    private final List<Derived<?>> all = new ArrayList<>();

    /** @param taken whether a field of one value has got one already, from an earlier part */
    Statements(Predicate<MetadataField<?>> taken) {
        this.taken = taken;
    }

    /** Whether a field of one value has one. */
    boolean taken(MetadataField<?> field) {
        return taken.test(field) || all.stream().anyMatch(it -> it.field().equals(field));
    }

    /** Adds what an element says; a value that breaks the field's rules says nothing. */
    <T> void state(MetadataField<T> field, T value, Element atom) {
        if (field.cardinality() == MetadataField.Cardinality.MANY || !taken(field)) {
            all.add(new Derived<>(field, value, atom));
        }
    }

    List<Derived<?>> all() {
        return all;
    }
}
