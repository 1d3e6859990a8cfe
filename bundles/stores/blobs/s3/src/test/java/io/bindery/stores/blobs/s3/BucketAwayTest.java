package io.bindery.stores.blobs.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bindery.api.store.StoredBlob;
import io.bindery.stores.blobs.files.FileBlobStore;
import io.bindery.testservers.S3Server;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/** A bucket that comes and goes. */
class BucketAwayTest {

    private static final byte[] BOOK = "a book".getBytes(UTF_8);

    @Test
    void what_is_here_is_read_and_nothing_is_taken_until_it_is_back(@TempDir Path servers, @TempDir Path home)
            throws IOException {
        try (S3Server server = S3Server.start(servers);
                FileBlobStore local = new FileBlobStore(home);
                S3Client client =
                        Client.of(Configs.of(server, "books", Map.of("attempts", 1, "connectMillis", 500L)))) {
            client.createBucket(request -> request.bucket("books"));
            S3BlobStore store = new S3BlobStore(new Bucket(client, "books", "", 5 << 20), local, Long.MAX_VALUE);
            StoredBlob before = store.put(new ByteArrayInputStream(BOOK));
            InputStream goesAway = new FilterInputStream(new ByteArrayInputStream("another".getBytes(UTF_8))) {
                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    server.stop();
                    return super.read(buffer, offset, length);
                }
            };
            assertThatThrownBy(() -> store.put(goesAway))
                    .isInstanceOf(BucketException.class)
                    .hasMessageContaining("BND-S3-001")
                    .hasMessageContaining(S3Error.AWAY.remedy());
            assertThat(store.file(before.sha256())).hasContent("a book");
            InputStream unread = new ByteArrayInputStream(BOOK);
            assertThatThrownBy(() -> store.put(unread)).hasMessageContaining("BND-S3-001");
            assertThat(unread.available()).as("nothing was read for nothing").isEqualTo(BOOK.length);

            server.start();
            assertThat(store.put(new ByteArrayInputStream(BOOK))).isEqualTo(before);
            store.lookAfter();
            assertThat(server.buckets().resolve("books")).isDirectoryContaining("glob:**");
        }
    }

    @Test
    void many_more_bytes_than_memory_pass_through(@TempDir Path servers, @TempDir Path home) throws Exception {
        try (S3Server server = S3Server.start(servers)) {
            Process child = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx48m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            BigPut.class.getName(),
                            server.endpoint().toString(),
                            home.toString())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(child.getInputStream().readAllBytes(), UTF_8);
            assertThat(child.waitFor()).as(output).isZero();
            // head -c 134217728 /dev/zero | sha256sum
            assertThat(output.strip()).endsWith("254bcc3fc4f27172636df4bf32de9f107f620d559b20d760197e452b97453917");
        }
    }
}
