package io.bindery.api.metadata;

import java.util.Objects;

/**
 * A value with where it comes from. Immutable.
 *
 * @param <T> the type of the value
 * @param value the value
 * @param provenance where it comes from
 */
public record Sourced<T>(T value, Provenance provenance) {
    public Sourced {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(provenance, "provenance");
    }
}
