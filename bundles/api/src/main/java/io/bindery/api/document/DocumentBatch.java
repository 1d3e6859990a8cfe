package io.bindery.api.document;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to write into a store of documents. Immutable.
 *
 * @param documents documents, each id once
 * @param gone ids of documents to take out; others than those of the documents. One that is not there is no failure
 * @param mark to be remembered as soon as all that is done, at most 200 characters; null to leave what is remembered
 * @throws IllegalArgumentException if there are more than {@value #MAX} documents and ids in all, or an id twice
 */
public record DocumentBatch(
        List<BookDocument> documents,
        Set<String> gone,
        @Nullable String mark) {

    /** How many documents a batch has at the most. */
    public static final int MAX = 500;

    public DocumentBatch {
        documents = List.copyOf(documents);
        gone = Set.copyOf(gone);
        if (documents.size() + gone.size() > MAX) {
            throw new IllegalArgumentException("a batch has at most " + MAX + " documents");
        }
        Set<String> ids = new HashSet<>(gone);
        for (BookDocument document : documents) {
            if (!ids.add(document.id())) {
                throw new IllegalArgumentException("a batch names each document once, and not " + document.id());
            }
        }
    }
}
