package io.bindery.core.search;

import io.bindery.api.search.SearchPage;
import io.bindery.api.search.SearchQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Finds books in the indexes that are here; an OSGi service. Every index is told of each change by the outbox, at its own pace: one that
 * is away holds up nothing and nobody, and catches up when it is back. An index in which nothing is, is built by itself. Safe for
 * use by several threads.
 */
@ProviderType
public interface BookSearch {

    /**
     * Finds books in the first index that can answer. A page's next ones come from the same index.
     *
     * @param query an ISBN in its text may be written in any way
     * @throws InvalidCursorException if the cursor is none, or the index that it is of has been built anew since
     * @throws SearchUnavailableException if no index can answer now
     */
    SearchPage search(SearchQuery query);

    /** How each index stands, the one that is searched first. */
    List<IndexReport> indexes();

    /**
     * Has indexes built anew beside what is searched, or goes on with what was stopped.
     *
     * @param index only this one; null for all
     * @param fresh whether to begin anew what is under way or was stopped
     * @throws IllegalArgumentException if there is no such index
     */
    List<IndexReport> rebuild(@Nullable String index, boolean fresh);

    /**
     * Stops the building of indexes; what is written stays, and {@link #rebuild} goes on from there. What is searched goes on as ever.
     *
     * @param index only this one; null for all
     * @throws IllegalArgumentException if there is no such index
     */
    List<IndexReport> stop(@Nullable String index);
}
