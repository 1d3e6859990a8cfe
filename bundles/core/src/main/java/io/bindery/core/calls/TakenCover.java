package io.bindery.core.calls;

import io.bindery.api.store.StoredBlob;
import org.jspecify.annotations.Nullable;

/**
 * What came of taking the cover out of a book. Immutable.
 *
 * @param blob the stored picture; null if there is none
 * @param mediaType {@code image/jpeg}, {@code image/png}, {@code image/gif} or {@code image/webp}; empty if there is none
 * @param problem why there is none though the book has one; else empty
 */
public record TakenCover(@Nullable StoredBlob blob, String mediaType, String problem) {

    /** The book has no cover. */
    static final TakenCover NONE = new TakenCover(null, "", "");
}
