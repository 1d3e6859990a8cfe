package io.bindery.stores.jobs;

import io.bindery.api.store.Catalogue;
import io.bindery.api.store.JobReader;
import io.bindery.api.store.JobStore;
import io.bindery.api.store.Outbox;
import io.bindery.api.store.ResultStore;
import io.bindery.testkit.CatalogueContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresCatalogueTest extends CatalogueContract {

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

    @Override
    protected ResultStore results() {
        return STORES.get().results();
    }

    @Override
    protected Catalogue catalogue() {
        return STORES.get().catalogue();
    }

    @Override
    protected Outbox outbox() {
        return STORES.get().outbox();
    }
}
