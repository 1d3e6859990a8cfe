package io.bindery.stores.blobs.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.store.BlobInventory;
import io.bindery.api.store.BlobStore;
import io.bindery.testkit.BlobStoreContract;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBlobStoreTest extends BlobStoreContract {

    @TempDir
    Path root;

    private FileBlobStore store;

    @BeforeEach
    void open() throws IOException {
        store = new FileBlobStore(root);
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    @Override
    protected BlobStore store() {
        return store;
    }

    @Override
    protected BlobInventory inventory() {
        return store;
    }

    @Override
    protected void age(String sha256) throws IOException {
        Path file = root.resolve(sha256.substring(0, 2))
                .resolve(sha256.substring(2, 4))
                .resolve(sha256);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3_600)));
    }

    @Override
    protected void corrupt(String sha256) throws IOException {
        Path file = root.resolve(sha256.substring(0, 2))
                .resolve(sha256.substring(2, 4))
                .resolve(sha256);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        FileTime before = Files.getLastModifiedTime(file);
        Files.writeString(file, "abd");
        Files.setLastModifiedTime(file, FileTime.fromMillis(before.toMillis() + 1_000));
    }

    @Test
    void a_process_that_is_killed_in_mid_put_leaves_nothing_that_anybody_sees() throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndlessPut.class.getName(),
                        root.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(child.getInputStream().read()).as("it is writing").isEqualTo('w');
        assertThat(parts()).hasSize(1);
        child.destroyForcibly().waitFor();
        assertThat(parts()).as("the killed put has left its draft").hasSize(1);

        new FileBlobStore(root).close();
        assertThat(parts()).isEmpty();
        try (Stream<Path> folders = Files.list(root)) {
            assertThat(folders.map(folder -> folder.getFileName().toString())).containsExactly("incoming");
        }
    }

    @Test
    void a_store_that_opens_leaves_the_drafts_of_a_living_one_alone() throws IOException {
        InputStream opensAnother = new FilterInputStream(new ByteArrayInputStream(new byte[5])) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                new FileBlobStore(root).close();
                return super.read(buffer, offset, length);
            }
        };
        assertThat(store.contains(store.put(opensAnother).sha256())).isTrue();
    }

    @Test
    void many_more_bytes_than_memory_pass_through() throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx24m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BigPut.class.getName(),
                        root.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(child.getInputStream().readAllBytes(), UTF_8);
        assertThat(child.waitFor()).as(output).isZero();
        // head -c 67108864 /dev/zero | sha256sum
        assertThat(output.strip()).endsWith("3b6a07d0d404fab4e23b6d34bc6696a6a312dd92821332385e5af7c01c421351");
    }

    @Test
    void a_file_that_was_found_good_is_not_hashed_again_until_it_changes() throws IOException {
        String hash = store.put(new ByteArrayInputStream(new byte[10])).sha256();
        Path file = store.file(hash);
        VerifiedFiles files = new VerifiedFiles();
        assertThat(files.check(file, hash)).isEmpty();
        assertThat(files.check(file, "0".repeat(64))).contains(hash);
        corrupt(hash);
        assertThat(files.check(file, hash)).isPresent();
    }

    private List<Path> parts() throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve("incoming"))) {
            return files.filter(file -> file.toString().endsWith(".part")).toList();
        }
    }

    /** Puts bytes that never end, and says so once some are written. */
    static final class EndlessPut {
        public static void main(String[] args) throws IOException {
            new FileBlobStore(Path.of(args[0])).put(new InputStream() {
                private long given;

                @Override
                public int read() {
                    return 'x';
                }

                @Override
                public int read(byte[] buffer, int offset, int length) {
                    given += length;
                    if (given > 1_000_000 && given - length <= 1_000_000) {
                        System.out.print('w');
                        System.out.flush();
                    }
                    return given > 100_000_000 ? waitForEver() : length;
                }

                private int waitForEver() {
                    try {
                        Thread.sleep(Long.MAX_VALUE);
                        return 0;
                    } catch (InterruptedException e) {
                        return -1;
                    }
                }
            });
        }
    }

    /** Puts 64 MiB and reads them again, with less memory than that. */
    static final class BigPut {
        public static void main(String[] args) throws IOException {
            try (FileBlobStore store = new FileBlobStore(Path.of(args[0]))) {
                InputStream zeros = new InputStream() {
                    private int left = 64 * 1024 * 1024;

                    @Override
                    public int read() {
                        return left-- > 0 ? 0 : -1;
                    }

                    @Override
                    public int read(byte[] buffer, int offset, int length) {
                        int given = Math.min(left, length);
                        java.util.Arrays.fill(buffer, offset, offset + given, (byte) 0);
                        left -= given;
                        return given == 0 ? -1 : given;
                    }
                };
                String hash = store.put(zeros).sha256();
                try (InputStream bytes = store.open(hash)) {
                    bytes.transferTo(java.io.OutputStream.nullOutputStream());
                }
                System.out.println(hash);
            }
        }
    }
}
