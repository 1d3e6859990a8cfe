package io.bindery.core.caretaker;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.job.Job;
import io.bindery.api.store.StoredBlob;
import io.bindery.core.upkeep.Backups;
import io.bindery.core.upkeep.UpkeepReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GarbageCollectionTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAYS = Duration.ofDays(2);

    @TempDir
    Path home;

    private DataFolder data;

    @BeforeEach
    void open() throws IOException {
        data = new DataFolder(home);
    }

    @AfterEach
    void close() throws IOException {
        data.close();
    }

    @Test
    void only_old_bytes_that_nothing_refers_to_go_and_only_when_asked() throws IOException {
        StoredBlob old = data.put("nobody's");
        StoredBlob young = data.put("just arrived");
        StoredBlob needed = new StoredBlob(data.accept("a book").sha256(), 6);
        data.age(old, DAYS);
        data.age(needed, DAYS);

        UpkeepReport look = data.garbage().run(HOUR, false);
        assertThat(look.lines())
                .containsExactly(new UpkeepReport.Line("unreferenced bytes", "not sent for PT1H", 1, 8));
        assertThat(data.file(old.sha256())).exists();

        UpkeepReport done = data.garbage().run(HOUR, true);
        assertThat(done.lines()).isEqualTo(look.lines());
        assertThat(data.file(old.sha256())).doesNotExist();
        assertThat(data.file(young.sha256())).exists();
        assertThat(data.blobs.file(needed.sha256())).hasContent("a book");
        assertThat(data.garbage().run(HOUR, true).lines().get(0).count()).isZero();
    }

    @Test
    void nothing_goes_while_a_backup_is_being_made() throws IOException {
        StoredBlob old = data.put("nobody's");
        data.age(old, DAYS);
        try (Backups.Backup backup = data.backup(false)) {
            assertThat(backup.id()).isNotEmpty();
            UpkeepReport held = data.garbage().run(HOUR, true);
            assertThat(held.lines().get(0).count()).isZero();
            assertThat(held.notes()).hasSize(1);
            assertThat(data.file(old.sha256())).exists();
        }
        assertThat(data.garbage().run(HOUR, true).lines().get(0).count()).isEqualTo(1);
    }

    @Test
    void a_database_that_knows_hardly_any_of_the_bytes_is_noticed() throws IOException {
        for (int i = 0; i < 25; i++) {
            data.age(data.put("book " + i), DAYS);
        }
        assertThat(data.garbage().mostWouldGo(HOUR)).isTrue();
        for (int i = 0; i < 13; i++) {
            data.age(new StoredBlob(data.accept("book " + i).sha256(), 6), DAYS);
        }
        assertThat(data.garbage().mostWouldGo(HOUR)).isFalse();
    }

    /** Old books come again and again, each just as it is about to be deleted: none that was accepted may lose its bytes. */
    @Test
    void a_book_that_is_accepted_while_garbage_is_collected_keeps_its_bytes() throws Exception {
        int books = 300;
        List<StoredBlob> old = new ArrayList<>();
        for (int i = 0; i < books; i++) {
            old.add(data.put("book " + i));
            data.age(old.get(i), DAYS);
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        AtomicBoolean enough = new AtomicBoolean();
        AtomicLong deleted = new AtomicLong();
        Future<?> collector = threads.submit(() -> {
            while (!enough.get()) {
                deleted.addAndGet(data.garbage().run(HOUR, true).lines().get(0).count());
            }
        });
        List<Future<List<Job>>> senders = new ArrayList<>();
        for (int sender = 0; sender < 3; sender++) {
            int first = sender;
            senders.add(threads.submit(() -> {
                List<Job> accepted = new ArrayList<>();
                for (int i = first; i < books; i += 2) {
                    data.put("stray " + first + "." + i);
                    data.age(data.put("stray " + first + "." + i), DAYS);
                    accepted.add(data.accept("book " + i));
                }
                return accepted;
            }));
        }
        List<Job> accepted = new ArrayList<>();
        for (Future<List<Job>> sender : senders) {
            accepted.addAll(sender.get(120, TimeUnit.SECONDS));
        }
        enough.set(true);
        collector.get(60, TimeUnit.SECONDS);
        threads.shutdown();

        assertThat(accepted).hasSizeGreaterThanOrEqualTo(books);
        for (Job job : accepted) {
            assertThat(data.blobs.file(job.sha256())).isRegularFile();
        }
        assertThat(deleted.get()).as("the collector had something to do").isPositive();
    }
}
