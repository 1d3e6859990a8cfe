package io.bindery.api.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/** Writes down all state as it is at one moment, while others go on changing it. Safe for use by several threads. */
@ConsumerType
public interface StateSnapshots {

    /**
     * Writes all state into files of an empty folder; constant memory. What the files mean is the store's own affair: the same
     * store, of this version or a later one, reads them when it opens and finds them in {@code restore/database/} of the data
     * folder.
     *
     * @param folder exists, and is empty
     * @param blobs a file to make: a line for each of the bytes that this state refers to, their SHA-256, a space, and their
     *     number
     * @throws StoreUnavailableException if the store cannot be reached
     * @throws IOException if the files cannot be written
     */
    Summary write(Path folder, Path blobs) throws IOException;

    /**
     * What a snapshot holds. Immutable.
     *
     * @param schemaVersion the version of the tables' shape
     * @param rows how many rows of each table
     * @param blobs how many different bytes it refers to
     * @param blobBytes how many bytes these are together
     */
    record Summary(String schemaVersion, Map<String, Long> rows, long blobs, long blobBytes) {
        public Summary {
            rows = Map.copyOf(rows);
        }
    }
}
