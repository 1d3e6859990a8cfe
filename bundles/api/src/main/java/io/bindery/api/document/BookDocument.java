package io.bindery.api.document;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All about a book, as a document. Immutable as far as its content is.
 *
 * @param id the book's id, at most 64 characters
 * @param publisher whose book it is
 * @param version grows with each change of the book; greater than 0
 * @param content what JSON can say: texts, {@link Integer}, {@link Long}, {@link Double}, {@link java.math.BigDecimal}, {@link Boolean}, lists, and maps whose keys
 *     are any texts; no null. Nobody may change it any more. Mostly some kilobytes, but nothing bounds it
 */
public record BookDocument(String id, String publisher, long version, Map<String, Object> content) {

    public BookDocument {
        if (id.isBlank() || id.length() > 64 || publisher.isBlank()) {
            throw new IllegalArgumentException("a document has an id of at most 64 characters and a publisher: " + id);
        }
        if (version < 1) {
            throw new IllegalArgumentException("versions count from 1: " + version);
        }
        content = Collections.unmodifiableMap(new LinkedHashMap<>(content));
    }
}
