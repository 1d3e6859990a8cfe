package io.bindery.api.search;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Finds books. What it holds is derived from the catalogue and can be made anew at any time: the platform writes the documents of all
 * books into a new generation while the one before it is still searched, then has the new one served. Register it as an OSGi service
 * with a service property {@code bindery.plugin}; of several, all are fed, and the one with the highest service ranking that can answer
 * is searched.
 *
 * <p>Searches come from several threads at once; all else from one thread at a time. What is written may be found a few seconds later.
 * All methods throw {@link io.bindery.api.error.RetryableException} if the index cannot be reached now: nothing is lost by it,
 * the same comes again.
 */
@ConsumerType
public interface SearchIndex {

    /** How it stands; {@link IndexState#EMPTY} also if somebody has emptied it. */
    IndexState state() throws Exception;

    /**
     * Writes documents; the same again changes nothing. When it returns, a crash does not lose them. A generation that is neither
     * served nor being written is begun, and one that was being written until now is dropped.
     */
    void write(IndexBatch batch) throws Exception;

    /**
     * Has searches look at this generation from now on, from one moment to the next, and drops all others. What was written to it is
     * found when this returns.
     *
     * @param generation one that was written to; if it is served already nothing changes
     */
    void serve(long generation) throws Exception;

    /**
     * Finds books in the generation that is served.
     *
     * @return empty if the query's cursor is none of this index, or its generation is gone
     * @throws io.bindery.api.error.RetryableException also if no generation is served yet
     */
    Optional<SearchPage> search(SearchQuery query) throws Exception;
}
