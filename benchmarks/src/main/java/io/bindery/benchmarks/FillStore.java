package io.bindery.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Fills the store of a running platform with finished jobs, each a copy of one that is there with all that belongs to it:
 * history, results, events to the outside, a book in the catalogue. Takes the data folder and a number of jobs.
 */
public final class FillStore {

    private static final int BATCH = 20_000;
    private static final String PASSWORD_FILE = "secrets/postgres.password";
    private static final int PORT_LINE = 3; // of postmaster.pid, counted from 0

    /** Ids below those of all real jobs. */
    private static final String ID = "'00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0')";

    private static final List<String> COPIES = List.of("""
            insert into book (id, publisher, identifier, created_at, metadata, version)
            select %1$s, b.publisher, 'copy ' || n, b.created_at, b.metadata, b.version
            from generate_series(?, ?) n, sample s join book b on b.id = s.book_id
            """, """
            insert into book_identifier (book_id, identifier)
            select %1$s, 'copy ' || n from generate_series(?, ?) n
            """, """
            insert into metadata_layer
            select copy.* from generate_series(?, ?) n, sample s join book b on b.id = s.book_id
            join metadata_layer l on l.publisher = b.publisher and l.identifier = b.identifier and l.source <> 'PERSON'
            cross join lateral jsonb_populate_record(l, jsonb_build_object('identifier', 'copy ' || n)) copy
            """, """
            insert into job select copy.*
            from generate_series(?, ?) n, sample s cross join lateral jsonb_populate_record(s, jsonb_build_object(
              'id', %1$s, 'intake_key', 'copy ' || n, 'book_id', %1$s,
              'sha256', encode(sha256(cast('copy ' || n as bytea)), 'hex'))) copy
            """, """
            insert into job_event (job_id, at, type, state, step, plugin, actor, detail)
            select %1$s, e.at, e.type, e.state, e.step, e.plugin, e.actor, e.detail
            from generate_series(?, ?) n, sample s join job_event e on e.job_id = s.id
            """, """
            insert into step_result (key, plugin, findings, patch, attributes, produced_at)
            select 'copy ' || n || ' ' || r.key, r.plugin, r.findings, r.patch, r.attributes, r.produced_at
            from generate_series(?, ?) n, sample s cross join lateral jsonb_array_elements(s.steps) t
            join step_result r on r.key = t ->> 'checkpoint'
            """, """
            insert into revision (book_id, number, job_id, sha256, metadata, catalogued_at)
            select %1$s, 1, %1$s, encode(sha256(cast('copy ' || n as bytea)), 'hex'), v.metadata, v.catalogued_at
            from generate_series(?, ?) n, sample s join revision v on v.job_id = s.id
            """);

    private FillStore() {}

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        int jobs = Integer.parseInt(arguments[1]);
        String password = Files.readString(home.resolve(PASSWORD_FILE)).strip();
        String port = Files.readAllLines(home.resolve("postgres/data/postmaster.pid"))
                .get(PORT_LINE)
                .strip();
        try (Connection connection =
                DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/bindery", "postgres", password)) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                // The copies refer to each other as the sample's rows do; looking that up a million times takes
                // minutes.
                statement.execute("set session_replication_role = replica");
                statement.execute(
                        "create temporary table sample as select * from job where state = 'SUCCEEDED' order by id desc limit 1");
            }
            for (int first = 1; first <= jobs; first += BATCH) {
                fill(connection, first, Math.min(jobs, first + BATCH - 1));
            }
            connection.setAutoCommit(true);
            try (Statement statement = connection.createStatement()) {
                statement.execute("vacuum analyze"); // what autovacuum would have done on the way to so many jobs
            }
        }
    }

    private static void fill(Connection connection, int first, int last) throws SQLException {
        for (String copy : COPIES) {
            try (PreparedStatement statement = connection.prepareStatement(copy.formatted(ID))) {
                statement.setInt(1, first);
                statement.setInt(2, last);
                statement.executeUpdate();
            }
        }
        connection.commit();
    }
}
