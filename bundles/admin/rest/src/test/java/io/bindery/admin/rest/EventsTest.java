package io.bindery.admin.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bindery.api.job.Job;
import io.bindery.api.job.JobEvent;
import io.bindery.api.job.JobState;
import io.bindery.api.store.Arrival;
import io.bindery.api.store.Change;
import io.bindery.api.store.StoredBlob;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What happens reaches those who follow: all of it once, in order, and only what they may see. */
class EventsTest {

    @RegisterExtension
    static final RealStores STORES = new RealStores();

    @TempDir
    private Path home;

    private final HttpClient client = HttpClient.newHttpClient();
    private Platform platform;
    private ApiServer server;

    @BeforeEach
    void start() throws Exception {
        Files.createDirectories(home.resolve("secrets"));
        Files.writeString(home.resolve("secrets/api-token"), ApiServer.TOKEN);
        platform = STORES.on(new Platform(home, "1", new FakeJobs(), null, null, new FakeCatalogue()));
        server = new ApiServer(platform);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    /** A connection, and what has come through it. */
    private final class Reader implements AutoCloseable {
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final HttpResponse<java.io.InputStream> response;

        Reader(String token, String query, String... headers) throws Exception {
            var request = server.request("/api/v1/events" + query).header("Authorization", "Bearer " + token);
            response = client.send(
                    (headers.length == 0 ? request : request.headers(headers)).build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            Thread thread = new Thread(() -> {
                try (BufferedReader in =
                        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                    in.lines().forEach(lines::add);
                } catch (IOException | RuntimeException e) {
                    lines.add("closed");
                }
            });
            thread.setDaemon(true);
            thread.start();
            await().atMost(Duration.ofSeconds(20)).until(() -> !lines.isEmpty());
        }

        List<Long> ids() {
            return lines.stream()
                    .filter(line -> line.startsWith("id: "))
                    .map(line -> Long.parseLong(line.substring(4)))
                    .toList();
        }

        List<JsonNode> data() throws IOException {
            List<JsonNode> data = new ArrayList<>();
            for (String line : lines) {
                if (line.startsWith("data: ")) {
                    data.add(new ObjectMapper().readTree(line.substring(6)));
                }
            }
            return data;
        }

        void awaits(int count) {
            await().atMost(Duration.ofSeconds(30)).until(() -> ids().size() >= count);
        }

        @Override
        public void close() throws IOException {
            response.body().close();
        }
    }

    private static Job arrive(String publisher) {
        String id = UUID.randomUUID().toString();
        return STORES.get()
                .jobs()
                .accept(new Arrival(
                        id,
                        id,
                        publisher,
                        "a.epub",
                        new StoredBlob(id.replace("-", "").repeat(2), 1),
                        Instant.now(),
                        "test"))
                .job();
    }

    private static void step(Job job, String step) {
        JobEvent event = new JobEvent(Instant.now(), "step-succeeded", JobState.QUEUED, step, "epub", "test", "");
        STORES.get().jobs().save(job, Change.of(event));
    }

    @Test
    void what_happens_comes_live_and_after_a_break_nothing_is_missed_or_told_twice() throws Exception {
        long last;
        try (Reader reader = new Reader(ApiServer.TOKEN, "")) {
            Job job = arrive("acme");
            step(job, "catalogue");
            reader.awaits(3);
            assertThat(reader.data())
                    .extracting(it -> it.path("type").asText())
                    .containsExactly("received", "queued", "step-succeeded");
            assertThat(reader.data().get(2).path("jobId").asText()).isEqualTo(job.id());
            assertThat(reader.lines).contains("event: job", "event: book");
            assertThat(Contract.fits("Event", reader.data().get(0).toString())).isEmpty();
            last = reader.ids().get(1);
        }
        arrive("acme");
        try (Reader again = new Reader(ApiServer.TOKEN, "", "Last-Event-ID", Long.toString(last))) {
            again.awaits(3);
            arrive("acme");
            again.awaits(5);
            assertThat(again.ids()).doesNotHaveDuplicates().isSorted().allMatch(id -> id > last);
            assertThat(again.data())
                    .extracting(it -> it.path("type").asText())
                    .containsExactly("step-succeeded", "received", "queued", "received", "queued");
        }
    }

    @Test
    void nobody_hears_of_another_publishers_books() throws Exception {
        String token = STORES.token(platform, "hal", Set.of("viewer"), Set.of("acme"));
        try (Reader hal = new Reader(token, "");
                Reader other = new Reader(token, "?publisher=other");
                Reader all = new Reader(ApiServer.TOKEN, "")) {
            arrive("other");
            arrive("acme");
            all.awaits(4);
            hal.awaits(2);
            assertThat(hal.data())
                    .extracting(it -> it.path("publisher").asText())
                    .containsOnly("acme");
            assertThat(other.ids()).isEmpty();
        }
    }

    @Test
    void an_event_that_appears_late_is_waited_for() throws Exception {
        Job early = arrive("acme");
        Job late = arrive("acme");
        try (Reader reader = new Reader(ApiServer.TOKEN, "");
                var connection = STORES.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            try (var insert = connection.prepareStatement(
                    "insert into job_event (job_id, at, type, state, step, plugin, actor, detail)"
                            + " values (?, now(), 'slow', 'QUEUED', '', '', '', '')")) {
                insert.setString(1, early.id());
                insert.executeUpdate();
                step(late, "validate"); // has the next number, and is there first
                Thread.sleep(1_000);
                assertThat(reader.ids()).isEmpty();
                connection.commit();
            }
            reader.awaits(2);
            assertThat(reader.data())
                    .extracting(it -> it.path("type").asText())
                    .containsExactly("slow", "step-succeeded");
        }
    }

    @Test
    void one_who_does_not_read_holds_up_nobody() throws Exception {
        try (Socket stuck = new Socket()) {
            stuck.setReceiveBufferSize(4096);
            stuck.connect(new java.net.InetSocketAddress("127.0.0.1", server.port()));
            stuck.getOutputStream()
                    .write(("GET /api/v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + ApiServer.TOKEN
                                    + "\r\nLast-Event-ID: 0\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            stuck.getInputStream().read();
            try (var connection = STORES.dataSource().getConnection();
                    var statement = connection.createStatement()) {
                String id = arrive("acme").id();
                statement.execute("insert into job_event (job_id, at, type, state, step, plugin, actor, detail)"
                        + " select '" + id + "', now(), 'much', 'QUEUED', '', '', '', repeat('x', 2000)"
                        + " from generate_series(1, 12000)");
            }
            try (Reader reader = new Reader(ApiServer.TOKEN, "")) {
                arrive("zenith");
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> reader.lines.stream().anyMatch(line -> line.contains("zenith")));
            }
        }
    }

    @Test
    void a_thousand_follow_at_once_and_each_hears_all_of_it_in_order() throws Exception {
        List<Socket> followers = new ArrayList<>();
        try {
            for (int i = 0; i < 1_000; i++) {
                Socket follower = new Socket("127.0.0.1", server.port());
                follower.setSoTimeout(60_000);
                followers.add(follower);
                follower.getOutputStream()
                        .write(("GET /api/v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + ApiServer.TOKEN
                                        + "\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
            }
            List<BufferedReader> readers = new ArrayList<>();
            for (Socket follower : followers) {
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(follower.getInputStream(), StandardCharsets.UTF_8), 512);
                readUntil(in, ": you follow");
                readers.add(in);
            }
            Job job = arrive("acme");
            step(job, "validate");
            List<String> first = ids(readers.get(0));
            assertThat(first).hasSize(3).doesNotHaveDuplicates();
            for (BufferedReader in : readers.subList(1, readers.size())) {
                assertThat(ids(in)).isEqualTo(first);
            }
        } finally {
            for (Socket follower : followers) {
                follower.close();
            }
        }
    }

    private static List<String> ids(BufferedReader in) throws IOException {
        List<String> ids = new ArrayList<>();
        while (ids.size() < 3) {
            ids.add(readUntil(in, "id: "));
        }
        return ids;
    }

    private static String readUntil(BufferedReader in, String beginning) throws IOException {
        String line = in.readLine();
        while (line != null && !line.startsWith(beginning)) {
            line = in.readLine();
        }
        assertThat(line).as("the connection was hung up").isNotNull();
        return line;
    }

    @Test
    void what_cannot_be_followed_is_a_problem() throws Exception {
        assertThat(server.json("GET", "/api/v1/events", "", "").status()).isEqualTo(401);
        var wrong = server.json("GET", "/api/v1/events", ApiServer.TOKEN, "", "Last-Event-ID", "yesterday");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.json().path("code").asText()).isEqualTo("BND-API-400");
    }
}
