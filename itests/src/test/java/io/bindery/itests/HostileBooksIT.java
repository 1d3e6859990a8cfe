package io.bindery.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.bindery.testkit.HostileBook;
import io.bindery.testkit.SmallBook;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;
import org.junit.experimental.categories.Category;

/** Every hostile book goes through the product as it is sold: each is rejected with its own code, and the next good one succeeds. */
@Category(NeedsEngine.class)
public class HostileBooksIT {

    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
    private static final Pattern STATE = Pattern.compile("\"state\":\"(SUCCEEDED|REJECTED|FAILED|CANCELLED)\"");

    private static Product product;
    private static String token;

    @BeforeClass
    public static void start() throws Exception {
        product = Product.unpacked("HostileBooksIT");
        product.start();
        token = Files.readString(product.home().resolve("secrets/api-token")).strip();
    }

    @AfterClass
    public static void stop() throws Exception {
        product.killIfRunning();
    }

    private static String submit(String fileName, byte[] bytes) throws Exception {
        String name = URLEncoder.encode(fileName, StandardCharsets.UTF_8);
        return product.http()
                .post(
                        "/api/v1/jobs?publisher=villain&fileName=" + name,
                        token,
                        UUID.randomUUID().toString(),
                        bytes);
    }

    private static String id(String answer) {
        Matcher id = ID.matcher(answer);
        assertTrue(answer, id.find());
        return id.group(1);
    }

    private static String ended(String id) throws Exception {
        String[] report = {""};
        Eventually.holds("job " + id + " has ended", () -> {
            report[0] = product.http().get("/api/v1/jobs/" + id, token);
            return STATE.matcher(report[0]).find();
        });
        return report[0];
    }

    private static String state(String report) {
        Matcher state = STATE.matcher(report);
        assertTrue(report, state.find());
        return state.group(1);
    }

    private static void aGoodBookSucceeds(String name) throws Exception {
        assertEquals(
                "SUCCEEDED", state(ended(id(submit(name, SmallBook.builder().bytes())))));
    }

    @Test
    public void each_is_rejected_with_its_own_code_and_the_next_good_book_succeeds() throws Exception {
        Map<HostileBook, String> jobs = new LinkedHashMap<>();
        for (HostileBook book : HostileBook.all()) {
            jobs.put(book, id(submit(book.fileName(), book.bytes().get())));
        }
        StringBuilder wrong = new StringBuilder();
        for (Map.Entry<HostileBook, String> job : jobs.entrySet()) {
            HostileBook book = job.getKey();
            String report = ended(job.getValue());
            if (!state(report).equals("REJECTED") || !report.contains("\"" + book.code() + "\"")) {
                wrong.append(book.trait() + ", which is a case of " + book.code() + ": " + report + "\n");
            }
        }
        assertEquals("", wrong.toString());
        aGoodBookSucceeds("good.epub");
    }

    @Test
    public void a_name_that_deceives_is_refused_with_its_own_code() throws Exception {
        byte[] bytes = SmallBook.builder().bytes();
        assertTrue(submit("novel\u202Ebupe.exe", bytes).contains("\"BND-INTAKE-003\""));
        assertTrue(submit("x".repeat(300) + ".epub", bytes).contains("\"BND-INTAKE-004\""));
        assertTrue(submit("CON.epub", bytes).contains("\"BND-INTAKE-005\""));
    }

    @Test
    public void what_is_no_file_is_moved_out_of_the_inbox_unopened_and_holds_up_nobody() throws Exception {
        Path inbox = Files.createDirectories(product.home().resolve("inbox/villain"));
        Files.createSymbolicLink(inbox.resolve("link.epub"), product.home().resolve("secrets/api-token"));
        Files.createDirectory(inbox.resolve("folder.epub"));
        assertEquals(
                0,
                new ProcessBuilder("mkfifo", inbox.resolve("pipe.epub").toString())
                        .start()
                        .waitFor());
        for (String name : new String[] {"link.epub", "folder.epub", "pipe.epub"}) {
            Path report = inbox.resolve("rejected/" + name + ".report.txt");
            Eventually.holds("a report on " + name, () -> Files.exists(report));
            assertTrue(Files.readString(report).contains("BND-INTAKE-009"));
            assertFalse(Files.exists(inbox.resolve(name), LinkOption.NOFOLLOW_LINKS));
        }
        Path good = Files.write(inbox.resolve("good.epub"), SmallBook.builder().bytes());
        Eventually.holds("the good book is done", () -> Files.exists(inbox.resolve("done/good.epub")));
        assertFalse(Files.exists(good));
    }
}
