package io.bindery.core.metadata;

import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataField.Cardinality;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Provenance.Source;
import io.bindery.api.metadata.Statement;
import io.bindery.api.metadata.Statement.Operation;
import io.bindery.api.store.BookEdits.Wish;
import io.bindery.api.store.MetadataLayer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An edit while it is put together: what the persons' layers of some fields are to say. Not thread-safe. */
final class Draft {

    private static final String ORIGIN = "edited";
    /** More than a book of any kind has. */
    private static final int MOST_VALUES = 20_000;

    private final BookMetadata effective;
    private final List<MetadataLayer> layers;
    private final Map<MetadataField<?>, List<Statement<?>>> statements = new LinkedHashMap<>();
    private final Set<MetadataField<?>> released = new LinkedHashSet<>();

    /**
     * @param effective what is known of the book
     * @param layers what its sources say
     */
    Draft(BookMetadata effective, List<MetadataLayer> layers) {
        this.effective = effective;
        this.layers = layers;
    }

    BookMetadata effective() {
        return effective;
    }

    /** The field with this name; a new one of a plugin's own if the name has a dot. */
    MetadataField<?> field(String name, Cardinality ofNewOnes) {
        Optional<MetadataField<?>> known = MetadataField.named(name);
        if (known.isPresent()) {
            return known.get();
        }
        for (MetadataField<?> field : effective.fields()) {
            if (field.name().equals(name)) {
                return field;
            }
        }
        try {
            return MetadataField.custom(name, ofNewOnes);
        } catch (IllegalArgumentException e) {
            throw new InvalidEditException(MetadataError.UNKNOWN_FIELD, "there is no field " + name);
        }
    }

    /** The field shall hold these values, and nothing that others say. */
    <T> void set(MetadataField<T> field, List<T> values) {
        if (field.cardinality() == Cardinality.ONE && values.size() > 1) {
            throw InvalidEditException.badValue(field.name(), "holds one value, not " + values.size());
        }
        if (values.size() > MOST_VALUES) {
            throw InvalidEditException.badValue(field.name(), "holds at most " + MOST_VALUES + " values");
        }
        List<Statement<?>> next = new ArrayList<>();
        values.forEach(value -> next.add(new Statement<>(field, value, Operation.REPLACE, ORIGIN, 1)));
        statements.put(field, next);
    }

    /** The field shall hold these values beside what it holds. */
    <T> void add(MetadataField<T> field, List<T> values) {
        if (field.cardinality() == Cardinality.ONE) {
            throw new InvalidEditException(
                    MetadataError.BAD_EDIT, field + " holds one value; set it with " + field + "=VALUE");
        }
        List<Statement<?>> next = new ArrayList<>(mine(field));
        boolean alone = next.stream().anyMatch(it -> it.operation() == Operation.REPLACE) || cleared(field);
        Operation operation = alone ? Operation.REPLACE : Operation.ADD;
        values.forEach(value -> next.add(new Statement<>(field, value, operation, ORIGIN, 1)));
        statements.put(field, next);
    }

    /** The field shall hold what it holds without these values, whether they are equal or fill the same slot. */
    <T> void remove(MetadataField<T> field, List<T> values) {
        List<T> rest = new ArrayList<>(current(field));
        for (T value : values) {
            Object slot = Slots.of(field, value);
            boolean gone = rest.removeIf(value::equals) || rest.removeIf(it -> like(field, slot, it, value));
            if (!gone) {
                throw InvalidEditException.badValue(
                        field.name(), "does not hold " + Values.text(value) + ", so it cannot be taken away");
            }
        }
        set(field, rest);
    }

    private static <T> boolean like(MetadataField<T> field, Object slot, T one, T other) {
        boolean alike = field.cardinality() == Cardinality.ONE
                ? one.equals(other)
                : Slots.of(field, one).equals(slot);
        return alike || Slots.folded(Values.text(one)).equals(Slots.folded(Values.text(other)));
    }

    /** The field shall hold nothing. */
    void clear(MetadataField<?> field) {
        statements.put(field, List.of());
    }

    /** No person shall say anything of the field. */
    void release(MetadataField<?> field) {
        released.add(field);
    }

    /** What the field is to hold, so far. */
    <T> List<T> current(MetadataField<T> field) {
        List<Statement<?>> drafted = statements.get(field);
        if (drafted == null) {
            return effective.all(field);
        }
        List<T> values = new ArrayList<>();
        boolean adds = drafted.stream().anyMatch(it -> it.operation() == Operation.ADD);
        if (adds) {
            values.addAll(effective.all(field));
        }
        drafted.forEach(it -> values.add(field.type().cast(it.value())));
        return values.stream().distinct().toList();
    }

    /** What persons say of the field as yet. */
    private List<Statement<?>> mine(MetadataField<?> field) {
        List<Statement<?>> drafted = statements.get(field);
        if (drafted != null) {
            return drafted;
        }
        return person(field)
                .map(MetadataLayer::patch)
                .map(MetadataPatch::statements)
                .orElse(List.of());
    }

    private boolean cleared(MetadataField<?> field) {
        List<Statement<?>> drafted = statements.get(field);
        return drafted != null
                ? drafted.isEmpty()
                : person(field).map(layer -> layer.cleared().contains(field)).orElse(false);
    }

    private Optional<MetadataLayer> person(MetadataField<?> field) {
        return layers.stream()
                .filter(layer -> layer.key().source() == Source.PERSON && !layer.withdrawn())
                .filter(layer -> layer.key().name().equals(field.name()))
                .findFirst();
    }

    /** The whole edit. */
    Wish wish(String actor, Instant at) {
        List<Statement<?>> all = new ArrayList<>();
        Set<MetadataField<?>> cleared = new LinkedHashSet<>();
        statements.forEach((field, some) -> {
            all.addAll(some);
            if (some.isEmpty()) {
                cleared.add(field);
            }
        });
        released.removeAll(statements.keySet());
        if (all.isEmpty() && cleared.isEmpty() && released.isEmpty()) {
            throw new InvalidEditException(MetadataError.BAD_EDIT, "the edit changes nothing");
        }
        return new Wish(actor, at, new MetadataPatch(all), cleared, released);
    }
}
