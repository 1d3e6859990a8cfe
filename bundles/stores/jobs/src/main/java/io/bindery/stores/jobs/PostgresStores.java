package io.bindery.stores.jobs;

import io.bindery.api.store.Catalogue;
import io.bindery.api.store.JobReader;
import io.bindery.api.store.JobStore;
import io.bindery.api.store.Outbox;
import io.bindery.api.store.ResultStore;
import io.bindery.api.store.StoreUnavailableException;
import javax.sql.DataSource;

/** The five ports of state on one PostgreSQL database. Thread-safe. */
public final class PostgresStores implements AutoCloseable {

    private final Sessions sessions;
    private final Json json = new Json();

    private PostgresStores(Sessions sessions) {
        this.sessions = sessions;
    }

    /**
     * Brings the tables up to date and opens the stores.
     *
     * @param dataSource a pool; stays the caller's, and must outlive the stores
     * @throws StoreUnavailableException if the database cannot be used now
     */
    public static PostgresStores open(DataSource dataSource) {
        try {
            Migrations.run(dataSource);
            return new PostgresStores(new Sessions(dataSource));
        } catch (RuntimeException e) {
            throw new StoreUnavailableException("the tables cannot be prepared: " + e.getMessage(), e);
        }
    }

    public JobStore jobs() {
        return new PostgresJobStore(sessions, json);
    }

    public JobReader reader() {
        return new PostgresJobReader(sessions, json);
    }

    public ResultStore results() {
        return new PostgresResultStore(sessions, json);
    }

    public Catalogue catalogue() {
        return new PostgresCatalogue(sessions, json);
    }

    public Outbox outbox() {
        return new PostgresOutbox(sessions, json);
    }

    @Override
    public void close() {
        sessions.close();
    }
}
