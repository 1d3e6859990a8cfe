package io.bindery.stores.jobs;

import io.bindery.api.store.StoreUnavailableException;
import io.bindery.api.store.TableCopy;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A snapshot that waits in {@code restore/} of the data folder to be loaded. It is loaded in one transaction, which also leaves a
 * note of it in the database, so that a crash at any moment neither loses it nor loads it twice.
 */
final class PendingRestore {

    private static final Logger LOG = LoggerFactory.getLogger(PendingRestore.class);

    private final Path folder;

    private PendingRestore(Path folder) {
        this.folder = folder;
    }

    /**
     * Loads the snapshot that waits in a data folder, if there is one.
     *
     * @throws StoreUnavailableException if it cannot be loaded; the database is as it was
     */
    static void loadIfAny(Path home, DataSource dataSource, TableCopy copy) {
        Path folder = home.resolve("restore");
        if (Files.isDirectory(folder)) {
            new PendingRestore(folder).load(dataSource, copy);
        }
    }

    private void load(DataSource dataSource, TableCopy copy) {
        if (Files.notExists(folder.resolve("manifest.json"))) {
            throw new StoreUnavailableException(
                    "a restore was cut short before all was in its place: see " + folder
                            + "; run ./bindery restore again, or ./bindery restore --undo",
                    new IOException("no manifest.json in " + folder));
        }
        try {
            Path files = folder.resolve("database");
            SnapshotIndex index = SnapshotIndex.read(files);
            if (!note(index).equals(noteIn(dataSource))) {
                Migrations.flyway(dataSource, index.schemaVersion()).migrate();
                fill(dataSource, copy, files, index);
            }
            clearAway(index);
        } catch (SQLException | IOException e) {
            throw new StoreUnavailableException("the backup in " + folder + " cannot be loaded: " + e.getMessage(), e);
        }
    }

    private static String note(SnapshotIndex index) {
        return "restored from snapshot " + index.id();
    }

    private static String noteIn(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return Tables.value(
                    connection, "select obj_description(to_regclass('" + Tables.HISTORY + "'), 'pg_class')");
        }
    }

    private static void fill(DataSource dataSource, TableCopy copy, Path files, SnapshotIndex index)
            throws SQLException, IOException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                requireVersion(connection, index.schemaVersion());
                requireEmpty(connection);
                for (SnapshotIndex.Table table : index.tables()) {
                    fill(connection, copy, files, table);
                }
                for (Map.Entry<String, Long> sequence : index.sequences().entrySet()) {
                    set(connection, sequence.getKey(), sequence.getValue());
                }
                execute(connection, "comment on table " + Tables.HISTORY + " is '" + note(index) + "'");
                connection.commit();
                LOG.info(
                        "{} with {} tables are loaded",
                        note(index),
                        index.tables().size());
            } catch (SQLException | IOException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private static void requireVersion(Connection connection, String expected) throws SQLException {
        String actual = Tables.value(connection, PostgresSnapshots.SCHEMA_VERSION);
        if (!actual.equals(expected)) {
            throw new SQLException("the database has tables of version " + actual + ", and the backup is of version "
                    + expected + "; name a database without tables in io.bindery.stores.database");
        }
    }

    private static void requireEmpty(Connection connection) throws SQLException {
        for (String table : Tables.inOrder(connection)) {
            String some = Tables.value(connection, "select 1 from " + Tables.quoted(table) + " limit 1");
            if (!some.isEmpty()) {
                throw new SQLException("the database is not empty: there are rows in " + table
                        + "; a backup is loaded into an empty database only. Name one in"
                        + " io.bindery.stores.database, or drop the tables of this one if nobody needs them");
            }
        }
    }

    private static void fill(Connection connection, TableCopy copy, Path files, SnapshotIndex.Table table)
            throws SQLException, IOException {
        Path file = files.resolve(table.file()).normalize();
        if (!file.startsWith(files)) {
            throw new IOException("the file " + table.file() + " of the snapshot is not in its folder");
        }
        MessageDigest digest = PostgresSnapshots.sha256();
        long rows;
        try (DigestInputStream bytes =
                new DigestInputStream(new BufferedInputStream(Files.newInputStream(file)), digest)) {
            InputStream text = new GZIPInputStream(bytes, 64 * 1024);
            rows = copy.copyIn(
                    connection, "copy " + Tables.withColumns(table.name(), table.columns()) + " from stdin", text);
            bytes.transferTo(java.io.OutputStream.nullOutputStream());
        }
        String actual = HexFormat.of().formatHex(digest.digest());
        if (!actual.equals(table.sha256()) || rows != table.rows()) {
            throw new IOException("the file " + file + " is damaged; take another copy of the backup");
        }
    }

    private static void set(Connection connection, String sequence, long value) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select setval(to_regclass(quote_ident(?)), ?, true)")) {
            statement.setString(1, sequence);
            statement.setLong(2, value);
            statement.execute();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }

    /** The folder loses its name first: half of it must not look like a restore that was cut short. */
    private void clearAway(SnapshotIndex index) throws IOException {
        Path loaded = folder.resolveSibling("restored-" + index.id());
        Files.move(folder, loaded, StandardCopyOption.ATOMIC_MOVE);
        try (Stream<Path> all = Files.walk(loaded)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            LOG.warn("{} was loaded and could not be deleted; it is of no use any more", loaded, e);
        }
    }
}
