package io.bindery.api.search;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to write into a generation of an index. Immutable.
 *
 * @param generation which; greater than 0. The first batch makes it
 * @param documents documents, at most {@value #MAX}, each id once: they take the place of those with the same ids
 * @param gone ids of documents to take out; others than those of the documents
 * @param mark to be remembered with the generation as soon as the documents are in; null to leave what is remembered
 */
public record IndexBatch(
        long generation,
        List<SearchDocument> documents,
        Set<String> gone,
        @Nullable String mark) {

    /** How many documents a batch has at the most. */
    public static final int MAX = 500;

    public IndexBatch {
        if (generation < 1) {
            throw new IllegalArgumentException("generations count from 1: " + generation);
        }
        documents = List.copyOf(documents);
        gone = Set.copyOf(gone);
        if (documents.size() + gone.size() > MAX) {
            throw new IllegalArgumentException("a batch has at most " + MAX + " documents");
        }
        Set<String> ids = new HashSet<>(gone);
        for (SearchDocument document : documents) {
            if (!ids.add(document.id())) {
                throw new IllegalArgumentException("a batch names each document once, and not " + document.id());
            }
        }
    }
}
