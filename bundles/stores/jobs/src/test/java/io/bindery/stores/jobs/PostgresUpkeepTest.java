package io.bindery.stores.jobs;

import io.bindery.api.store.JobReader;
import io.bindery.api.store.JobStore;
import io.bindery.api.store.Outbox;
import io.bindery.api.store.ResultStore;
import io.bindery.api.store.StateUpkeep;
import io.bindery.testkit.StateUpkeepContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresUpkeepTest extends StateUpkeepContract {

    @RegisterExtension
    static final EmptyStores STORES = new EmptyStores();

    @Override
    protected StateUpkeep upkeep() {
        return STORES.get().upkeep();
    }

    @Override
    protected JobStore store() {
        return STORES.get().jobs();
    }

    @Override
    protected JobReader reader() {
        return STORES.get().reader();
    }

    @Override
    protected ResultStore results() {
        return STORES.get().results();
    }

    @Override
    protected Outbox outbox() {
        return STORES.get().outbox();
    }
}
