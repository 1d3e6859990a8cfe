package io.bindery.api.metadata;

import io.bindery.api.metadata.Statement.Operation;
import java.util.ArrayList;
import java.util.List;

/**
 * What a plugin wants to change in what is known of a book. Immutable.
 *
 * @param statements the changes, applied in this order
 */
public record MetadataPatch(List<Statement<?>> statements) {

    /** Changes nothing. */
    public static final MetadataPatch EMPTY = new MetadataPatch(List.of());

    public MetadataPatch {
        statements = List.copyOf(statements);
    }

    /** A builder for a new patch. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects statements. Not safe for use by several threads. */
    public static final class Builder {
        private final List<Statement<?>> statements = new ArrayList<>();

        private Builder() {}

        /** Adds a value read from the source. */
        public <T> Builder add(MetadataField<T> field, T value, String origin) {
            return state(field, value, Operation.ADD, origin, 1);
        }

        /** Puts a value in the place of those that other plugins gave. */
        public <T> Builder replace(MetadataField<T> field, T value, String origin) {
            return state(field, value, Operation.REPLACE, origin, 1);
        }

        /** Makes any statement. */
        public <T> Builder state(
                MetadataField<T> field, T value, Operation operation, String origin, double confidence) {
            statements.add(new Statement<>(field, value, operation, origin, confidence));
            return this;
        }

        /** The patch with all statements so far. */
        public MetadataPatch build() {
            return new MetadataPatch(statements);
        }
    }
}
