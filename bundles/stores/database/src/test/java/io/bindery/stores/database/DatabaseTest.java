package io.bindery.stores.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {

    @TempDir
    Path home;

    @Test
    void a_database_that_is_killed_comes_back_behind_the_same_pool_with_all_that_it_had() throws Exception {
        try (Database database = Database.open(home, config())) {
            DataSource pool = database.pool();
            execute(pool, "create table note (text text)");
            execute(pool, "insert into note values ('kept')");

            long pid = Long.parseLong(Files.readAllLines(home.resolve("postgres/data/postmaster.pid"))
                    .get(0));
            ProcessHandle.of(pid).orElseThrow().destroyForcibly();
            await().until(() -> !database.alive());
            assertThatThrownBy(() -> execute(pool, "select 1")).isInstanceOf(SQLException.class);

            database.restart();
            assertThat(database.alive()).isTrue();
            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .until(() -> read(pool).equals("kept"));
        }
    }

    private static void execute(DataSource pool, String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String read(DataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select text from note")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private DatabaseConfig config() {
        return (DatabaseConfig) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {DatabaseConfig.class},
                (proxy, method, arguments) -> method.getDefaultValue());
    }
}
