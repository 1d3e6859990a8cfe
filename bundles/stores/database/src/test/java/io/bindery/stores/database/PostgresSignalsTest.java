package io.bindery.stores.database;

import com.zaxxer.hikari.HikariDataSource;
import io.bindery.api.store.ChangeSignals;
import io.bindery.testkit.ChangeSignalsContract;
import io.bindery.testkit.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;

/** Two nodes on one database. */
class PostgresSignalsTest extends ChangeSignalsContract {

    private final HikariDataSource pool = TestPostgres.freshDatabase();
    private final PostgresSignals here = new PostgresSignals(pool, pool);
    private final PostgresSignals there = new PostgresSignals(pool, pool);

    @AfterEach
    void close() {
        here.close();
        there.close();
        pool.close();
    }

    @Override
    protected ChangeSignals here() {
        return here;
    }

    @Override
    protected ChangeSignals there() {
        return there;
    }

    @Override
    protected void breakConnections() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen bindery_changes'");
        }
    }
}
