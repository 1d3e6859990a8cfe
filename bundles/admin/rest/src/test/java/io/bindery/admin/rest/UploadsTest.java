package io.bindery.admin.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.job.Job;
import io.bindery.core.jobs.IntakeBusyException;
import io.tus.java.client.TusClient;
import io.tus.java.client.TusURLMemoryStore;
import io.tus.java.client.TusUpload;
import io.tus.java.client.TusUploader;
import java.io.ByteArrayInputStream;
import java.net.URL;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Uploads piece by piece, by a real client and by hand. */
class UploadsTest {

    @RegisterExtension
    static final RealStores STORES = new RealStores();

    @TempDir
    private Path home;

    private final FakeJobs jobs = new FakeJobs();
    private final byte[] book = new byte[300_000];
    private Platform platform;
    private ApiServer server;

    @BeforeEach
    void start() throws Exception {
        new Random(7).nextBytes(book);
        Files.createDirectories(home.resolve("secrets"));
        Files.writeString(home.resolve("secrets/api-token"), ApiServer.TOKEN);
        platform = STORES.on(new Platform(home, "1", jobs, null, null, new FakeCatalogue()));
        server = new ApiServer(platform);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static String metadata(String publisher, String sha256) {
        return "filename " + base64("a book.epub") + ",publisher " + base64(publisher) + ",sha256 " + base64(sha256);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> send(String method, String path, String token, byte[] body, String... headers)
            throws Exception {
        return server.raw(server.request(path)
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                .header("Authorization", "Bearer " + token)
                .header("Tus-Resumable", "1.0.0")
                .headers(headers));
    }

    private String begin(String token, String publisher) throws Exception {
        HttpResponse<String> made = send(
                "POST",
                "/api/v1/uploads",
                token,
                new byte[0],
                "Upload-Length",
                Integer.toString(book.length),
                "Upload-Metadata",
                metadata(publisher, sha256(book)));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return made.headers().firstValue("Location").orElseThrow();
    }

    private HttpResponse<String> append(String path, int from, int to, String... more) throws Exception {
        String[] headers = Stream.concat(
                        Stream.of(
                                "Upload-Offset",
                                Integer.toString(from),
                                "Content-Type",
                                "application/offset+octet-stream"),
                        Stream.of(more))
                .toArray(String[]::new);
        return send("PATCH", path, ApiServer.TOKEN, java.util.Arrays.copyOfRange(book, from, to), headers);
    }

    private HttpResponse<String> status(String path) throws Exception {
        return send("HEAD", path, ApiServer.TOKEN, new byte[0], "X-None", "x");
    }

    private static String job(HttpResponse<String> answer) {
        return answer.headers().firstValue("X-Bindery-Job").orElse("");
    }

    private TusClient client() throws Exception {
        TusClient client = new TusClient();
        client.setUploadCreationURL(new URL("http://127.0.0.1:" + server.port() + "/api/v1/uploads"));
        client.setHeaders(Map.of("Authorization", "Bearer " + ApiServer.TOKEN));
        return client;
    }

    private TusUpload upload() throws Exception {
        TusUpload upload = new TusUpload();
        upload.setInputStream(new ByteArrayInputStream(book));
        upload.setSize(book.length);
        upload.setFingerprint("the book");
        upload.setMetadata(Map.of("filename", "a book.epub", "publisher", "acme", "sha256", sha256(book)));
        return upload;
    }

    @Test
    void a_real_client_uploads_breaks_off_meets_another_server_and_goes_on() throws Exception {
        TusURLMemoryStore store = new TusURLMemoryStore();
        TusClient client = client();
        client.enableResuming(store);
        TusUploader first = client.createUpload(upload());
        first.setChunkSize(50_000);
        first.setRequestPayloadSize(100_000);
        first.uploadChunk();
        first.uploadChunk();
        first.finish(false);
        URL address = first.getUploadURL();

        server.close(); // what is on the disk is all that the next one knows
        server = new ApiServer(platform);
        URL moved = new URL("http", "127.0.0.1", server.port(), address.getPath());
        TusUploader second = client.beginOrResumeUploadFromURL(upload(), moved);
        assertThat(second.getOffset()).isEqualTo(100_000);
        second.setChunkSize(100_000);
        while (second.uploadChunk() > -1) {
            // until all of it is there
        }
        second.finish();

        assertThat(jobs.byId.values()).extracting(Job::sha256).containsExactly(sha256(book));
        assertThat(jobs.submissions.get(0).fileName()).isEqualTo("a book.epub");
        assertThat(jobs.submissions.get(0).expectedSha256()).isEqualTo(sha256(book));
        String job = job(status(address.getPath()));
        assertThat(jobs.byId).containsOnlyKeys(job);
    }

    @Test
    void whoever_has_lost_the_last_answer_gets_the_same_job_and_the_bytes_are_gone() throws Exception {
        String path = begin(ApiServer.TOKEN, "acme");
        HttpResponse<String> last = append(path, 0, book.length);
        assertThat(last.statusCode()).isEqualTo(204);
        assertThat(job(last)).isNotEmpty();
        assertThat(job(status(path))).isEqualTo(job(last));
        assertThat(status(path).headers().firstValue("Upload-Offset")).hasValue(Integer.toString(book.length));
        assertThat(jobs.byId).hasSize(1);
        try (Stream<Path> files = Files.walk(home.resolve("uploads"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .mapToLong(it -> it.toFile().length())
                            .sum())
                    .isLessThan(10_000);
        }
    }

    @Test
    void an_intake_that_is_busy_loses_nothing() throws Exception {
        String path = begin(ApiServer.TOKEN, "acme");
        jobs.refusal = new IntakeBusyException("1000 jobs wait");
        HttpResponse<String> last = append(path, 0, book.length);
        assertThat(last.statusCode()).isEqualTo(204);
        assertThat(last.headers().firstValue("Retry-After")).isPresent();
        assertThat(job(last)).isEmpty();
        jobs.refusal = null;
        assertThat(job(status(path))).isNotEmpty();
        assertThat(jobs.byId.values()).extracting(Job::sha256).containsExactly(sha256(book));
    }

    @Test
    void a_complete_upload_becomes_a_job_also_if_nobody_comes_back() throws Exception {
        String path = begin(ApiServer.TOKEN, "acme");
        String half = begin(ApiServer.TOKEN, "acme");
        append(half, 0, 1000);
        jobs.refusal = new IntakeBusyException("1000 jobs wait");
        append(path, 0, book.length);
        server.uploads().sweep();
        assertThat(jobs.byId).isEmpty();
        jobs.refusal = null;
        server.uploads().sweep();
        server.uploads().sweep();
        assertThat(jobs.byId.values()).extracting(Job::sha256).containsExactly(sha256(book));
        assertThat(jobs.byId).containsOnlyKeys(job(status(path)));
        assertThat(status(half).headers().firstValue("Upload-Offset")).hasValue("1000");
    }

    @Test
    void what_is_too_large_is_refused_before_a_byte_comes() throws Exception {
        HttpResponse<String> large = send(
                "POST",
                "/api/v1/uploads",
                ApiServer.TOKEN,
                new byte[0],
                "Upload-Length",
                Long.toString(5L << 30),
                "Upload-Metadata",
                metadata("acme", sha256(book)));
        assertThat(large.statusCode()).isEqualTo(413);
    }

    @Test
    void an_upload_that_has_expired_is_gone_for_its_beginner_and_unknown_to_others() throws Exception {
        String hal = STORES.token(platform, "hal", Set.of("author"), Set.of("acme"));
        server.close();
        server = new ApiServer(platform, new UploadLimits(Duration.ofMillis(1), 1_000, 1L << 30, Map.of()));
        String upload = begin(ApiServer.TOKEN, "acme");
        Thread.sleep(20);
        for (int round = 0; round < 2; round++) {
            HttpResponse<String> late = append(upload, 0, 100);
            assertThat(late.statusCode()).as(late.body()).isEqualTo(410);
            assertThat(late.body()).contains("BND-API-414");
            assertThat(status(upload).statusCode()).isEqualTo(410);
            assertThat(send("HEAD", upload, hal, new byte[0], "X-None", "x").statusCode())
                    .isEqualTo(404);
            server.uploads().clean(); // and the same once it is removed
        }
        assertThat(home.resolve("uploads/uploads")).isEmptyDirectory();
        assertThat(status("/api/v1/uploads/" + java.util.UUID.randomUUID()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_publisher_and_a_caller_have_so_much_under_way_and_no_more() throws Exception {
        server.close();
        server = new ApiServer(
                platform,
                new UploadLimits(Duration.ofDays(1), 4, 2L * book.length, Map.of("small", (long) book.length - 1)));
        String first = begin(ApiServer.TOKEN, "acme");
        begin(ApiServer.TOKEN, "acme");
        assertThat(refused("acme")).contains("BND-API-416", "acme");
        assertThat(refused("small")).contains("BND-API-416", "small");
        begin(ApiServer.TOKEN, "other");
        assertThat(append(first, 0, book.length).statusCode()).isEqualTo(204);
        begin(ApiServer.TOKEN, "acme"); // there is room again
        begin(ApiServer.TOKEN, "third");
        assertThat(refused("fourth")).contains("BND-API-416", "4 uploads");
    }

    private String refused(String publisher) throws Exception {
        HttpResponse<String> refused = send(
                "POST",
                "/api/v1/uploads",
                ApiServer.TOKEN,
                new byte[0],
                "Upload-Length",
                Integer.toString(book.length),
                "Upload-Metadata",
                metadata(publisher, sha256(book)));
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        return refused.body();
    }

    @Test
    void a_wrong_offset_or_checksum_changes_nothing() throws Exception {
        String path = begin(ApiServer.TOKEN, "acme");
        assertThat(append(path, 0, 1000).statusCode()).isEqualTo(204);
        HttpResponse<String> wrong = append(path, 500, 1000);
        assertThat(wrong.statusCode()).isEqualTo(409);
        assertThat(wrong.body()).contains("BND-API-413");
        byte[] sha1 = MessageDigest.getInstance("SHA-1").digest(java.util.Arrays.copyOfRange(book, 1000, 2000));
        String right = "sha1 " + Base64.getEncoder().encodeToString(sha1);
        assertThat(append(path, 1000, 1900, "Upload-Checksum", right).statusCode())
                .isEqualTo(460);
        assertThat(status(path).headers().firstValue("Upload-Offset")).hasValue("1000");
        assertThat(append(path, 1000, 2000, "Upload-Checksum", right).statusCode())
                .isEqualTo(204);
        assertThat(append(path, 2000, book.length).statusCode()).isEqualTo(204);
        assertThat(jobs.byId.values()).extracting(Job::sha256).containsExactly(sha256(book));
    }

    @Test
    void parts_that_came_side_by_side_become_one_book() throws Exception {
        StringBuilder parts = new StringBuilder("final;");
        for (int from : new int[] {0, 100_000, 200_000}) {
            String part = send(
                            "POST",
                            "/api/v1/uploads",
                            ApiServer.TOKEN,
                            new byte[0],
                            "Upload-Length",
                            "100000",
                            "Upload-Concat",
                            "partial")
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            assertThat(send(
                                    "PATCH",
                                    part,
                                    ApiServer.TOKEN,
                                    java.util.Arrays.copyOfRange(book, from, from + 100_000),
                                    "Upload-Offset",
                                    "0",
                                    "Content-Type",
                                    "application/offset+octet-stream")
                            .statusCode())
                    .isEqualTo(204);
            parts.append(part).append(' ');
        }
        assertThat(jobs.byId).isEmpty();
        HttpResponse<String> whole = send(
                "POST",
                "/api/v1/uploads",
                ApiServer.TOKEN,
                new byte[0],
                "Upload-Concat",
                parts.toString().strip(),
                "Upload-Metadata",
                metadata("acme", sha256(book)));
        assertThat(whole.statusCode()).as(whole.body()).isEqualTo(201);
        assertThat(job(whole)).isNotEmpty();
        assertThat(jobs.byId.values()).extracting(Job::sha256).containsExactly(sha256(book));
    }

    @Test
    void an_upload_is_its_beginners_and_for_a_publisher_of_his() throws Exception {
        String ida = STORES.token(platform, "ida", Set.of("author"), Set.of("acme"));
        String path = begin(ida, "acme");
        String jon = STORES.token(platform, "jon", Set.of("author"), Set.of("acme"));
        assertThat(send("HEAD", path, jon, new byte[0], "X-None", "x").statusCode())
                .isEqualTo(404);
        assertThat(send("DELETE", path, jon, new byte[0], "X-None", "x").statusCode())
                .isEqualTo(404);
        assertThat(send("DELETE", path, ida, new byte[0], "X-None", "x").statusCode())
                .isEqualTo(204);
        assertThat(send("HEAD", path, ida, new byte[0], "X-None", "x").statusCode())
                .isIn(404, 410);
        HttpResponse<String> others = send(
                "POST",
                "/api/v1/uploads",
                ida,
                new byte[0],
                "Upload-Length",
                "3",
                "Upload-Metadata",
                metadata("other", ""));
        assertThat(others.statusCode()).isEqualTo(404);
        HttpResponse<String> nameless =
                send("POST", "/api/v1/uploads", ida, new byte[0], "Upload-Length", "3", "X-None", "x");
        assertThat(nameless.statusCode()).isEqualTo(400);
    }
}
