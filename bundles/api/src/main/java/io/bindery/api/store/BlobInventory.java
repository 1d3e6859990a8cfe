package io.bindery.api.store;

import java.io.IOException;
import java.time.Instant;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What a {@link BlobStore} keeps, for whoever clears away what nobody needs any more. A store that offers no inventory is never
 * cleared. Safe for use by several threads, also while bytes are put.
 */
@ConsumerType
public interface BlobInventory {

    /**
     * Shows all that is kept, in no particular order and in constant memory. What is put or deleted meanwhile may be shown or
     * not.
     *
     * @throws IOException if the store cannot be read
     */
    void walk(Consumer<KeptBlob> visitor) throws IOException;

    /**
     * Deletes bytes, unless they were {@linkplain BlobStore#put put} at or after a time. A put of the same bytes that has returned
     * counts, however close: either it is seen here, or it stores the bytes anew.
     *
     * @return whether they were here and are gone
     * @throws IOException if they cannot be deleted
     */
    boolean deleteIfUntouchedSince(String sha256, Instant time) throws IOException;
}
