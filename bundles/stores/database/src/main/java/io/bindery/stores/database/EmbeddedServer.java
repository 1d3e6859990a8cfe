package io.bindery.stores.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of our own in a data folder, set so that what it has acknowledged survives a loss of power. It listens on
 * the loopback interface and wants a password. Not for use by several threads.
 */
final class EmbeddedServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final String DATABASE = "bindery";
    private static final Duration START = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 4;
    private static final Duration PAUSE = Duration.ofMillis(700);

    /** What makes an acknowledged commit safe; asserted after each start, since the library's defaults are for tests. */
    private static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

    private final Path folder;
    private final Path data;
    private final Path passwordFile;
    private final Path rolePasswordFile;
    private final Postmaster postmaster;
    private final Duration patience;
    private @Nullable FolderLock lock;
    private @Nullable EmbeddedPostgres server;

    /** @param home the data folder of Bindery; the server's own is {@code postgres/} in it */
    EmbeddedServer(Path home) {
        this(home, START);
    }

    /** @param patience how long one attempt to start it may take */
    EmbeddedServer(Path home, Duration patience) {
        this.patience = patience;
        folder = home.resolve("postgres");
        data = folder.resolve("data");
        passwordFile = home.resolve("secrets").resolve("postgres.password");
        rolePasswordFile = home.resolve("secrets").resolve("database.password");
        postmaster = new Postmaster(data);
    }

    /**
     * Starts the server, or does nothing but fail.
     *
     * @return connections to the database as a user who owns it and is no superuser, one at a time and not pooled
     */
    DataSource start() throws DatabaseException {
        lock = FolderLock.take(folder);
        try {
            return run();
        } catch (DatabaseException e) {
            close();
            throw e;
        }
    }

    /**
     * Starts the server again after it has ended by itself. The folder stays ours meanwhile, also if this fails.
     *
     * @return connections to the database as it is now
     */
    DataSource restart() throws DatabaseException {
        stopServer();
        return run();
    }

    private DataSource run() throws DatabaseException {
        try {
            checkFolder();
            postmaster.clearAway();
            new Programs(folder.resolve("programs")).removeHalfUnpacked();
            String password = password();
            EmbeddedPostgres started = launch(password);
            server = started;
            createDatabase(started);
            assertDurable(started);
            ApplicationRole role = new ApplicationRole(Secret.readOrMake(rolePasswordFile));
            role.prepare(started.getPostgresDatabase(), started.getDatabase("postgres", DATABASE), DATABASE);
            Files.writeString(folder.resolve("initialized"), "", StandardCharsets.UTF_8);
            LOG.info("PostgreSQL runs in {} on 127.0.0.1:{}", data, started.getPort());
            return role.connections(started.getPort(), DATABASE);
        } catch (IOException | SQLException | RuntimeException e) {
            throw new DatabaseException("PostgreSQL in " + data + " does not work: " + causes(e), e);
        }
    }

    private void stopServer() {
        try {
            if (server != null) {
                server.close();
                server = null;
            }
        } catch (IOException | RuntimeException e) {
            server = null;
            LOG.debug("The server had ended already", e);
        }
    }

    /** Whether the server is still there. */
    boolean running() {
        return postmaster.running();
    }

    private void checkFolder() throws IOException, DatabaseException {
        boolean initialized = Files.exists(folder.resolve("initialized"));
        if (Files.exists(data) && !initialized) {
            // A first start was cut short before anybody could store anything. Set aside, not deleted: who knows.
            Path aside = folder.resolve("data.incomplete-" + Instant.now().toEpochMilli());
            LOG.warn("{} was never completely set up; moving it to {}", data, aside);
            postmaster.clearAway();
            Files.move(data, aside);
        }
        if (initialized && !Files.exists(data.resolve("PG_VERSION"))) {
            throw new DatabaseException("the database has vanished from " + data
                    + "; restore it from a backup, or remove " + folder + " to begin with an empty one");
        }
        if (initialized && !Files.exists(passwordFile)) {
            throw new DatabaseException(
                    "the password of the database is missing: " + passwordFile + "; restore that file from a backup");
        }
    }

    private String password() throws IOException {
        return Secret.readOrMake(passwordFile);
    }

    private EmbeddedPostgres launch(String password) throws DatabaseException, IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                // After a start that failed, the library keeps its own lock on this file for as long as this process
                // lives, and
                // would not let itself start again. Ours is the folder's lock: a new file is a new lock.
                Files.deleteIfExists(data.resolve("epg-lock"));
                return builder(password).start();
            } catch (IOException | RuntimeException | ExceptionInInitializerError e) {
                postmaster.clearAway(); // the library leaves a server that was slow to start
                if (attempt == ATTEMPTS || e instanceof ExceptionInInitializerError) {
                    throw new DatabaseException(
                            "PostgreSQL does not start in " + data + ": " + causes(e) + remedy(), e);
                }
                LOG.warn("PostgreSQL did not start (attempt {} of {}): {}", attempt, ATTEMPTS, causes(e));
            }
            pause();
        }
    }

    private EmbeddedPostgres.Builder builder(String password) {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setPgBinaryResolver(new BundledBinaries())
                .setOverrideWorkingDirectory(folder.resolve("programs").toFile())
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false) // the framework's own stop comes first and stops us
                .setPGStartupWait(patience)
                .setServerConfig("max_connections", "60")
                .setServerConfig("unix_socket_directories", "''")
                // These two become arguments of initdb, where the last --auth counts: the library asks for "trust".
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", passwordFile.toString())
                .setLocaleConfig("locale", "C.UTF-8")
                .setConnectConfig("password", password);
        DURABLE.forEach(builder::setServerConfig);
        return builder;
    }

    private static String remedy() {
        boolean root = "root".equals(System.getProperty("user.name"));
        return "; see the lines of pg_ctl in the log"
                + (root
                        ? ". As root it needs Linux user namespaces (unshare -U); without them run Bindery as an"
                                + " ordinary user"
                        : "");
    }

    private static void createDatabase(EmbeddedPostgres server) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            boolean there;
            try (ResultSet rows =
                    statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
                there = rows.next();
            }
            if (!there) {
                statement.execute("create database " + DATABASE);
            }
        }
    }

    private static void assertDurable(EmbeddedPostgres server) throws SQLException, DatabaseException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> setting : DURABLE.entrySet()) {
                try (ResultSet rows = statement.executeQuery("show " + setting.getKey())) {
                    rows.next();
                    if (!setting.getValue().equals(rows.getString(1))) {
                        throw new DatabaseException("PostgreSQL runs with " + setting.getKey() + "="
                                + rows.getString(1) + " and would lose data in a crash; it must be "
                                + setting.getValue());
                    }
                }
            }
        }
    }

    private static void pause() throws DatabaseException {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseException("interrupted while PostgreSQL was starting", e);
        }
    }

    static String causes(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            text.append(text.length() == 0 ? "" : " < ")
                    .append(cause.getMessage() == null ? cause : cause.getMessage());
        }
        return text.toString();
    }

    /** Stops the server and gives the folder back. */
    @Override
    public void close() {
        try {
            if (server != null) {
                server.close();
                server = null;
            }
            if (lock != null) {
                postmaster.clearAway(); // when the library's own stop has run out of its five seconds
                lock.close();
                lock = null;
            }
        } catch (IOException | DatabaseException e) {
            LOG.warn("PostgreSQL in {} was not stopped cleanly; the next start will recover it: {}", data, causes(e));
        }
    }
}
