package io.bindery.stores.jobs;

import io.bindery.api.store.BookEdits;
import io.bindery.api.store.Catalogue;
import io.bindery.api.store.JobStore;
import io.bindery.api.store.MetadataLayers;
import io.bindery.api.store.Outbox;
import io.bindery.testkit.MetadataLayersContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresMetadataLayersTest extends MetadataLayersContract {

    @RegisterExtension
    static final EmptyStores STORES = new EmptyStores();

    @Override
    protected MetadataLayers layers() {
        return STORES.get().layers();
    }

    @Override
    protected BookEdits edits() {
        return STORES.get().edits();
    }

    @Override
    protected JobStore store() {
        return STORES.get().jobs();
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
