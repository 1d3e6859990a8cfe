package io.bindery.stores.jobs;

import io.bindery.api.store.AccessTokens;
import io.bindery.api.store.Accounts;
import io.bindery.api.store.AuditLog;
import io.bindery.api.store.Catalogue;
import io.bindery.api.store.JobFeed;
import io.bindery.api.store.JobReader;
import io.bindery.api.store.JobStatistics;
import io.bindery.api.store.JobStore;
import io.bindery.api.store.Outbox;
import io.bindery.api.store.RefreshTokens;
import io.bindery.api.store.ResultStore;
import io.bindery.api.store.StateSnapshots;
import io.bindery.api.store.StateUpkeep;
import io.bindery.api.store.StoreUnavailableException;
import io.bindery.api.store.TableCopy;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;

/** The ports of state on one PostgreSQL database. Thread-safe. */
public final class PostgresStores implements AutoCloseable {

    private final DataSource dataSource;
    private final Sessions sessions;
    private final Json json = new Json();

    private PostgresStores(DataSource dataSource, Sessions sessions) {
        this.dataSource = dataSource;
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
            return new PostgresStores(dataSource, new Sessions(dataSource));
        } catch (RuntimeException e) {
            throw new StoreUnavailableException("the tables cannot be prepared: " + e.getMessage(), e);
        }
    }

    /**
     * As {@link #open(DataSource)}, but first loads the snapshot that waits in {@code restore/} of the data folder, if there is one.
     *
     * @throws StoreUnavailableException if the database cannot be used now, is not empty, or the snapshot is damaged
     */
    public static PostgresStores openRestored(Path home, DataSource dataSource, TableCopy copy) {
        try {
            PendingRestore.loadIfAny(home, dataSource, copy);
        } catch (FlywayException e) {
            throw new StoreUnavailableException("the tables for the backup cannot be made: " + e.getMessage(), e);
        }
        return open(dataSource);
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

    public StateUpkeep upkeep() {
        return new PostgresUpkeep(sessions);
    }

    public Accounts accounts() {
        return new PostgresAccounts(sessions);
    }

    public AccessTokens accessTokens() {
        return new PostgresAccounts.Tokens(sessions);
    }

    public RefreshTokens refreshTokens() {
        return new PostgresAccounts.Refreshes(sessions);
    }

    public AuditLog auditLog() {
        return new PostgresAccounts.Audit(sessions);
    }

    public JobFeed feed() {
        return new PostgresFeed(sessions);
    }

    public JobStatistics statistics() {
        return new PostgresStatistics(sessions);
    }

    /** @param copy works with the connections of the data source that these stores were opened on */
    public StateSnapshots snapshots(TableCopy copy) {
        return new PostgresSnapshots(dataSource, copy);
    }

    @Override
    public void close() {
        sessions.close();
    }
}
