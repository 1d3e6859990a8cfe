package io.bindery.feeds.onix.product;

import io.bindery.api.metadata.MetadataField;
import io.bindery.feeds.onix.xml.Element;

/**
 * A statement that an element makes. Immutable.
 *
 * @param field what it is about
 * @param value the value
 * @param atom the smallest element that says it: gone, it is not said any more
 */
record Derived<T>(MetadataField<T> field, T value, Element atom) {

    /** Whether another says the same of the same. */
    boolean says(MetadataField<?> otherField, Object otherValue) {
        return field.equals(otherField) && value.equals(otherValue);
    }
}
