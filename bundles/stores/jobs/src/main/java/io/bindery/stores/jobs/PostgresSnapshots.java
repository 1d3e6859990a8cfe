package io.bindery.stores.jobs;

import io.bindery.api.store.StateSnapshots;
import io.bindery.api.store.StoreUnavailableException;
import io.bindery.api.store.TableCopy;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;

/**
 * Writes all tables in one transaction that sees one moment and holds nobody up. The files are text that every version of
 * PostgreSQL reads. Thread-safe.
 */
final class PostgresSnapshots implements StateSnapshots {

    static final String SCHEMA_VERSION =
            "select version from schema_history where success and version is not null order by installed_rank desc limit 1";
    /** Bytes that something refers to, with their number. */
    private static final String BLOBS = """
            copy (
              select sha256 || ' ' || max(size_bytes) from (
                select sha256, size_bytes from job
                union all
                select sha256, 0 from revision
                union all
                %s) as referenced
              group by sha256 order by sha256) to stdout
            """.formatted(UpkeepSql.HASHES_IN_RESULTS);

    private final DataSource dataSource;
    private final TableCopy copy;

    PostgresSnapshots(DataSource dataSource, TableCopy copy) {
        this.dataSource = dataSource;
        this.copy = copy;
    }

    @Override
    public Summary write(Path folder, Path blobs) throws IOException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            try {
                return write(connection, folder, blobs);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new StoreUnavailableException("the database could not be read for a snapshot: " + e.getMessage(), e);
        }
    }

    private Summary write(Connection connection, Path folder, Path blobs) throws SQLException, IOException {
        String schemaVersion = Tables.value(connection, SCHEMA_VERSION);
        List<SnapshotIndex.Table> tables = new ArrayList<>();
        Map<String, Long> rows = new LinkedHashMap<>();
        for (String name : Tables.inOrder(connection)) {
            SnapshotIndex.Table table = table(connection, name, folder);
            tables.add(table);
            rows.put(name, table.rows());
        }
        long count;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(blobs))) {
            count = copy.copyOut(connection, BLOBS, out);
        }
        Map<String, Long> sequences = Tables.sequences(connection);
        new SnapshotIndex(SnapshotIndex.FORMAT, UUID.randomUUID().toString(), schemaVersion, tables, sequences)
                .write(folder);
        return new Summary(schemaVersion, rows, count, total(blobs));
    }

    private SnapshotIndex.Table table(Connection connection, String name, Path folder)
            throws SQLException, IOException {
        List<String> columns = Tables.columns(connection, name);
        String file = name + ".copy.gz";
        MessageDigest digest = sha256();
        long rows;
        try (OutputStream out = new FastGzip(new DigestOutputStream(
                new BufferedOutputStream(Files.newOutputStream(folder.resolve(file))), digest))) {
            rows = copy.copyOut(connection, "copy " + Tables.withColumns(name, columns) + " to stdout", out);
        }
        return new SnapshotIndex.Table(name, columns, file, rows, HexFormat.of().formatHex(digest.digest()));
    }

    private static long total(Path blobs) throws IOException {
        long total = 0;
        try (BufferedReader lines = Files.newBufferedReader(blobs)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                total += Long.parseLong(line.substring(line.indexOf(' ') + 1));
            }
        }
        return total;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** Compresses quickly rather than well: the transaction is open meanwhile. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream target) throws IOException {
            super(target, 64 * 1024);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
