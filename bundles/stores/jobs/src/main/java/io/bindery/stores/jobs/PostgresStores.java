package io.bindery.stores.jobs;

import io.bindery.api.store.AccessTokens;
import io.bindery.api.store.Accounts;
import io.bindery.api.store.AuditLog;
import io.bindery.api.store.BookEdits;
import io.bindery.api.store.Catalogue;
import io.bindery.api.store.JobFeed;
import io.bindery.api.store.JobReader;
import io.bindery.api.store.JobStatistics;
import io.bindery.api.store.JobStore;
import io.bindery.api.store.MetadataLayers;
import io.bindery.api.store.MetadataMerger;
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
    private final BookMerge books;

    private PostgresStores(DataSource dataSource, Sessions sessions, MetadataMerger merger) {
        this.dataSource = dataSource;
        this.sessions = sessions;
        this.books = new BookMerge(new LayerJson(json), merger);
    }

    /**
     * Brings the tables up to date and opens the stores.
     *
     * @param dataSource a pool; stays the caller's, and must outlive the stores
     * @param merger makes a book's metadata out of what its sources say
     * @throws StoreUnavailableException if the database cannot be used now
     */
    public static PostgresStores open(DataSource dataSource, MetadataMerger merger) {
        try {
            Migrations.run(dataSource);
            return new PostgresStores(dataSource, new Sessions(dataSource), merger);
        } catch (RuntimeException e) {
            throw new StoreUnavailableException("the tables cannot be prepared: " + e.getMessage(), e);
        }
    }

    /**
     * As {@link #open}, but first loads the snapshot that waits in {@code restore/} of the data folder, if there is one.
     *
     * @throws StoreUnavailableException if the database cannot be used now, is not empty, or the snapshot is damaged
     */
    public static PostgresStores openRestored(Path home, DataSource dataSource, TableCopy copy, MetadataMerger merger) {
        try {
            PendingRestore.loadIfAny(home, dataSource, copy);
        } catch (FlywayException e) {
            throw new StoreUnavailableException("the tables for the backup cannot be made: " + e.getMessage(), e);
        }
        return open(dataSource, merger);
    }

    public JobStore jobs() {
        return jobs(() -> {});
    }

    /** @param fed called after each change that has brought {@link #feed} new entries; must return at once and not throw */
    public JobStore jobs(Runnable fed) {
        return new PostgresJobStore(sessions, json, books, fed);
    }

    public JobReader reader() {
        return new PostgresJobReader(sessions, json);
    }

    public ResultStore results() {
        return new PostgresResultStore(sessions, json);
    }

    public Catalogue catalogue() {
        return new PostgresCatalogue(sessions, books.json());
    }

    public MetadataLayers layers() {
        return new PostgresMetadataLayers(sessions, books);
    }

    public BookEdits edits() {
        return new PostgresBookEdits(sessions, books);
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
