package io.bindery.stores.jobs;

import com.zaxxer.hikari.HikariDataSource;
import io.bindery.testkit.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Stores on a database of the class's own, which is emptied before each test. */
final class EmptyStores implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

    private @Nullable HikariDataSource pool;
    private @Nullable PostgresStores stores;

    PostgresStores get() {
        return Objects.requireNonNull(stores);
    }

    DataSource dataSource() {
        return Objects.requireNonNull(pool);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        pool = TestPostgres.freshDatabase();
        stores = PostgresStores.open(pool);
    }

    @Override
    public void beforeEach(ExtensionContext context) throws SQLException {
        execute("truncate book, job, job_event, step_result, revision, outbox, outbox_consumer,"
                + " account, access_token, refresh_token, audit_entry");
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        get().close();
        Objects.requireNonNull(pool).close();
    }
}
