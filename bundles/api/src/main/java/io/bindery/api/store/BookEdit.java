package io.bindery.api.store;

import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.MetadataField;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * An entry in the history of a book's edits. Immutable.
 *
 * @param number counts from 1 within the book
 * @param actor the person's login
 * @param at when
 * @param fields the fields that it was about
 * @param before what these fields held in effect before; a field without a value is absent
 * @param after what they held in effect afterwards
 * @param undoes the number of the edit that this one takes back; 0 if it is an edit itself
 * @param undone whether it has been taken back
 */
public record BookEdit(
        int number,
        String actor,
        Instant at,
        Set<MetadataField<?>> fields,
        BookMetadata before,
        BookMetadata after,
        int undoes,
        boolean undone) {
    public BookEdit {
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(at, "at");
        fields = Set.copyOf(fields);
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
    }
}
