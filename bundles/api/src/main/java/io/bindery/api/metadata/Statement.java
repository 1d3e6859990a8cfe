package io.bindery.api.metadata;

import java.util.Objects;

/**
 * One change that a plugin wants in what is known of a book. Immutable.
 *
 * @param <T> the type of the value
 * @param field what it is about
 * @param value the value
 * @param operation what to do with it
 * @param origin where in the file or feed it was read; may be empty
 * @param confidence from 0 (a guess) to 1 (read from the source)
 */
public record Statement<T>(MetadataField<T> field, T value, Operation operation, String origin, double confidence) {

    /** What to do with a value. */
    public enum Operation {
        /** Add it to the values that are there; for a field of one value, only if there is none yet. */
        ADD,
        /**
         * Put it in the place of all values of sources that count no more: a feed's in the place of the file's, an enricher's in
         * the place of the file's and of other enrichers', and never in the place of a person's.
         */
        REPLACE
    }

    public Statement {
        Objects.requireNonNull(field, "field");
        if (!field.type().isInstance(Objects.requireNonNull(value, "value"))) {
            throw new IllegalArgumentException(
                    field + " holds a " + field.type().getSimpleName() + ", not " + value);
        }
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(origin, "origin");
        requireConfidence(confidence);
    }

    static void requireConfidence(double confidence) {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence lies between 0 and 1: " + confidence);
        }
    }
}
