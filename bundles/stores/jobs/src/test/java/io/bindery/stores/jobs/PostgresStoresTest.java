package io.bindery.stores.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.bindery.api.job.Job;
import io.bindery.api.job.JobState;
import io.bindery.api.store.StoreUnavailableException;
import io.bindery.testkit.JobFixtures;
import io.bindery.testkit.TestPostgres;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PostgresStoresTest {

    private static final String FINISHED_JOBS = """
            insert into job (id, intake_key, publisher, file_name, media_type, size_bytes, sha256, state, next_step,
              waiting_for, attempts, failures_in_a_row, due_at, lease_owner, revision, created_at, updated_at, version, steps)
            select 'old-' || lpad(n::text, 8, '0'), 'old-' || n, 'acme', 'f', 'm', 1, lpad(to_hex(n), 64, '0'), 'SUCCEEDED',
              '', '', 1, 0, '2020-01-01', '', 0, '2020-01-01', '2020-01-01', 9, '[]'
            from generate_series(1, 50000) n
            """;

    @Test
    void every_script_in_the_folder_is_named_and_every_named_one_is_there() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(PostgresStores.class.getResource("/db/migration"))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Migrations.SCRIPTS);
        }
    }

    @Test
    void opening_twice_changes_nothing() {
        try (HikariDataSource pool = TestPostgres.freshDatabase()) {
            PostgresStores.open(pool, JobFixtures::stacked).close();
            try (PostgresStores again = PostgresStores.open(pool, JobFixtures::stacked)) {
                assertThat(again.reader().counts()).isEmpty();
            }
        }
    }

    @Test
    void a_database_of_the_first_version_is_brought_up_to_date_with_its_jobs() throws SQLException {
        try (HikariDataSource pool = TestPostgres.freshDatabase()) {
            Migrations.flyway(pool, "1").migrate();
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(FINISHED_JOBS);
            }
            try (PostgresStores stores = PostgresStores.open(pool, JobFixtures::stacked)) {
                assertThat(stores.reader().counts()).containsEntry(JobState.SUCCEEDED, 50_000L);
                assertThat(stores.reader().find("old-00000007").orElseThrow().version())
                        .isEqualTo(9);
            }
        }
    }

    @Test
    void a_claim_looks_at_the_queue_only_however_many_jobs_are_finished() throws SQLException {
        try (HikariDataSource pool = TestPostgres.freshDatabase();
                PostgresStores stores = PostgresStores.open(pool, JobFixtures::stacked)) {
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(FINISHED_JOBS);
                statement.execute("analyze job");
                stores.jobs().accept(JobFixtures.arrival());

                String claim = JobSql.CLAIM
                        .replace(":now", "now()")
                        .replace(":until", "now()")
                        .replace(":owner", "'w'")
                        .replace(":steps", "'{\"\"}'")
                        .replace(":limit", "5");
                List<String> plan = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery("explain " + claim)) {
                    while (rows.next()) {
                        plan.add(rows.getString(1));
                    }
                }
                assertThat(plan).anyMatch(line -> line.contains("job_queue"));
                assertThat(plan).noneMatch(line -> line.contains("Seq Scan on job"));
            }
            assertThat(stores.jobs().claim(JobFixtures.claim("w", 5))).hasSize(1);
        }
    }

    @Test
    void a_database_that_is_gone_is_said_to_be_unavailable() {
        HikariDataSource pool = TestPostgres.freshDatabase();
        try (PostgresStores stores = PostgresStores.open(pool, JobFixtures::stacked)) {
            Job job = stores.jobs().accept(JobFixtures.arrival()).job();
            pool.close();
            assertThatThrownBy(() -> stores.reader().find(job.id()))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("find a job");
        }
    }

    @Test
    void the_states_of_the_database_that_are_not_our_fault_are_known() {
        assertThat(List.of("08006", "53100", "57P01", "58030", "40P01", "25006"))
                .allMatch(state -> Sessions.unavailable(new SQLException("x", state)));
        assertThat(List.of("23505", "42P01", "22P05"))
                .noneMatch(state -> Sessions.unavailable(new SQLException("x", state)));
    }
}
