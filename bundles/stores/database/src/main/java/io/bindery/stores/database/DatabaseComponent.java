package io.bindery.stores.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers the {@link DataSource} with {@code bindery.database=main} as long as there is a database behind it. A thread
 * of its own starts the database, tries again if that fails, and starts it anew if it dies, so that the framework's start
 * does not wait.
 */
@Component(
        service = {},
        immediate = true,
        configurationPid = "io.bindery.stores.database")
@Designate(ocd = DatabaseConfig.class)
public final class DatabaseComponent {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseComponent.class);
    private static final long WATCH_SECONDS = 5;
    private static final long LONGEST_PAUSE_SECONDS = 30;

    private final BundleContext context;
    private final DatabaseConfig config;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(task -> new Thread(task, "bindery-database"));
    // An interrupt alone will not do: libraries on the way swallow it.
    private volatile boolean stopping;

    /** Begins to start the database. */
    @Activate
    public DatabaseComponent(BundleContext context, DatabaseConfig config) {
        this.context = context;
        this.config = config;
        thread.execute(this::superviseUntilStopped);
    }

    /** Stops the database; waits until it has stopped. */
    @Deactivate
    public void stop() throws InterruptedException {
        stopping = true;
        thread.shutdownNow();
        if (!thread.awaitTermination(90, TimeUnit.SECONDS)) {
            LOG.warn("The database is still stopping after 90 seconds; the next start will recover it if need be");
        }
    }

    private void superviseUntilStopped() {
        long pause = 1;
        while (!stopping) {
            try (Database database = Database.open(home(), config)) {
                pause = 1;
                serveWhileAlive(database);
            } catch (DatabaseException e) {
                if (stopping) {
                    return;
                }
                LOG.error("No database: {}. Trying again in {} s", e.getMessage(), pause);
                LOG.debug("No database", e);
                if (!sleep(pause)) {
                    return;
                }
                pause = Math.min(LONGEST_PAUSE_SECONDS, pause * 2);
            }
        }
    }

    private void serveWhileAlive(Database database) {
        ServiceRegistration<DataSource> registration = context.registerService(
                DataSource.class, database.pool(), FrameworkUtil.asDictionary(Map.of("bindery.database", "main")));
        try {
            while (!stopping && sleep(WATCH_SECONDS)) {
                if (!database.alive()) {
                    LOG.error("PostgreSQL has ended by itself (killed, or out of memory?); starting it again");
                    return;
                }
            }
        } finally {
            unregister(registration);
        }
    }

    private static void unregister(ServiceRegistration<DataSource> registration) {
        try {
            registration.unregister();
        } catch (IllegalStateException e) {
            LOG.debug("The framework had taken the service away already", e);
        }
    }

    private Path home() throws DatabaseException {
        String home = context.getProperty("bindery.home");
        if (home == null) {
            throw new DatabaseException("the property bindery.home is not set; it names the data folder");
        }
        return Path.of(home).toAbsolutePath();
    }

    private static boolean sleep(long seconds) {
        try {
            TimeUnit.SECONDS.sleep(seconds);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A pool and, unless the database is somebody else's, the server behind it. */
    record Database(HikariDataSource pool, @Nullable EmbeddedServer server) implements AutoCloseable {

        static Database open(Path home, DatabaseConfig config) throws DatabaseException {
            if (!config.url().isBlank()) {
                return new Database(pool(ExternalServer.dataSource(config), config), null);
            }
            EmbeddedServer server = new EmbeddedServer(home);
            DataSource connections = server.start();
            try {
                return new Database(pool(connections, config), server);
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
            pool.setConnectionTimeout(10_000);
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

        /** Whether an embedded server still runs; another's comes back by itself, and the pool with it. */
        boolean alive() {
            return server == null || server.running();
        }

        @Override
        public void close() {
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

    /** A PostgreSQL that the configuration names. */
    private static final class ExternalServer {

        private ExternalServer() {}

        static DataSource dataSource(DatabaseConfig config) throws DatabaseException {
            PGSimpleDataSource source = new PGSimpleDataSource();
            try {
                source.setUrl(config.url());
            } catch (IllegalArgumentException e) {
                throw new DatabaseException(
                        "not a URL of a PostgreSQL database: " + config.url()
                                + "; it looks like jdbc:postgresql://host:5432/bindery",
                        e);
            }
            source.setUser(config.user());
            source.setPassword(password(config));
            source.setTcpKeepAlive(true);
            return source;
        }

        private static String password(DatabaseConfig config) throws DatabaseException {
            if (config.passwordFile().isBlank()) {
                return config.password();
            }
            try {
                return Files.readAllLines(Path.of(config.passwordFile())).stream()
                        .findFirst()
                        .orElse("");
            } catch (IOException e) {
                throw new DatabaseException(
                        "cannot read the database password from " + config.passwordFile() + ": " + e, e);
            }
        }
    }
}
