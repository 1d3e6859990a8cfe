package io.bindery.routes.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bindery.api.job.Job;
import io.bindery.core.intake.RemoteIntake;
import io.bindery.core.intake.RemoteSource;
import io.bindery.routes.IntakeRig;
import io.bindery.testservers.S3Server;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

class S3DropTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    static Path servers;

    private static S3Server server;
    private static S3Client client;
    private final String bucket = "drop-" + UUID.randomUUID();
    private IntakeRig rig;
    private S3Drop drop;

    @BeforeAll
    static void startServer() throws IOException {
        server = S3Server.start(servers);
        client = S3Client.builder()
                .region(Region.US_EAST_1)
                .endpointOverride(server.endpoint())
                .forcePathStyle(true)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(S3Server.KEY, S3Server.SECRET)))
                .build();
    }

    @AfterAll
    static void stopServer() {
        client.close();
        server.close();
    }

    @BeforeEach
    void open(@TempDir Path home) throws Exception {
        client.createBucket(request -> request.bucket(bucket));
        rig = new IntakeRig(home);
    }

    @AfterEach
    void close() throws Exception {
        if (drop != null) {
            rig.stop(drop);
            drop.stop();
        }
        rig.close();
    }

    private S3DropConfig config(Map<String, Object> others) {
        Map<String, Object> values = new HashMap<>(Map.of(
                "publisher",
                "acme",
                "bucket",
                bucket,
                "prefix",
                "books/",
                "endpoint",
                server.endpoint().toString(),
                "pathStyle",
                true,
                "accessKeyId",
                S3Server.KEY,
                "secretAccessKey",
                S3Server.SECRET,
                "pollMillis",
                100L,
                "attempts",
                1));
        values.putAll(others);
        return IntakeRig.config(S3DropConfig.class, values);
    }

    private void start(Map<String, Object> others) throws Exception {
        drop = new S3Drop(config(others), rig.intake());
        rig.start(drop);
    }

    private void put(String key, String text) {
        client.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString(text));
    }

    private List<String> keys() {
        return client.listObjectsV2(request -> request.bucket(bucket)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    private String text(String key) {
        return client.getObjectAsBytes(request -> request.bucket(bucket).key(key))
                .asUtf8String();
    }

    @Test
    void books_are_taken_and_go_and_what_is_no_book_stays() throws Exception {
        IntStream.range(0, 20).forEach(i -> put("books/book " + i + " +ü%.txt", "book " + i));
        put("books/", "");
        put("books/deeper/b.txt", "not here");
        put("books/half.epub.part", "half");
        put("other/c.txt", "nobody's");
        start(Map.of());

        await().atMost(PATIENCE).until(() -> keys().size() == 4);
        assertThat(keys())
                .containsExactlyInAnyOrder("books/", "books/deeper/b.txt", "books/half.epub.part", "other/c.txt");
        assertThat(rig.jobs())
                .hasSize(20)
                .extracting(Job::fileName)
                .contains("book 7 +ü%.txt")
                .doesNotHaveDuplicates();
        assertThat(rig.jobs()).extracting(Job::publisher).containsOnly("acme");
        assertThat(rig.place().healthy()).isTrue();
        assertThat(rig.place().name()).contains("s3://" + bucket + "/books/", "acme");
        assertThat(rig.place().detail()).contains("20 books");
    }

    @Test
    void the_same_bytes_sent_again_are_another_arrival() throws Exception {
        start(Map.of());
        put("books/a.txt", "a book");
        await().atMost(PATIENCE).until(() -> keys().isEmpty());
        Thread.sleep(1_100); // the service tells times in whole seconds
        put("books/a.txt", "a book");
        await().atMost(PATIENCE).until(() -> keys().isEmpty());
        assertThat(rig.jobs())
                .hasSize(2)
                .extracting(Job::sha256)
                .containsOnly(rig.jobs().get(0).sha256());
    }

    @Test
    void what_nobody_may_send_is_set_aside_with_a_report() throws Exception {
        put("books/con.epub", "a book");
        put("books/large.epub", "x".repeat(100_001));
        put("books/good.epub", "a book");
        start(Map.of());

        await().atMost(PATIENCE).until(() -> keys().stream().allMatch(key -> key.startsWith("books/failed/")));
        assertThat(rig.jobs()).singleElement().extracting(Job::fileName).isEqualTo("good.epub");
        assertThat(keys()).hasSize(4);
        String book = keys().stream()
                .filter(key -> key.matches("books/failed/large-[0-9a-f]+\\.epub"))
                .findFirst()
                .orElseThrow();
        assertThat(text(book)).hasSize(100_001);
        assertThat(text(book + ".report.txt"))
                .contains("BND-INTAKE-006", "s3://" + bucket + "/books/large.epub", "100000");
    }

    @Test
    void a_kill_between_the_job_and_the_removal_doubles_nothing() throws Exception {
        put("books/a.txt", "a book");
        RemoteIntake dies = (RemoteIntake) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {RemoteIntake.class},
                (self, method, arguments) -> dying((RemoteSource) method.invoke(rig.intake(), arguments)));
        S3Drop first = new S3Drop(config(Map.of()), dies);
        rig.start(first);
        await().atMost(PATIENCE).until(() -> rig.jobs().size() == 1);
        assertThat(keys()).as("its job is there, and so is the object").containsExactly("books/a.txt");
        rig.stop(first);
        first.stop();

        start(Map.of());
        await().atMost(PATIENCE).until(() -> keys().isEmpty());
        assertThat(rig.jobs()).hasSize(1);
    }

    /** Ends the round in the moment when a book has its job. */
    private static RemoteSource dying(RemoteSource real) {
        return (RemoteSource) Proxy.newProxyInstance(
                real.getClass().getClassLoader(), new Class<?>[] {RemoteSource.class}, (self, method, arguments) -> {
                    try {
                        Object answer = method.invoke(real, arguments);
                        if (method.getName().equals("take")) {
                            throw new IllegalStateException("killed");
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void an_object_that_is_replaced_while_it_is_taken_is_taken_too() throws Exception {
        put("books/a.txt", "first");
        RemoteIntake replaces = (RemoteIntake) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {RemoteIntake.class}, (self, method, arguments) -> {
                    RemoteSource real = (RemoteSource) method.invoke(rig.intake(), arguments);
                    boolean[] done = new boolean[1];
                    return Proxy.newProxyInstance(
                            getClass().getClassLoader(), new Class<?>[] {RemoteSource.class}, (it, asked, given) -> {
                                Object answer = asked.invoke(real, given);
                                if (asked.getName().equals("take") && !done[0]) {
                                    done[0] = true;
                                    put("books/a.txt", "second");
                                }
                                return answer;
                            });
                });
        drop = new S3Drop(config(Map.of()), replaces);
        rig.start(drop);
        await().atMost(PATIENCE).until(() -> keys().isEmpty());
        assertThat(rig.jobs()).hasSize(2).extracting(Job::sha256).doesNotHaveDuplicates();
    }

    @Test
    void a_bucket_that_is_away_is_told_of_and_found_again() throws Exception {
        server.stop();
        try {
            start(Map.of("connectMillis", 300L));
            await().atMost(PATIENCE).until(() -> !rig.place().healthy());
            assertThat(rig.place().detail()).contains("cannot be reached");
        } finally {
            server.start();
        }
        put("books/a.txt", "a book");
        await().atMost(PATIENCE).until(() -> keys().isEmpty() && rig.place().healthy());
        assertThat(rig.jobs()).hasSize(1);
    }

    @Test
    void a_wrong_secret_and_a_missing_bucket_say_so(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "wrong\n");
        start(Map.of("secretAccessKeyFile", secret.toString()));
        await().atMost(PATIENCE).until(() -> !rig.place().healthy());
        assertThat(rig.place().detail()).contains("refuses the access key");
        rig.stop(drop);
        drop.stop();

        start(Map.of("bucket", "no-such-bucket"));
        await().atMost(PATIENCE).until(() -> !rig.place().healthy());
        assertThat(rig.place().detail()).contains("no such bucket");
    }

    @Test
    void settings_that_make_no_sense_are_named() {
        assertThatThrownBy(() -> new S3Drop(config(Map.of("prefix", "books")), rig.intake()))
                .hasMessageContaining("books");
        assertThatThrownBy(() -> new S3Drop(config(Map.of("publisher", "Acme & Sons")), rig.intake()))
                .hasMessageContaining("Acme & Sons");
        assertThatThrownBy(() -> new S3Drop(config(Map.of("secretAccessKeyFile", "/no/such/file")), rig.intake()))
                .hasMessageContaining("/no/such/file");
        assertThat(rig.intake().examine()).as("nothing stays of them").isEmpty();
    }
}
