package io.bindery.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.FixMethodOrder;
import org.junit.Test;
import org.junit.runners.MethodSorters;

/** What an operator may do to the platform, and a disk: it says so, loses nothing, and goes on when it can. */
@FixMethodOrder(MethodSorters.NAME_ASCENDING)
public class HardTimesIT {

    private static final String NO_MOUNT =
            "needs the right to mount a small disk: run as root, outside of a container that" + " forbids it";

    /** How long the database is away, in seconds; longer by {@code -Ditests.away=60}. */
    private static final long AWAY_SECONDS = Long.getLong("itests.away", 6);

    private static final SmallDisk DISKS = new SmallDisk();

    private static boolean canMount;
    private static Product product;
    private static Path drop;
    private static RestApi api;
    private static int made;

    @BeforeClass
    public static void start() throws Exception {
        product = Product.unpacked("HardTimesIT");
        Path home = Files.createDirectories(product.home());
        canMount = SmallDisk.possible(home.resolveSibling("scratch"));
        drop = home.resolve("inbox/acme");
        if (canMount) {
            Path outside = home.resolveSibling("publishers");
            DISKS.bind(outside, home.resolve("inbox"));
            drop = outside.resolve("acme");
            DISKS.mount(home.resolve("blobs"), 48);
            DISKS.mount(home.resolve("postgres"), 400);
        }
        Files.createDirectories(drop);
        product.start();
        api = product.api();
    }

    @AfterClass
    public static void stop() throws Exception {
        product.killIfRunning();
        DISKS.close();
    }

    private static byte[] book() throws IOException {
        made++;
        return Books.epub("urn:uuid:00000000-0000-4000-8000-%012d".formatted(made), "Book " + made, "Text " + made);
    }

    private static void comesTo(String place) throws Exception {
        Eventually.holds(place + " is there", () -> Files.exists(drop.resolve(place)));
    }

    private static void comesToRest() throws Exception {
        Eventually.holds("the platform is ready", () -> api.ready());
        Eventually.holds(
                "all jobs have ended",
                () -> api.count("QUEUED") == 0 && api.count("RUNNING") == 0 && api.count("RETRYING") == 0);
    }

    /** Waits until the platform says itself that it is not well. */
    private static void saysSo(String part, String words) throws Exception {
        Eventually.holds("it is not ready", () -> !api.ready());
        RestApi.Answer doctor = api.get("/api/v1/doctor");
        assertTrue(part + ": " + doctor, doctor.says(part) && doctor.says(words));
    }

    @Test
    public void a_a_second_platform_on_the_same_data_folder_refuses_to_start_and_says_why() throws Exception {
        Product.Ended second = product.startSecond("karaf", "daemon");
        assertNotEquals(0, second.exitCode());
        assertTrue(second.output(), second.output().contains("another Bindery"));
        assertTrue(second.output(), second.output().contains("stop that one first"));

        Path pid = product.home().resolve("karaf/karaf.pid");
        String number = Files.readString(pid);
        Files.delete(pid);
        second = product.startSecond("start");
        Files.writeString(pid, number);
        assertNotEquals("also while the first one has noted nothing yet", 0, second.exitCode());
        assertTrue(second.output(), second.output().contains("another Bindery"));
        assertTrue("the first one is unharmed", api.ready());
    }

    @Test
    public void b_books_in_a_read_only_inbox_stay_and_are_taken_once_when_it_can_be_written() throws Exception {
        assumeTrue(NO_MOUNT, canMount);
        SmallDisk.writable(product.home().resolve("inbox"), false);
        Files.write(drop.resolve("read-only.epub"), book());
        saysSo("inbox", "cannot be written");
        Eventually.holds(
                "the log says so",
                () -> Files.readString(product.home().resolve("log/karaf.log")).contains("make the inbox writable"));
        assertTrue(Files.exists(drop.resolve("read-only.epub")));
        long before = api.count("SUCCEEDED");

        SmallDisk.writable(product.home().resolve("inbox"), true);
        comesTo("done/read-only.epub");
        comesToRest();
        assertEquals(before + 1, api.count("SUCCEEDED"));
    }

    @Test
    public void c_a_full_disk_under_the_books_refuses_new_ones_and_takes_them_when_there_is_room() throws Exception {
        assumeTrue(NO_MOUNT, canMount);
        Path filler = SmallDisk.fill(product.home().resolve("blobs"));
        String key = RestApi.newKey();
        byte[] book = book();
        RestApi.Answer refused = api.submit(key, book);
        assertEquals(refused.body(), 503, refused.status());
        assertTrue(refused.body(), refused.says("BND-API-503") && refused.says("remedy"));
        Files.write(drop.resolve("no-room.epub"), book());
        saysSo("book store", "No space left on device");
        assertTrue(api.get("/api/v1/doctor").says("0 MiB free at"));

        Files.delete(filler);
        comesTo("done/no-room.epub");
        assertEquals(201, api.submit(key, book).status());
        comesToRest();
    }

    @Test
    public void d_a_full_disk_under_the_database_loses_nothing_that_was_acknowledged() throws Exception {
        assumeTrue(NO_MOUNT, canMount);
        long before = api.count("SUCCEEDED");
        Path filler = SmallDisk.fill(product.home().resolve("postgres"));
        List<String> taken = new ArrayList<>();
        String key;
        byte[] book;
        RestApi.Answer answer;
        do {
            key = RestApi.newKey();
            book = book();
            answer = api.submit(key, book);
            if (answer.status() == 201) {
                taken.add(key);
            }
        } while (answer.status() == 201 && taken.size() < 500);
        assertEquals(answer.body(), 503, answer.status());
        assertTrue(answer.body(), answer.says("BND-API-50"));
        saysSo("disk", "0 MiB free at");

        Files.delete(filler);
        Eventually.holds("the platform is ready", () -> api.ready());
        assertTrue(List.of(200, 201).contains(api.submit(key, book).status()));
        comesToRest();
        assertEquals(before + taken.size() + 1, api.count("SUCCEEDED"));
    }

    @Test
    public void e_books_that_come_while_the_database_is_away_are_taken_when_it_is_back() throws Exception {
        Path data = product.home().resolve("postgres/data");
        Path aside = data.resolveSibling("data.away");
        ProcessHandle server = ProcessHandle.of(Long.parseLong(
                        Files.readAllLines(data.resolve("postmaster.pid")).get(0)))
                .orElseThrow();
        server.destroyForcibly();
        Files.move(data, aside);
        Files.write(drop.resolve("away.epub"), book());
        saysSo("database", "tried again");
        String key = RestApi.newKey();
        byte[] book = book();
        assertEquals(503, api.submit(key, book).status());
        Thread.sleep(AWAY_SECONDS * 1_000);
        assertFalse(api.ready());

        Files.move(aside, data);
        comesTo("done/away.epub");
        assertEquals(201, api.submit(key, book).status());
        comesToRest();
    }
}
