package io.bindery.stores.database;

import io.bindery.api.store.ChangeSignals;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers the {@link DataSource} with {@code bindery.database=main}, and {@link ChangeSignals}, once there is a database behind it. A thread of its own
 * starts the database, tries again if that fails, and starts it anew behind the same service if it dies, so that the
 * framework's start does not wait.
 */
@Component(
        service = {},
        immediate = true,
        configurationPid = "io.bindery.stores.database")
@Designate(ocd = DatabaseConfig.class)
public final class DatabaseComponent {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseComponent.class);
    private static final long WATCH_SECONDS = 1;
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
                serve(database);
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

    private void serve(Database database) {
        ServiceRegistration<ChangeSignals> signals =
                context.registerService(ChangeSignals.class, database.signals(), null);
        ServiceRegistration<DataSource> registration = context.registerService(
                DataSource.class, database.pool(), FrameworkUtil.asDictionary(Map.of("bindery.database", "main")));
        try {
            while (!stopping && sleep(WATCH_SECONDS)) {
                if (!database.alive()) {
                    LOG.error("PostgreSQL has ended by itself (killed, disk full, out of memory?); starting it again");
                    revive(database);
                }
            }
        } finally {
            unregister(registration);
            unregister(signals);
        }
    }

    /**
     * Starts the server again, as often as it takes. The service stays registered, since to take it away would stop all that
     * uses it, with the work that is under way; whoever uses it meanwhile is told that the database is away.
     */
    private void revive(Database database) {
        for (long pause = 1; !stopping; pause = Math.min(LONGEST_PAUSE_SECONDS, pause * 2)) {
            try {
                database.restart();
                return;
            } catch (DatabaseException e) {
                LOG.error("No database: {}. Trying again in {} s", e.getMessage(), pause);
                LOG.debug("No database", e);
                if (!sleep(pause)) {
                    return;
                }
            }
        }
    }

    private static void unregister(ServiceRegistration<?> registration) {
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
}
