package io.bindery.api.document;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Keeps a document of each book, where other programs can read it. What it holds is derived from the catalogue and can be made anew at
 * any time: a store in which nothing is, is filled with the documents of all books, and follows each change of them from then on. Register it
 * as an OSGi service with a service property {@code bindery.plugin}; of several, all are fed.
 *
 * <p>Writes come from one thread at a time, but one that took too long may still be under way when the next begins; all else may come
 * from several threads. All methods throw {@link io.bindery.api.error.RetryableException} if the store cannot be reached now:
 * nothing is lost by it, the same comes again.
 */
@ConsumerType
public interface DocumentStore {

    /** How it stands; {@link DocumentStoreState#EMPTY} also if somebody has emptied it. */
    DocumentStoreState state() throws Exception;

    /**
     * Writes documents; the same again changes nothing. A document takes the place of the one with the same id unless that is of a newer
     * version: then the newer one stays, and the rest of the batch is written all the same. Of one that is larger than the store can hold, id, publisher and version are written without the content. When it returns, a crash does not lose what
     * is written. The mark is remembered last, so that it never says more than what is there.
     */
    void write(DocumentBatch batch) throws Exception;

    /** The document with this id, as it was written. */
    Optional<BookDocument> find(String id) throws Exception;
}
