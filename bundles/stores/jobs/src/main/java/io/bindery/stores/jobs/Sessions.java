package io.bindery.stores.jobs;

import io.bindery.api.store.StoreUnavailableException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.cfg.Configuration;
import org.jspecify.annotations.Nullable;

/** Runs work in transactions, and says {@link StoreUnavailableException} when the database is to blame. Thread-safe. */
final class Sessions implements AutoCloseable {

    private final SessionFactory factory;

    Sessions(DataSource dataSource) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Hibernate looks its parts up through the context class loader; in OSGi only our own one knows them all.
        thread.setContextClassLoader(Sessions.class.getClassLoader());
        try {
            Configuration configuration = new Configuration();
            configuration.getProperties().put(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, dataSource);
            configuration.setProperty(AvailableSettings.JDBC_TIME_ZONE, "UTC");
            configuration.setProperty(AvailableSettings.JAKARTA_VALIDATION_MODE, "none");
            for (Class<?> row : new Class<?>[] {
                JobRow.class,
                EventRow.class,
                ResultRow.class,
                BookRow.class,
                RevisionRow.class,
                OutboxRow.class,
                AccountRow.class,
                AccessTokenRow.class,
                RefreshTokenRow.class,
                AuditRow.class
            }) {
                configuration.addAnnotatedClass(row);
            }
            factory = configuration.buildSessionFactory();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /**
     * Runs work in one transaction; it is committed when the work returns and rolled back when it throws.
     *
     * @param what the work, for the message when the database fails, e.g. {@code save a job}
     */
    <T> T inTransaction(String what, Function<StatelessSession, T> work) {
        return guarded(what, () -> factory.fromStatelessTransaction(work));
    }

    /** Runs a single statement: that is a transaction by itself, and takes one trip to the database instead of two. */
    <T> T inOneStatement(String what, Function<StatelessSession, T> query) {
        return guarded(what, () -> factory.fromStatelessSession(query));
    }

    private <T> T guarded(String what, Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            if (factory.isClosed()) {
                throw new StoreUnavailableException("the stores are closed; could not " + what, e);
            }
            SQLException failure = sqlFailure(e);
            if (failure != null && unavailable(failure)) {
                throw new StoreUnavailableException(
                        "the database could not " + what + ": " + failure.getMessage() + " [" + failure.getSQLState()
                                + "]; it will be tried again, see that PostgreSQL runs and that its disk has room",
                        e);
            }
            throw e;
        }
    }

    private static @Nullable SQLException sqlFailure(Throwable failure) {
        SQLException found = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                found = sql;
                if (unavailable(sql)) {
                    return sql;
                }
            }
        }
        return found;
    }

    /** Whether it is the database's state, and not our statement, that is to blame. */
    static boolean unavailable(SQLException failure) {
        if (failure instanceof SQLTransientException
                || failure instanceof SQLNonTransientConnectionException
                || failure instanceof SQLRecoverableException) {
            return true; // e.g. the pool has no connection to give
        }
        String state = failure.getSQLState();
        if (state == null) {
            return true; // not from the server, e.g. a pool that was closed because the server is being restarted
        }
        // PostgreSQL, appendix A: 08 connection, 25006 read only, 40 rollback (deadlock), 53 no resources (disk full),
        // 55P03 lock, 57 operator (shutdown, starting up, cancelled), 58 system error (input and output), XX internal
        return state.startsWith("08")
                || state.startsWith("40")
                || state.startsWith("53")
                || state.startsWith("57")
                || state.startsWith("58")
                || state.startsWith("XX")
                || state.equals("55P03")
                || state.equals("25006");
    }

    @Override
    public void close() {
        factory.close();
    }
}
