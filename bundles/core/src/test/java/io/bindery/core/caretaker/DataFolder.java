package io.bindery.core.caretaker;

import com.zaxxer.hikari.HikariDataSource;
import io.bindery.api.job.Job;
import io.bindery.api.job.JobState;
import io.bindery.api.store.Arrival;
import io.bindery.api.store.Change;
import io.bindery.api.store.StoredBlob;
import io.bindery.core.metadata.Merging;
import io.bindery.stores.blobs.files.FileBlobStore;
import io.bindery.stores.database.PostgresTableCopy;
import io.bindery.stores.jobs.PostgresStores;
import io.bindery.testkit.JobFixtures;
import io.bindery.testkit.TestPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

/** A data folder with real stores: bytes in files, state in PostgreSQL. */
final class DataFolder implements AutoCloseable {

    final Path home;
    final FileBlobStore blobs;
    final BlobPins pins = new BlobPins();
    final HikariDataSource database = TestPostgres.freshDatabase();
    final PostgresStores stores = PostgresStores.open(database, new Merging());

    DataFolder(Path home) throws IOException {
        this.home = home;
        blobs = new FileBlobStore(home.resolve("blobs"));
    }

    GarbageCollection garbage() {
        return new GarbageCollection(blobs, stores.upkeep(), pins);
    }

    BackupRun backup(boolean secrets) throws IOException {
        return BackupRun.begin(
                new BackupRun.Sources(
                        home, home.resolve("inbox"), stores.snapshots(new PostgresTableCopy()), blobs, pins, "1.2.3"),
                secrets);
    }

    StoredBlob put(String content) throws IOException {
        return blobs.put(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }

    /** Puts bytes and makes a job for them, as an intake does. */
    Job accept(String content) throws IOException {
        return stores.jobs().accept(JobFixtures.arrival("acme", put(content))).job();
    }

    /** A job that ended so long ago. */
    Job ended(String content, JobState state, Duration ago) throws IOException {
        Instant then = Instant.now().minus(ago);
        Arrival arrival = JobFixtures.arrival("acme", put(content));
        stores.jobs().accept(arrival);
        Job running = stores.jobs().claim(JobFixtures.claim("worker", 1)).get(0);
        return stores.jobs()
                .save(running.toBuilder().state(state).updatedAt(then).noLease().build(), Change.of());
    }

    /** Makes stored bytes look as if they had been sent so long ago. */
    void age(StoredBlob blob, Duration age) throws IOException {
        Files.setLastModifiedTime(
                file(blob.sha256()), FileTime.from(Instant.now().minus(age)));
    }

    Path file(String sha256) {
        return home.resolve("blobs")
                .resolve(sha256.substring(0, 2))
                .resolve(sha256.substring(2, 4))
                .resolve(sha256);
    }

    @Override
    public void close() throws IOException {
        stores.close();
        database.close();
        blobs.close();
    }
}
