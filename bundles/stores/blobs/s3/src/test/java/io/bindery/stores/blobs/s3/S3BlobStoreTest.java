package io.bindery.stores.blobs.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bindery.api.store.BlobInventory;
import io.bindery.api.store.BlobStore;
import io.bindery.api.store.StoredBlob;
import io.bindery.stores.blobs.files.FileBlobStore;
import io.bindery.testkit.BlobStoreContract;
import io.bindery.testservers.S3Server;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

class S3BlobStoreTest extends BlobStoreContract {

    private static final long PART = 5L << 20;

    @TempDir
    static Path servers;

    @TempDir
    Path home;

    private static S3Server server;
    private final String bucket = "books-" + UUID.randomUUID();
    private S3Client client;
    private FileBlobStore local;
    private S3BlobStore store;

    @BeforeAll
    static void startServer() throws IOException {
        server = S3Server.start(servers);
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void open() throws IOException {
        client = Client.of(Configs.of(server, bucket, Map.of()));
        client.createBucket(request -> request.bucket(bucket));
        local = new FileBlobStore(home);
        store = store(local, Long.MAX_VALUE);
    }

    private S3BlobStore store(FileBlobStore copies, long localBytes) {
        return new S3BlobStore(new Bucket(client, bucket, "blobs/", PART), copies, localBytes);
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        local.close();
    }

    @Override
    protected BlobStore store() {
        return store;
    }

    @Override
    protected BlobInventory inventory() {
        return store;
    }

    private Path object(String sha256) {
        return server.buckets().resolve(bucket).resolve("blobs").resolve(sha256);
    }

    @Override
    protected void age(String sha256) throws IOException {
        FileTime hourAgo = FileTime.from(Instant.now().minusSeconds(3_600));
        Files.setLastModifiedTime(object(sha256), hourAgo);
        Files.setLastModifiedTime(local.file(sha256), hourAgo);
    }

    @Override
    protected void corrupt(String sha256) throws IOException {
        client.putObject(request -> request.bucket(bucket).key("blobs/" + sha256), RequestBody.fromString("abd"));
        local.deleteIfUntouchedSince(sha256, Instant.MAX);
    }

    @Test
    void another_machine_finds_what_this_one_has_put(@TempDir Path elsewhere) throws IOException {
        StoredBlob blob = store.put(new ByteArrayInputStream("a book".getBytes(UTF_8)));
        try (FileBlobStore none = new FileBlobStore(elsewhere)) {
            S3BlobStore other = store(none, Long.MAX_VALUE);
            assertThat(other.contains(blob.sha256())).isTrue();
            try (InputStream bytes = other.open(blob.sha256())) {
                assertThat(bytes.readAllBytes()).asString(UTF_8).isEqualTo("a book");
            }
            assertThat(other.file(blob.sha256())).hasContent("a book").startsWith(elsewhere);
        }
    }

    @Test
    void a_large_file_goes_in_parts_and_comes_back_whole(@TempDir Path elsewhere) throws IOException {
        byte[] bytes = new byte[(int) (PART * 2 + 12_345)];
        new Random(7).nextBytes(bytes);
        StoredBlob blob = store.put(new ByteArrayInputStream(bytes));
        assertThat(client.headObject(request -> request.bucket(bucket).key("blobs/" + blob.sha256()))
                        .eTag())
                .as("the mark of an object of three parts")
                .endsWith("-3\"");
        try (FileBlobStore none = new FileBlobStore(elsewhere)) {
            assertThat(store(none, Long.MAX_VALUE).file(blob.sha256())).hasBinaryContent(bytes);
        }
        assertThat(store.put(new ByteArrayInputStream(bytes))).as("once more").isEqualTo(blob);
    }

    @Test
    void a_local_copy_that_has_gone_bad_is_fetched_anew() throws IOException {
        StoredBlob blob = store.put(new ByteArrayInputStream("a book".getBytes(UTF_8)));
        Path copy = store.file(blob.sha256());
        Files.delete(copy);
        Files.writeString(copy, "another");
        assertThat(store.file(blob.sha256())).hasContent("a book");
    }

    @Test
    void bytes_from_before_there_was_a_bucket_are_found_and_go_out() throws IOException {
        StoredBlob old = local.put(new ByteArrayInputStream("an old book".getBytes(UTF_8)));
        assertThat(store.contains(old.sha256())).isTrue();
        assertThat(store.file(old.sha256())).hasContent("an old book");
        assertThat(object(old.sha256())).doesNotExist();
        store.lookAfter();
        assertThat(object(old.sha256())).hasContent("an old book");
    }

    @Test
    void local_copies_make_room_when_nobody_uses_them() throws IOException {
        StoredBlob used = store.put(new ByteArrayInputStream("in use".getBytes(UTF_8)));
        StoredBlob idle = local.put(new ByteArrayInputStream("not in use".getBytes(UTF_8)));
        S3BlobStore small = store(local, 0);
        small.file(used.sha256());
        small.lookAfter();
        assertThat(local.contains(used.sha256())).isTrue();
        assertThat(local.contains(idle.sha256())).isFalse();
        assertThat(small.file(idle.sha256())).as("sent before it went").hasContent("not in use");
    }

    @Test
    void what_has_the_name_of_no_hash_is_left_alone() throws IOException {
        client.putObject(request -> request.bucket(bucket).key("blobs/readme.txt"), RequestBody.fromString("hello"));
        store.walk(blob -> {
            throw new AssertionError(blob.toString());
        });
    }

    @Test
    void a_wrong_secret_and_a_missing_bucket_are_told_apart_and_say_what_to_do() throws IOException {
        try (S3Client wrong = Client.of(Configs.of(server, bucket, Map.of("secretAccessKey", "wrong")))) {
            assertThatThrownBy(() -> new S3BlobStore(new Bucket(wrong, bucket, "", PART), local, 0)
                            .put(InputStream.nullInputStream()))
                    .isInstanceOf(BucketException.class)
                    .hasMessageContaining("BND-S3-002")
                    .hasMessageContaining(bucket)
                    .hasMessageContaining(S3Error.REFUSED.remedy());
        }
        S3BlobStore nowhere = new S3BlobStore(new Bucket(client, "no-such-bucket", "", PART), local, 0);
        assertThatThrownBy(() -> nowhere.put(InputStream.nullInputStream()))
                .hasMessageContaining("BND-S3-003")
                .hasMessageContaining("no-such-bucket");
        assertThatThrownBy(() -> nowhere.walk(blob -> {})).hasMessageContaining("BND-S3-003");
        assertThatThrownBy(() -> nowhere.contains("0".repeat(64))).hasMessageContaining("BND-S3-003");
    }
}
