package io.bindery.core.upkeep;

import java.io.IOException;
import java.io.OutputStream;
import org.osgi.annotation.versioning.ProviderType;

/** Makes backups of the running platform; an OSGi service. Safe for use by several threads. */
@ProviderType
public interface Backups {

    /**
     * Holds fast how everything is at this moment. Jobs go on meanwhile; bytes that the backup needs are not cleared away until it
     * is closed.
     *
     * @param secrets whether passwords and tokens shall be in it
     * @throws IOException if there is no room for the state beside the data
     * @throws io.bindery.api.store.StoreUnavailableException if the database cannot be read
     */
    Backup begin(boolean secrets) throws IOException;

    /** A backup under way. Not for use by several threads. */
    interface Backup extends AutoCloseable {

        /** Its id. */
        String id();

        /** About how many bytes will be written. */
        long sizeBytes();

        /**
         * Writes it as a tar archive (POSIX.1-2001), in constant memory. Its last entry is {@code SHA256SUMS}: an archive without
         * it is not whole. Stored bytes that are missing or damaged are left out and named in the entry {@code PROBLEMS}.
         *
         * @param target stays open
         * @throws IOException if it cannot be written
         */
        void writeTo(OutputStream target) throws IOException;

        /** Gives free what it held. */
        @Override
        void close();
    }
}
