package io.bindery.feeds.onix.product;

import io.bindery.api.metadata.MetadataField;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The values of one field that are still to be written, in order. For one thread. */
final class Pending {

    private final MetadataField<?> field;
    private final Deque<Object> values;

    Pending(MetadataField<?> field, List<?> values) {
        this.field = field;
        this.values = new ArrayDeque<>(values);
    }

    MetadataField<?> field() {
        return field;
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    /** The next value, which is then no longer to be written. */
    <T> T take(MetadataField<T> expected) {
        return expected.type().cast(values.remove());
    }

    /** The next value, which stays. */
    <T> Optional<T> peek(MetadataField<T> expected) {
        return Optional.ofNullable(expected.type().cast(values.peek()));
    }
}
