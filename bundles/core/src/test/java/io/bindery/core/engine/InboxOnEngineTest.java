package io.bindery.core.engine;

import static io.bindery.core.engine.EngineRig.book;
import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.job.Job;
import io.bindery.api.job.JobState;
import io.bindery.api.store.JobQuery;
import io.bindery.core.inbox.InboxComponent;
import io.bindery.core.inbox.InboxConfig;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;

/** Books as files, in and out. */
class InboxOnEngineTest {

    private EngineRig rig;
    private Path home;
    private Path publisher;
    private InboxComponent inbox;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        home = folder;
        rig = new EngineRig(folder).start();
        publisher = Files.createDirectories(folder.resolve("inbox/acme"));
        inbox = inbox(60_000);
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    private InboxComponent inbox(long settleMillis) throws Exception {
        BundleContext context = (BundleContext) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {BundleContext.class},
                (proxy, method, arguments) -> arguments[0].equals("bindery.home") ? home.toString() : null);
        InboxConfig config = (InboxConfig) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {InboxConfig.class},
                (proxy, method, arguments) ->
                        method.getName().equals("settleMillis") ? settleMillis : method.getDefaultValue());
        return new InboxComponent(context, config, rig.jobs, rig.stores.reader(), rig.engine);
    }

    private Path drop(String name, String text) throws Exception {
        return Files.writeString(publisher.resolve(name), text);
    }

    private static List<String> names(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void comesTo(Path place) {
        EngineRig.until(place + " to be there", () -> Files.exists(place));
        EngineRig.until(
                "nothing left under way",
                () -> names(publisher.resolve("processing")).isEmpty());
    }

    @Test
    void a_file_that_still_grows_has_not_arrived() throws Exception {
        InboxComponent quick = inbox(200);
        Path file = drop("a.txt", "type: ");
        assertThat(quick.hasArrived(file)).isFalse();
        Thread.sleep(250);
        Files.writeString(file, book("title: A"));
        assertThat(quick.hasArrived(file)).as("it has grown").isFalse();
        EngineRig.until("it to settle", () -> quick.hasArrived(file));
    }

    @Test
    void a_companion_says_that_a_file_is_all_there() throws Exception {
        Path file = drop("a.txt", book("title: A"));
        assertThat(inbox.hasArrived(file)).isFalse();
        Path companion = drop("a.txt.done", "");
        assertThat(inbox.hasArrived(file)).isTrue();
        assertThat(inbox.hasArrived(companion)).as("the companion is no book").isFalse();
        assertThat(inbox.hasArrived(drop(".hidden", ""))).isFalse();
        assertThat(inbox.hasArrived(drop("b.txt.part", ""))).isFalse();
    }

    @Test
    void a_good_book_comes_to_done_without_a_report() throws Exception {
        inbox.take(drop("a.txt", book("title: A")));
        comesTo(publisher.resolve("done/a.txt"));
        assertThat(names(publisher.resolve("done"))).containsExactly("a.txt");
        assertThat(names(publisher)).doesNotContain("a.txt");
        Job job = rig.jobs.list(JobQuery.newest(10)).get(0);
        assertThat(job.publisher()).isEqualTo("acme");
        assertThat(job.state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void a_rejected_book_has_a_readable_report_beside_it() throws Exception {
        inbox.take(drop("bad.txt", book("error: no chapters")));
        comesTo(publisher.resolve("rejected/bad.txt"));
        assertThat(publisher.resolve("rejected/bad.txt.report.txt"))
                .content()
                .contains("REJECTED")
                .contains("ERROR LINE-1 at book")
                .contains("no chapters")
                .contains("To mend it: mend the line");
    }

    @Test
    void a_book_whose_companion_names_another_hash_is_refused_and_makes_no_job() throws Exception {
        Path file = drop("a.txt", book("title: A"));
        drop("a.txt.sha256", "0".repeat(64) + "  a.txt");
        inbox.take(file);
        comesTo(publisher.resolve("rejected/a.txt"));
        assertThat(publisher.resolve("rejected/a.txt.report.txt")).content().contains("BND-INTAKE-001");
        assertThat(rig.jobs.list(JobQuery.newest(10))).isEmpty();
    }

    @Test
    void two_books_of_one_name_both_keep_a_place() throws Exception {
        inbox.take(drop("a.txt", book("title: A")));
        comesTo(publisher.resolve("done/a.txt"));
        inbox.take(drop("a.txt", book("title: B")));
        EngineRig.until(
                "both to be there", () -> names(publisher.resolve("done")).size() == 2);
    }

    @Test
    void a_book_that_was_taken_when_the_platform_died_is_brought_to_its_end_and_makes_one_job() throws Exception {
        Path taken = Files.createDirectories(publisher.resolve("processing/5e0ba1a2-0000-4000-8000-000000000001"));
        Files.writeString(taken.resolve("a.txt"), book("title: A"));
        inbox(60_000);
        comesTo(publisher.resolve("done/a.txt"));
        assertThat(rig.jobs.list(JobQuery.newest(10))).hasSize(1);
    }

    @Test
    void a_folder_whose_name_is_no_publishers_is_left_alone() throws Exception {
        Path folder = Files.createDirectories(home.resolve("inbox/No Publisher"));
        Path file = Files.writeString(folder.resolve("a.txt"), "x");
        Files.writeString(folder.resolve("a.txt.done"), "");
        assertThat(inbox.hasArrived(file)).isFalse();
    }

    @Test
    void a_book_whose_place_is_blocked_is_put_there_as_soon_as_it_is_free() throws Exception {
        Path blocked = Files.writeString(publisher.resolve("done"), "in the way");
        inbox.take(drop("a.txt", book("title: A")));
        EngineRig.until("the job to succeed", () -> rig.jobs.counts().getOrDefault(JobState.SUCCEEDED, 0L) == 1L);
        Thread.sleep(300);
        Files.delete(blocked);
        comesTo(publisher.resolve("done/a.txt"));
    }

    @Test
    void a_book_that_failed_comes_to_done_when_its_job_is_replayed_to_success() throws Exception {
        var rogue = rig.shelf.put(io.bindery.api.enrich.MetadataEnricher.class, "rogue", (content, known, context) -> {
            throw new IllegalStateException("my bad");
        });
        inbox.take(drop("a.txt", book("title: A")));
        comesTo(publisher.resolve("failed/a.txt"));
        rig.shelf.remove(rogue);
        Job job = rig.jobs.list(JobQuery.newest(10)).get(0);
        rig.jobs.replay(job.id(), false, "tester");

        comesTo(publisher.resolve("done/a.txt"));
        assertThat(names(publisher.resolve("failed"))).isEmpty();
        assertThat(names(publisher.resolve("done"))).containsExactly("a.txt");
    }

    @Test
    void a_companion_that_a_crash_left_alone_is_no_book() throws Exception {
        Path taken = Files.createDirectories(publisher.resolve("processing/5e0ba1a2-0000-4000-8000-000000000002"));
        Files.writeString(taken.resolve("a.txt.sha256"), "0".repeat(64));
        inbox(60_000);
        EngineRig.until(
                "it to be tidied away",
                () -> names(publisher.resolve("processing")).isEmpty());
        assertThat(rig.jobs.list(JobQuery.newest(10))).isEmpty();
    }

    @Test
    void a_book_that_cannot_be_moved_stays_and_is_taken_once_when_it_can() throws Exception {
        Path blocked = Files.writeString(publisher.resolve("processing"), "in the way");
        Path file = drop("a.txt", book("title: A"));
        inbox.take(file);
        inbox.take(file);
        assertThat(file).exists();
        Files.delete(blocked);
        inbox.take(file);
        comesTo(publisher.resolve("done/a.txt"));
        assertThat(rig.jobs.list(JobQuery.newest(10))).hasSize(1);
    }
}
