package io.bindery.stores.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class EmbeddedServerTest {

    @TempDir
    Path home;

    @Test
    void it_runs_durably_behind_a_password_and_keeps_its_data_over_a_restart() throws Exception {
        String url;
        try (EmbeddedServer server = new EmbeddedServer(home)) {
            DataSource database = server.start();
            assertThat(server.running()).isTrue();
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                assertThat(query(database, "show " + setting)).as(setting).isEqualTo("on");
            }
            query(database, "create table note (text text)", "insert into note values ('kept')");

            assertThat(Files.getPosixFilePermissions(home.resolve("secrets/postgres.password")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            url = "jdbc:postgresql://127.0.0.1:" + query(database, "show port") + "/bindery?user=postgres";
            assertThatThrownBy(() -> DriverManager.getConnection(url + "&password=guessed"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
            assertThat(query(database, "show listen_addresses")).isEqualTo("localhost");
            assertThat(query(superuser(database), "show unix_socket_directories"))
                    .isEmpty();

            assertThatThrownBy(() -> new EmbeddedServer(home).start())
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("another Bindery")
                    .hasMessageContaining("data folder of its own");
            assertThat(server.running()).as("not hurt by the second one").isTrue();
        }
        try (EmbeddedServer server = new EmbeddedServer(home)) {
            assertThat(server.running()).as("stopped with the first one").isFalse();
            assertThat(query(server.start(), "select text from note")).isEqualTo("kept");
        }
    }

    @Test
    void what_was_acknowledged_before_a_kill_is_there_after_the_restart() throws Exception {
        for (int round = 1; round <= 2; round++) {
            Path output = home.resolve("rows-" + round);
            Process child = child(output);
            await().atMost(Duration.ofSeconds(90)).until(() -> acknowledged(output) >= 40 || !child.isAlive());
            child.destroyForcibly().waitFor();
            int acknowledged = acknowledged(output);
            assertThat(acknowledged).isGreaterThanOrEqualTo(40);
            Postmaster orphan = new Postmaster(home.resolve("postgres/data"));
            assertThat(orphan.running()).as("the server outlives its Bindery").isTrue();
            try (EmbeddedServer server = new EmbeddedServer(home)) {
                DataSource database = server.start();
                assertThat(Integer.parseInt(query(database, "select count(*) from row_of_" + child.pid())))
                        .isGreaterThanOrEqualTo(acknowledged);
            }
        }
    }

    @Test
    void the_platform_owns_its_database_and_is_no_superuser() throws Exception {
        try (EmbeddedServer server = new EmbeddedServer(home)) {
            DataSource database = server.start();
            query(database, "create table mine (n int generated always as identity)", "create sequence counter");

            assertThat(query(database, "select current_user")).isEqualTo("bindery");
            assertThat(query(
                            database,
                            "select rolsuper or rolcreaterole or rolcreatedb from pg_roles"
                                    + " where rolname = current_user"))
                    .isEqualTo("f");
            for (String beyond :
                    List.of("copy mine from program 'id'", "select pg_read_file('PG_VERSION')", "create role other")) {
                assertThatThrownBy(() -> query(database, beyond))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void a_start_that_failed_does_not_keep_the_same_process_from_starting_later() throws Exception {
        try (EmbeddedServer server = new EmbeddedServer(home)) {
            query(server.start(), "create table note (text text)");
        }
        Path settings = home.resolve("postgres/data/postgresql.auto.conf");
        String good = Files.readString(settings);
        try (EmbeddedServer server = new EmbeddedServer(home, Duration.ofSeconds(10))) {
            Files.writeString(settings, "port = nonsense\n");
            assertThatThrownBy(server::start).isInstanceOf(DatabaseException.class);
            Files.writeString(settings, good);
            assertThat(query(server.start(), "select count(*) from note")).isEqualTo("0");
        }
    }

    @Test
    void what_an_older_data_folder_holds_is_given_to_the_platforms_user() throws Exception {
        try (EmbeddedServer server = new EmbeddedServer(home)) {
            DataSource older = superuser(server.start());
            query(
                    older,
                    "create table old (id bigint generated always as identity, n int)",
                    "create sequence old_position",
                    "create view old_view as select n from old",
                    "insert into old (n) values (7)",
                    "alter database bindery owner to postgres");
        }
        Files.delete(home.resolve("secrets/database.password"));
        try (EmbeddedServer server = new EmbeddedServer(home)) {
            DataSource database = server.start();
            query(
                    database,
                    "alter table old add column text text",
                    "insert into old (n) values (8)",
                    "select nextval('old_position')",
                    "drop view old_view");

            assertThat(query(database, "select string_agg(n::text, ' ' order by id) from old"))
                    .isEqualTo("7 8");
        }
    }

    /** The same server as its superuser. */
    private DataSource superuser(DataSource database) throws Exception {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setPortNumbers(new int[] {Integer.parseInt(query(database, "show port"))});
        source.setDatabaseName("bindery");
        source.setUser("postgres");
        source.setPassword(
                Files.readString(home.resolve("secrets/postgres.password")).strip());
        return source;
    }

    @Test
    void a_pid_file_that_names_a_stranger_does_not_keep_it_from_starting() throws Exception {
        try (EmbeddedServer server = new EmbeddedServer(home)) {
            query(server.start(), "create table note (text text)");
        }
        Process stranger = new ProcessBuilder("sleep", "300").start();
        try (EmbeddedServer server = new EmbeddedServer(home)) {
            Files.writeString(
                    home.resolve("postgres/data/postmaster.pid"),
                    stranger.pid() + "\n" + home.resolve("postgres/data") + "\n");
            assertThat(server.running()).isFalse();
            assertThat(query(server.start(), "select count(*) from note")).isEqualTo("0");
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void a_database_whose_first_start_was_cut_short_is_set_aside() throws Exception {
        Files.createDirectories(home.resolve("postgres/data"));
        Files.writeString(home.resolve("postgres/data/postgresql.conf"), "half");
        Files.createDirectories(home.resolve("postgres/programs/PG-half/bin"));
        try (EmbeddedServer server = new EmbeddedServer(home)) {
            assertThat(query(server.start(), "select 1")).isEqualTo("1");
        }
        try (var files = Files.list(home.resolve("postgres"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .anyMatch(name -> name.startsWith("data.incomplete-"))
                    .contains("data");
        }
        assertThat(home.resolve("postgres/programs/PG-half")).doesNotExist();
    }

    @Test
    void a_database_that_has_vanished_is_not_replaced_by_an_empty_one() throws Exception {
        Files.createDirectories(home.resolve("postgres"));
        Files.writeString(home.resolve("postgres/initialized"), "");
        try (EmbeddedServer server = new EmbeddedServer(home)) {
            assertThatThrownBy(server::start)
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("backup");
        }
    }

    private Process child(Path output) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        home.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(output.toFile())
                .start();
    }

    private static int acknowledged(Path output) throws IOException {
        String text = Files.readString(output, StandardCharsets.UTF_8);
        List<String> lines =
                text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        return lines.isEmpty()
                ? 0
                : Integer.parseInt(lines.get(lines.size() - 1).replaceFirst("row ", ""));
    }

    private static String query(DataSource database, String... statements) throws SQLException {
        String result = "";
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                if (statement.execute(sql)) {
                    try (ResultSet rows = statement.getResultSet()) {
                        rows.next();
                        result = rows.getString(1);
                    }
                }
            }
        }
        return result;
    }

    /** Writes rows for ever, and says each number once it is committed. */
    static final class Writer {
        public static void main(String[] args) throws Exception {
            @SuppressWarnings("resource") // it is there to be killed
            DataSource database = new EmbeddedServer(Path.of(args[0])).start();
            String table = "row_of_" + ProcessHandle.current().pid();
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create table " + table + " (n int)");
                for (int n = 1; ; n++) {
                    statement.execute("insert into " + table + " values (" + n + ")");
                    System.out.println("row " + n);
                }
            }
        }
    }
}
