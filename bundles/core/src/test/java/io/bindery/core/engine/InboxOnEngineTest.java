package io.bindery.core.engine;

import static io.bindery.core.engine.EngineRig.book;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.bindery.api.job.Job;
import io.bindery.api.job.JobState;
import io.bindery.api.scan.ContentScanner;
import io.bindery.api.store.JobQuery;
import io.bindery.core.inbox.InboxComponent;
import io.bindery.core.inbox.InboxConfig;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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

    @ParameterizedTest
    @ValueSource(strings = {"link.epub", "dangling.epub", "folder.epub", "pipe.epub"})
    void what_is_no_file_is_moved_away_unopened_with_the_reason(String name) throws Exception {
        Path secret = Files.writeString(home.resolve("secret"), book("title: Secret"));
        Path stray = publisher.resolve(name);
        switch (name) {
            case "link.epub" -> Files.createSymbolicLink(stray, secret);
            case "dangling.epub" -> Files.createSymbolicLink(stray, home.resolve("nothing"));
            case "folder.epub" -> Files.createDirectory(stray);
            default ->
                assertThat(new ProcessBuilder("mkfifo", stray.toString())
                                .start()
                                .waitFor())
                        .isZero();
        }
        inbox(50);
        EngineRig.until("it to be gone", () -> Files.notExists(stray, LinkOption.NOFOLLOW_LINKS));
        Path report = publisher.resolve("rejected/" + name + ".report.txt");
        EngineRig.until("the report", () -> Files.exists(report));
        assertThat(report).content().contains("BND-INTAKE-009").contains("What to do:");
        EngineRig.until(
                "it to be beside the report",
                () -> Files.exists(publisher.resolve("rejected").resolve(name), LinkOption.NOFOLLOW_LINKS));
        assertThat(rig.jobs.list(JobQuery.newest(10))).isEmpty();
        inbox.take(drop("good.txt", book("title: A")));
        comesTo(publisher.resolve("done/good.txt"));
    }

    @Test
    void a_book_that_keeps_changing_is_refused_and_holds_up_nobody() throws Exception {
        Path file = drop("grows.txt", book("title: A"));
        try (FileChannel hole = FileChannel.open(file, StandardOpenOption.WRITE)) {
            // So large that the writer gets its turn while it is read, however busy the machine is.
            hole.write(ByteBuffer.wrap(new byte[1]), 100 << 20);
        }
        AtomicBoolean growing = new AtomicBoolean(true);
        FileChannel end = FileChannel.open(file, StandardOpenOption.APPEND);
        Thread writer = new Thread(() -> {
            try (end) {
                while (growing.get()) {
                    end.write(ByteBuffer.wrap("more".getBytes(StandardCharsets.UTF_8)));
                }
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        writer.start();
        try {
            inbox.take(file);
            comesTo(publisher.resolve("rejected/grows.txt"));
        } finally {
            growing.set(false);
            writer.join();
        }
        assertThat(publisher.resolve("rejected/grows.txt.report.txt")).content().contains("BND-INTAKE-008");
        assertThat(rig.jobs.list(JobQuery.newest(10))).isEmpty();
        inbox.take(drop("good.txt", book("title: A")));
        comesTo(publisher.resolve("done/good.txt"));
    }

    @Test
    void a_book_that_may_not_be_read_is_refused_and_holds_up_nobody() throws Exception {
        assumeFalse("root".equals(System.getProperty("user.name")), "root may read every file");
        Path file = drop("locked.txt", book("title: A"));
        Files.setPosixFilePermissions(file, Set.of());
        inbox.take(file);
        comesTo(publisher.resolve("rejected/locked.txt"));
        assertThat(publisher.resolve("rejected/locked.txt.report.txt"))
                .content()
                .contains("BND-INTAKE-007");
    }

    @ParameterizedTest
    @CsvSource({"gpj\u202Etxt.exe, BND-INTAKE-003", "two\u0007bells.txt, BND-INTAKE-003", "con.txt, BND-INTAKE-005"})
    void a_deceiving_name_is_refused_with_its_reason(String name, String code) throws Exception {
        inbox.take(drop(name, book("title: A")));
        comesTo(publisher.resolve("rejected").resolve(name));
        assertThat(publisher.resolve("rejected/" + name + ".report.txt"))
                .content()
                .contains(code)
                .doesNotContainPattern("[\u202E\u0007]");
    }

    @Test
    void a_name_that_leaves_no_room_for_an_ending_still_gets_its_report() throws Exception {
        String name = "x".repeat(251) + ".txt";
        inbox.take(drop(name, book("error: no chapters")));
        comesTo(publisher.resolve("rejected").resolve(name));
        assertThat(names(publisher.resolve("rejected")))
                .anyMatch(report -> report.endsWith(".report.txt") && report.startsWith("xxx"));
    }

    @Test
    void an_infected_book_goes_to_quarantine_where_only_the_owner_can_read_it() throws Exception {
        rig.shelf.put(ContentScanner.class, "scanner", new PluginShelf.LineScanner());
        inbox.take(drop("bad.txt", book("virus: Own.Test")));
        Path place = home.resolve("quarantine/acme/bad.txt");
        comesTo(place);
        Path report = home.resolve("quarantine/acme/bad.txt.report.txt");
        assertThat(report).content().contains("BND-SCAN-001").contains("Own.Test");
        for (Path file : List.of(place, report)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        assertThat(publisher.resolve("rejected")).doesNotExist();
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
    void a_format_that_was_not_made_is_told_beside_the_book_until_it_is_made() throws Exception {
        rig.targets = List.of(Conversions.OTHER);
        inbox.take(drop("a.txt", book("title: A")));
        comesTo(publisher.resolve("done/a.txt"));
        Path report = publisher.resolve("done/a.txt.report.txt");
        assertThat(report).content().contains("SUCCEEDED", "As text/other:", "NOT_AVAILABLE: BND-CONVERT-002");

        PluginShelf.LineFormat others = new PluginShelf.LineFormat("text/other", "others");
        rig.shelf.put(io.bindery.api.format.FormatHandler.class, "others", others);
        rig.shelf.put(io.bindery.api.convert.Converter.class, "lines-out", new Conversions.LineConverter());
        rig.jobs.replay(rig.jobs.list(JobQuery.newest(10)).get(0).id(), false, "tester");
        EngineRig.until("the report to go", () -> !Files.exists(report));
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
