package io.bindery.api.store;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Keeps who has changed what; entries are never changed. Safe for use by several threads and processes. All methods throw {@link
 * StoreUnavailableException} if the store cannot be reached.
 */
@ConsumerType
public interface AuditLog {

    /** Keeps an entry; its id is given to it. */
    void add(AuditEntry entry);

    /**
     * Entries, the newest first.
     *
     * @param beforeId only entries older than this one; {@code Long.MAX_VALUE} for the first page
     * @param limit how many at the most; 1 to 1000
     */
    List<AuditEntry> list(long beforeId, int limit);
}
