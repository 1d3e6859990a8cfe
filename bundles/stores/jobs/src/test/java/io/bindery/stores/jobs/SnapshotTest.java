package io.bindery.stores.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.bindery.api.job.Job;
import io.bindery.api.job.JobEvent;
import io.bindery.api.job.JobState;
import io.bindery.api.store.Change;
import io.bindery.api.store.JobQuery;
import io.bindery.api.store.StateSnapshots;
import io.bindery.api.store.StoreUnavailableException;
import io.bindery.stores.database.PostgresTableCopy;
import io.bindery.testkit.JobFixtures;
import io.bindery.testkit.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {

    private static final PostgresTableCopy COPY = new PostgresTableCopy();

    @RegisterExtension
    static final EmptyStores STORES = new EmptyStores();

    @TempDir
    Path temp;

    @Test
    void all_state_comes_back_in_another_database_and_goes_on_there() throws IOException, SQLException {
        Job catalogued = catalogued();
        STORES.get().jobs().accept(JobFixtures.arrival());
        STORES.get().jobs().claim(JobFixtures.claim("worker", 1));
        STORES.get().outbox().next("publisher:kafka", 2);
        STORES.get().outbox().advance("publisher:kafka", 1);
        StateSnapshots.Summary summary = snapshot(STORES.dataSource(), home("first"));

        try (HikariDataSource empty = TestPostgres.freshDatabase();
                PostgresStores restored = PostgresStores.openRestored(home("first"), empty, COPY)) {
            assertThat(home("first").resolve("restore")).doesNotExist();
            assertThat(restored.reader().find(catalogued.id())).contains(catalogued);
            assertThat(restored.results().ofJob(catalogued.id())).hasSize(1);
            assertThat(restored.catalogue().list(null, null, 10)).hasSize(1);

            snapshot(empty, home("second"));
            assertThat(index("second").tables()).isEqualTo(index("first").tables());
            assertThat(index("second").sequences()).isEqualTo(index("first").sequences());
            assertThat(summary.rows()).containsEntry("job", 2L).containsEntry("revision", 1L);

            Job next = restored.jobs().accept(JobFixtures.arrival()).job();
            assertThat(restored.reader().history(next.id())).hasSize(2);
            assertThat(restored.outbox().next("publisher:kafka", 10))
                    .allSatisfy(event -> assertThat(event.position()).isGreaterThan(1));
        }
    }

    @Test
    void bytes_that_jobs_the_catalogue_and_results_refer_to_are_listed_with_their_number() throws IOException {
        Job job = catalogued();
        StateSnapshots.Summary summary = snapshot(STORES.dataSource(), home("blobs"));

        assertThat(Files.readAllLines(temp.resolve("blobs.txt"))).containsExactly(job.sha256() + " " + job.sizeBytes());
        assertThat(summary.blobs()).isEqualTo(1);
        assertThat(summary.blobBytes()).isEqualTo(job.sizeBytes());
    }

    @Test
    void a_snapshot_that_is_taken_while_jobs_arrive_holds_each_of_them_wholly_or_not_at_all() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        AtomicBoolean enough = new AtomicBoolean();
        List<Future<?>> senders = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            senders.add(threads.submit(() -> {
                while (!enough.get()) {
                    STORES.get().jobs().accept(JobFixtures.arrival());
                }
            }));
        }
        while (STORES.get().reader().counts().getOrDefault(JobState.QUEUED, 0L) < 50) {
            Thread.onSpinWait();
        }
        StateSnapshots.Summary summary = snapshot(STORES.dataSource(), home("busy"));
        long afterwards = STORES.get().reader().counts().get(JobState.QUEUED);
        enough.set(true);
        for (Future<?> sender : senders) {
            sender.get(30, TimeUnit.SECONDS);
        }
        threads.shutdown();

        long jobs = summary.rows().get("job");
        assertThat(jobs).isBetween(50L, afterwards);
        assertThat(summary.rows()).containsEntry("job_event", 2 * jobs).containsEntry("outbox", jobs);
        try (HikariDataSource empty = TestPostgres.freshDatabase();
                PostgresStores restored = PostgresStores.openRestored(home("busy"), empty, COPY)) {
            assertThat(restored.reader().counts()).containsEntry(JobState.QUEUED, jobs);
            assertThat(restored.reader().list(JobQuery.newest(20)))
                    .allSatisfy(job ->
                            assertThat(restored.reader().history(job.id())).hasSize(2));
        }
    }

    @Test
    void a_crash_after_the_loading_does_not_load_it_again() throws IOException {
        catalogued();
        snapshot(STORES.dataSource(), home("crash"));
        Path restore = home("crash").resolve("restore");
        copy(restore, temp.resolve("copy"));
        try (HikariDataSource empty = TestPostgres.freshDatabase()) {
            PostgresStores.openRestored(home("crash"), empty, COPY).close();
            copy(temp.resolve("copy"), restore);

            try (PostgresStores again = PostgresStores.openRestored(home("crash"), empty, COPY)) {
                assertThat(again.reader().counts()).containsEntry(JobState.SUCCEEDED, 1L);
                assertThat(restore).doesNotExist();
            }
        }
    }

    @Test
    void a_database_with_something_in_it_is_refused_and_stays_as_it_is() throws IOException {
        snapshot(STORES.dataSource(), home("full"));
        try (HikariDataSource full = TestPostgres.freshDatabase()) {
            try (PostgresStores stores = PostgresStores.open(full)) {
                stores.jobs().accept(JobFixtures.arrival());
            }
            assertThatThrownBy(() -> PostgresStores.openRestored(home("full"), full, COPY))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("not empty");
            try (PostgresStores stores = PostgresStores.open(full)) {
                assertThat(stores.reader().counts()).containsEntry(JobState.QUEUED, 1L);
            }
            assertThat(home("full").resolve("restore")).exists();
        }
    }

    @Test
    void a_damaged_file_is_refused_and_nothing_is_loaded() throws IOException {
        catalogued();
        snapshot(STORES.dataSource(), home("damaged"));
        Path database = home("damaged").resolve("restore/database");
        Files.copy(database.resolve("book.copy.gz"), temp.resolve("good"));
        Files.copy(
                database.resolve("outbox_consumer.copy.gz"),
                database.resolve("book.copy.gz"),
                StandardCopyOption.REPLACE_EXISTING);
        try (HikariDataSource empty = TestPostgres.freshDatabase()) {
            assertThatThrownBy(() -> PostgresStores.openRestored(home("damaged"), empty, COPY))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("book.copy.gz is damaged");

            Files.copy(temp.resolve("good"), database.resolve("book.copy.gz"), StandardCopyOption.REPLACE_EXISTING);
            try (PostgresStores mended = PostgresStores.openRestored(home("damaged"), empty, COPY)) {
                assertThat(mended.catalogue().list(null, null, 10)).hasSize(1);
            }
        }
    }

    @Test
    void a_restore_that_was_cut_short_is_not_taken_for_a_whole_one() throws IOException {
        Files.createDirectories(home("short").resolve("restore/database"));
        try (HikariDataSource empty = TestPostgres.freshDatabase()) {
            assertThatThrownBy(() -> PostgresStores.openRestored(home("short"), empty, COPY))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("cut short");
        }
    }

    @Test
    void a_snapshot_of_an_older_version_is_loaded_and_brought_up_to_date() throws IOException {
        try (HikariDataSource old = TestPostgres.freshDatabase();
                HikariDataSource empty = TestPostgres.freshDatabase()) {
            Migrations.flyway(old, "1").migrate();
            assertThat(snapshot(old, home("old")).schemaVersion()).isEqualTo("1");

            PostgresStores.openRestored(home("old"), empty, COPY).close();
            String last = Migrations.SCRIPTS.get(Migrations.SCRIPTS.size() - 1);
            assertThat("V" + snapshot(empty, home("new")).schemaVersion())
                    .isEqualTo(last.substring(0, last.indexOf("__")));
        }
    }

    private static Job catalogued() {
        STORES.get().jobs().accept(JobFixtures.arrival());
        Job running = STORES.get().jobs().claim(JobFixtures.claim("worker", 1)).get(0);
        Job done = JobFixtures.succeeded(running).toBuilder()
                .step(JobFixtures.done("validate", "key-" + running.id()))
                .build();
        Change change = new Change(
                List.of(new JobEvent(JobFixtures.NOW, "ended", JobState.SUCCEEDED, "", "", "", "tab\t back\\ ä 漢 😀")),
                List.of(JobFixtures.result("key-" + running.id())),
                List.of(JobFixtures.outgoing("job.succeeded:" + running.id())),
                JobFixtures.catalogued("urn:isbn:9780306406157").catalogueEntry());
        return STORES.get().jobs().save(done, change);
    }

    private Path home(String name) {
        return temp.resolve(name);
    }

    private SnapshotIndex index(String name) throws IOException {
        return SnapshotIndex.read(temp.resolve(name + "-kept"));
    }

    /** Writes a snapshot where the next start of a platform with that data folder finds it. */
    private StateSnapshots.Summary snapshot(DataSource database, Path home) throws IOException {
        Path folder = Files.createDirectories(home.resolve("restore/database"));
        StateSnapshots.Summary summary = new PostgresSnapshots(database, COPY).write(folder, temp.resolve("blobs.txt"));
        copy(folder, home.resolveSibling(home.getFileName() + "-kept"));
        Files.writeString(home.resolve("restore/manifest.json"), "{}");
        return summary;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }
}
