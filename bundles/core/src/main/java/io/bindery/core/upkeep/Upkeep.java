package io.bindery.core.upkeep;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Clears away what nobody needs any more; an OSGi service. Safe for use by several threads; they wait for each other. */
@ProviderType
public interface Upkeep {

    /**
     * Looks for stored bytes that nothing refers to, and deletes them.
     *
     * @param olderThan how long they must not have been sent; at least ten minutes; null for the age that is configured, or a day
     * @param apply false to only look
     * @throws IllegalArgumentException if the age is below ten minutes
     * @throws io.bindery.api.store.StoreUnavailableException if a store cannot be reached
     */
    UpkeepReport collectGarbage(@Nullable Duration olderThan, boolean apply);

    /**
     * Looks for what has become older than the configuration {@code io.bindery.core.upkeep} keeps, and removes it.
     *
     * @param apply false to only look
     * @throws io.bindery.api.store.StoreUnavailableException if a store cannot be reached
     */
    UpkeepReport retain(boolean apply);
}
