package io.bindery.api.document;

import java.util.Objects;

/**
 * How a store of documents stands. Immutable.
 *
 * @param documents how many documents it has, about; 0 only if it has none
 * @param mark what it was told last to remember; empty if nothing was
 */
public record DocumentStoreState(long documents, String mark) {

    /** A store in which nothing is. */
    public static final DocumentStoreState EMPTY = new DocumentStoreState(0, "");

    public DocumentStoreState {
        Objects.requireNonNull(mark, "mark");
    }
}
