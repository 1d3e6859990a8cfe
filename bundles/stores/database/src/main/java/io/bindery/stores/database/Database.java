package io.bindery.stores.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.bindery.api.store.ChangeSignals;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A pool of connections and, unless the database is somebody else's, the server behind it. Used by one thread; the pool by many. */
final class Database implements AutoCloseable {

    /** Whoever waits longer for a connection is told that the database is away; it is what a health check has to wait. */
    private static final long PATIENCE_MILLIS = 5_000;

    private final HikariDataSource pool;
    private final LastingSource source;
    private final @Nullable EmbeddedServer server;
    private final PostgresSignals signals;

    private Database(HikariDataSource pool, LastingSource source, @Nullable EmbeddedServer server) {
        this.pool = pool;
        this.source = source;
        this.server = server;
        this.signals = new PostgresSignals(source, pool);
    }

    static Database open(Path home, DatabaseConfig config) throws DatabaseException {
        if (!config.url().isBlank()) {
            LastingSource source = new LastingSource(ExternalServer.dataSource(config));
            return new Database(pool(source, config), source, null);
        }
        EmbeddedServer server = new EmbeddedServer(home);
        LastingSource source = new LastingSource(server.start());
        try {
            return new Database(pool(source, config), source, server);
        } catch (DatabaseException e) {
            closeCleanly(server);
            throw e;
        }
    }

    private static HikariDataSource pool(DataSource connections, DatabaseConfig config) throws DatabaseException {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("bindery");
        pool.setDataSource(connections);
        pool.setMaximumPoolSize(config.poolSize());
        pool.setMinimumIdle(2);
        pool.setConnectionTimeout(PATIENCE_MILLIS);
        pool.setRegisterMbeans(true); // for the metrics
        try {
            return new HikariDataSource(pool);
        } catch (RuntimeException e) {
            throw new DatabaseException(
                    "cannot connect to the database: " + EmbeddedServer.causes(e)
                            + "; check that it runs, and url, user and password in io.bindery.stores.database",
                    e);
        }
    }

    /** Stays the same over all lives of the server. */
    DataSource pool() {
        return pool;
    }

    /** Between all nodes on this database. */
    ChangeSignals signals() {
        return signals;
    }

    /** Whether an embedded server still runs; another's comes back by itself, and the pool with it. */
    boolean alive() {
        return server == null || server.running();
    }

    /** Starts a server that has ended. */
    void restart() throws DatabaseException {
        if (server != null) {
            source.moveTo(server.restart());
            pool.getHikariPoolMXBean().softEvictConnections();
        }
    }

    @Override
    public void close() {
        signals.close();
        pool.close();
        if (server != null) {
            closeCleanly(server);
        }
    }

    private static void closeCleanly(EmbeddedServer server) {
        boolean interrupted = Thread.interrupted(); // a stop is no reason not to stop cleanly
        server.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
