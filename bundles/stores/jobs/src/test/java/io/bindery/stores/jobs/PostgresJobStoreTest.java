package io.bindery.stores.jobs;

import io.bindery.api.store.JobReader;
import io.bindery.api.store.JobStore;
import io.bindery.testkit.JobStoreContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresJobStoreTest extends JobStoreContract {

    @RegisterExtension
    static final EmptyStores STORES = new EmptyStores();

    @Override
    protected JobStore store() {
        return STORES.get().jobs();
    }

    @Override
    protected JobReader reader() {
        return STORES.get().reader();
    }
}
