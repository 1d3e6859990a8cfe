package io.bindery.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.experimental.categories.Category;

/** A platform is backed up while it works, and comes back elsewhere. */
@Category(NeedsEngine.class)
public class BackupIT {

    private static final Pattern JOB = Pattern.compile("\"id\":\"([^\"]+)\",\"state\":\"([A-Z_]+)\"");
    private static final Pattern SHA256 = Pattern.compile("\"sha256\":\"([0-9a-f]{64})\"");
    private static final Pattern BOOK = Pattern.compile("\"identifier\":\"([^\"]+)\".*?\"jobId\":\"([^\"]+)\"");
    private static final int BEFORE = 6;
    private static final int MEANWHILE = 30;

    private Product product;
    private CommandLine here;
    private CommandLine there;

    @Before
    public void start() throws Exception {
        product = Product.unpacked("BackupIT");
        Path run = product.folder().getParent();
        here = new CommandLine(product.folder(), run.resolve("here"));
        there = new CommandLine(product.folder(), run.resolve("there"));
        here.run("up");
    }

    @After
    public void stop() throws Exception {
        here.run("down");
        there.run("down");
    }

    @Test
    public void a_backup_that_is_made_while_books_come_in_comes_back_whole_in_an_empty_folder() throws Exception {
        here.run("ingest", books("before", BEFORE).toString());
        Process sender = here.start("ingest", books("meanwhile", MEANWHILE).toString());
        Eventually.holds("some of the books are taken", () -> jobs(here).size() > BEFORE);
        Path file = product.folder().resolveSibling("backup.tar");
        here.run("backup", file.toString());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        sender.waitFor();
        Map<String, String> jobsHere = jobs(here);
        Map<String, String> booksHere = matches(BOOK, here.get("/books?limit=1000"));
        collectGarbage();
        here.run("down");

        there.run("restore", file.toString());
        there.run("up");
        Eventually.holds(
                "all jobs of the backup have ended",
                () -> jobs(there).values().stream().allMatch("SUCCEEDED"::equals));

        Map<String, String> jobsThere = jobs(there);
        assertTrue(jobsThere.size() + " jobs", jobsThere.size() > BEFORE && jobsThere.size() <= jobsHere.size());
        assertTrue("none is new", jobsHere.keySet().containsAll(jobsThere.keySet()));
        Map<String, String> booksThere = matches(BOOK, there.get("/books?limit=1000"));
        assertEquals("each job's book is in the catalogue", jobsThere.size(), booksThere.size());
        assertTrue("and is the same one", booksHere.entrySet().containsAll(booksThere.entrySet()));
        assertEquals(
                "and its bytes are there, and are right",
                jobsThere.size(),
                storedBooks().size());
        assertEquals(sums(there.get("/jobs?limit=1000")), storedBooks());
        assertFalse(Files.exists(there.home().resolve("restore")));
        assertEquals(
                "the login is the same",
                Files.readString(here.home().resolve("secrets/admin-password")),
                Files.readString(there.home().resolve("secrets/admin-password")));
        String report = there.run("job", jobsThere.keySet().iterator().next());
        assertTrue(report, report.contains("SUCCEEDED"));
    }

    /** Bytes that came to no job go when they are old; those of books stay. */
    private void collectGarbage() throws Exception {
        String stray = "0".repeat(64);
        Path strays = Files.createDirectories(here.home().resolve("blobs/00/00"));
        Path file = Files.writeString(strays.resolve(stray), "stray");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3 * 86_400)));
        age(sums(here.get("/jobs?limit=1000")));

        assertTrue(here.run("gc", "--json").contains("\"applied\":false"));
        assertTrue(Files.exists(file));
        String done = here.run("gc", "--apply", "--json");
        assertTrue(done, done.contains("\"count\":1,\"bytes\":5"));
        assertFalse(Files.exists(file));
        assertEquals(BEFORE + MEANWHILE, count(here.home().resolve("blobs")));
    }

    private void age(Set<String> blobs) throws IOException {
        for (String sha256 : blobs) {
            Path file = here.home()
                    .resolve("blobs/" + sha256.substring(0, 2) + "/" + sha256.substring(2, 4) + "/" + sha256);
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3 * 86_400)));
        }
    }

    private static long count(Path blobs) throws IOException {
        try (Stream<Path> files = Files.walk(blobs)) {
            return files.filter(file -> file.getFileName().toString().length() == 64)
                    .count();
        }
    }

    /** The hashes of the bytes that were restored, of which each has the name that its bytes demand. */
    private Set<String> storedBooks() throws Exception {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(there.home().resolve("blobs"))) {
            for (Path file : files.filter(path -> path.getFileName().toString().length() == 64)
                    .toList()) {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                assertEquals(file.getFileName().toString(), HexFormat.of().formatHex(hash));
                found.add(file.getFileName().toString());
            }
        }
        return found;
    }

    private Path books(String name, int count) throws IOException {
        Path folder = Files.createDirectories(product.folder().resolveSibling("books-" + name));
        for (int i = 0; i < count; i++) {
            String identifier = "urn:x-test:" + name + ":" + i;
            Files.write(folder.resolve(i + ".epub"), Books.epub(identifier, name + " " + i, "Text " + i));
        }
        return folder;
    }

    /** Ids with states. */
    private static Map<String, String> jobs(CommandLine bindery) throws Exception {
        return matches(JOB, bindery.get("/jobs?limit=1000"));
    }

    private static Set<String> sums(String json) {
        return SHA256.matcher(json)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> matches(Pattern pattern, String json) {
        Map<String, String> found = new TreeMap<>();
        Matcher matcher = pattern.matcher(json);
        while (matcher.find()) {
            found.put(matcher.group(1), matcher.group(2));
        }
        return found;
    }
}
