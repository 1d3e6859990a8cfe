package io.bindery.admin.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bindery.admin.rest.access.OidcSettings;
import io.bindery.api.job.Job;
import io.bindery.api.job.JobEvent;
import io.bindery.api.job.JobState;
import io.bindery.api.store.Arrival;
import io.bindery.api.store.Change;
import io.bindery.api.store.ChangeSignals;
import io.bindery.api.store.StoredBlob;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** How jobs come on reaches those who follow over WebSocket: all of it once, in order, and only what they may see. */
class ProgressTest {

    @RegisterExtension
    static final RealStores STORES = new RealStores();

    @TempDir
    private Path home;

    private final HttpClient client = HttpClient.newHttpClient();
    private final FakeJobs jobs = new FakeJobs();
    private Platform platform;
    private ApiServer server;

    @BeforeEach
    void start() throws Exception {
        Files.createDirectories(home.resolve("secrets"));
        Files.writeString(home.resolve("secrets/api-token"), ApiServer.TOKEN);
        platform = STORES.on(new Platform(home, "1", jobs, null, null, new FakeCatalogue()));
        server = new ApiServer(platform);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    /** A connection, and what has come through it. */
    private final class Reader implements WebSocket.Listener, AutoCloseable {
        private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
        private final StringBuilder part = new StringBuilder();
        private volatile int closed;
        private volatile String reason = "";
        private volatile boolean reading = true;
        private final WebSocket socket;

        Reader() throws Exception {
            socket = client.newWebSocketBuilder()
                    .buildAsync(URI.create("ws://127.0.0.1:" + server.port() + ProgressSocket.ADDRESS), this)
                    .get(20, TimeUnit.SECONDS);
        }

        Reader(String token, String subscription) throws Exception {
            this();
            say("{\"type\":\"authorize\",\"token\":\"" + token + "\"}");
            say(subscription);
            await().atMost(Duration.ofSeconds(20)).until(() -> !of("subscribed").isEmpty());
        }

        void say(String message) throws Exception {
            socket.sendText(message, true).get(20, TimeUnit.SECONDS);
        }

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                try {
                    messages.add(new ObjectMapper().readTree(part.toString()));
                } catch (java.io.IOException e) {
                    throw new IllegalStateException(part.toString(), e);
                }
                part.setLength(0);
            }
            if (reading) {
                webSocket.request(1);
            }
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket webSocket, int status, String why) {
            reason = why;
            closed = status;
            return null;
        }

        List<JsonNode> of(String type) {
            return messages.stream()
                    .filter(it -> it.path("type").asText().equals(type))
                    .toList();
        }

        List<JsonNode> events() {
            return of("event").stream().map(it -> it.path("data")).toList();
        }

        List<String> types() {
            return events().stream().map(it -> it.path("type").asText()).toList();
        }

        List<Long> ids() {
            return events().stream().map(it -> it.path("id").asLong()).toList();
        }

        void awaits(int count) {
            await().atMost(Duration.ofSeconds(30)).until(() -> events().size() >= count);
        }

        void awaitsEnd(int code) {
            await().atMost(Duration.ofSeconds(60)).until(() -> closed != 0);
            assertThat(closed).as(reason).isEqualTo(code);
        }

        @Override
        public void close() {
            socket.abort();
        }
    }

    private static final String ALL = "{\"type\":\"subscribe\"}";

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

    private static Job step(Job job, String step) {
        JobEvent event = new JobEvent(Instant.now(), "step-succeeded", JobState.QUEUED, step, "epub", "test", "");
        return STORES.get().jobs().save(job, Change.of(event));
    }

    @Test
    void what_happens_comes_live_and_after_a_break_nothing_is_missed_or_told_twice() throws Exception {
        long last;
        try (Reader reader = new Reader(ApiServer.TOKEN, ALL)) {
            Job job = arrive("acme");
            step(job, "validate");
            reader.awaits(3);
            assertThat(reader.types()).containsExactly("received", "queued", "step-succeeded");
            assertThat(Contract.fits("Event", reader.events().get(0).toString()))
                    .isEmpty();
            last = reader.ids().get(1);
        }
        arrive("acme");
        try (Reader again = new Reader(ApiServer.TOKEN, "{\"type\":\"subscribe\",\"after\":" + last + "}")) {
            again.awaits(3);
            arrive("acme");
            again.awaits(5);
            assertThat(again.ids()).doesNotHaveDuplicates().isSorted().allMatch(id -> id > last);
            assertThat(again.types()).containsExactly("step-succeeded", "received", "queued", "received", "queued");
        }
    }

    @Test
    void one_can_follow_a_job_a_publisher_or_all() throws Exception {
        Job mine = arrive("acme");
        jobs.put(mine.id(), JobState.QUEUED, "acme");
        try (Reader job = new Reader(ApiServer.TOKEN, "{\"type\":\"subscribe\",\"job\":\"" + mine.id() + "\"}");
                Reader publisher = new Reader(ApiServer.TOKEN, "{\"type\":\"subscribe\",\"publisher\":\"zenith\"}");
                Reader all = new Reader(ApiServer.TOKEN, ALL)) {
            arrive("zenith");
            step(mine, "validate");
            all.awaits(3);
            job.awaits(1);
            publisher.awaits(2);
            assertThat(job.types()).containsExactly("step-succeeded");
            assertThat(publisher.types()).containsExactly("received", "queued");
            assertThat(job.of("job").get(0).path("state").asText()).isEqualTo("QUEUED");
        }
    }

    @Test
    void nobody_sees_or_guesses_what_is_another_publishers() throws Exception {
        Job theirs = arrive("other");
        jobs.put(theirs.id(), JobState.QUEUED, "other");
        String token = STORES.token(platform, "hal", Set.of("viewer"), Set.of("acme"));
        try (Reader hal = new Reader(token, ALL);
                Reader all = new Reader(ApiServer.TOKEN, ALL)) {
            hal.say("{\"type\":\"subscribe\",\"job\":\"" + theirs.id() + "\"}");
            hal.say("{\"type\":\"subscribe\",\"publisher\":\"other\"}");
            await().atMost(Duration.ofSeconds(20)).until(() -> hal.of("problem").size() == 2);
            assertThat(hal.of("problem"))
                    .allMatch(it -> it.at("/problem/status").asInt() == 404);
            arrive("other");
            arrive("acme");
            all.awaits(4);
            hal.awaits(2);
            assertThat(hal.events())
                    .allMatch(it -> it.path("publisher").asText().equals("acme"));
        }
    }

    @Test
    void a_token_that_was_taken_back_sees_nothing_from_then_on() throws Exception {
        String ida = STORES.token(platform, "ida", Set.of("viewer"), Set.of("acme"));
        var made = server.json(
                "POST",
                "/api/v1/tokens",
                ida,
                "{\"name\":\"watcher\",\"roles\":[\"viewer\"],\"publishers\":[\"acme\"]}");
        assertThat(made.status()).as(made.raw().body()).isEqualTo(201);
        String secret = made.json().path("secret").asText();
        try (Reader watcher = new Reader(secret, ALL)) {
            arrive("acme");
            watcher.awaits(2);
            String address = "/api/v1/tokens/" + made.json().at("/token/id").asText();
            var removed = server.json("DELETE", address, ida, "");
            assertThat(removed.status()).isEqualTo(204);
            arrive("acme");
            watcher.awaitsEnd(ProgressFollower.NOT_ADMITTED);
            assertThat(watcher.events()).hasSize(2);
        }
    }

    @Test
    void whoever_shows_no_valid_token_is_shown_out() throws Exception {
        try (Reader wrong = new Reader();
                Reader none = new Reader();
                Reader nonsense = new Reader();
                Reader silent = new Reader()) {
            wrong.say("{\"type\":\"authorize\",\"token\":\"guess\"}");
            wrong.awaitsEnd(ProgressFollower.NOT_ADMITTED);
            none.say(ALL);
            none.awaitsEnd(ProgressFollower.NOT_ADMITTED);
            nonsense.say("hello");
            nonsense.awaitsEnd(ProgressFollower.MALFORMED);
            silent.awaitsEnd(ProgressFollower.NOT_ADMITTED);
        }
    }

    @Test
    void what_cannot_be_done_is_a_problem_and_the_connection_goes_on() throws Exception {
        try (Reader reader = new Reader(ApiServer.TOKEN, ALL)) {
            reader.say("{\"type\":\"dance\"}");
            reader.say("{\"type\":\"subscribe\",\"after\":\"yesterday\"}");
            reader.say("{\"type\":\"subscribe\",\"job\":7}");
            reader.say("{\"type\":\"subscribe\",\"job\":\"none\"}");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> reader.of("problem").size() == 4);
            assertThat(reader.of("problem"))
                    .extracting(it -> it.at("/problem/code").asText())
                    .containsExactly("BND-API-400", "BND-API-400", "BND-API-400", "BND-API-404");
            arrive("acme");
            reader.awaits(2);
        }
    }

    @Test
    void one_who_does_not_read_holds_up_nobody_is_told_why_he_was_dropped_and_can_come_back() throws Exception {
        try (Reader slow = new Reader(ApiServer.TOKEN, ALL);
                Reader quick = new Reader(ApiServer.TOKEN, ALL)) {
            slow.reading = false;
            Job job = arrive("acme");
            try (var connection = STORES.dataSource().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("insert into job_event (job_id, at, type, state, step, plugin, actor, detail)"
                        + " select '" + job.id() + "', now(), 'much', 'QUEUED', '', '', '', repeat('x', 4000)"
                        + " from generate_series(1, 6000)");
            }
            quick.awaits(6_002);
            Thread.sleep(4_000); // longer than the patience with one message
            slow.reading = true;
            slow.socket.request(1);
            slow.awaitsEnd(ProgressFollower.TOO_SLOW);
            List<Long> had = slow.ids();
            assertThat(had.size()).isLessThan(6_002);
            long last = had.isEmpty() ? quick.ids().get(0) - 1 : had.get(had.size() - 1);
            try (Reader back = new Reader(ApiServer.TOKEN, "{\"type\":\"subscribe\",\"after\":" + last + "}")) {
                back.awaits(6_002 - had.size());
                List<Long> both = new java.util.ArrayList<>(had);
                both.addAll(back.ids());
                assertThat(both).isEqualTo(quick.ids());
            }
        }
    }

    @Test
    void a_signal_is_enough_and_a_signal_that_is_lost_does_no_harm() throws Exception {
        for (boolean lost : new boolean[] {false, true}) {
            Runnable[] bell = new Runnable[1];
            ChangeSignals signals = new ChangeSignals() {
                @Override
                public void announce(String topic) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public Listening listen(String topic, Runnable heard) {
                    assertThat(topic).isEqualTo(JOB_FEED);
                    bell[0] = heard;
                    return () -> bell[0] = null;
                }
            };
            EventHub hub = new EventHub(platform, lost ? 100 : TimeUnit.HOURS.toMillis(1));
            hub.hear(signals);
            server.close();
            server = new ApiServer(
                    platform, new Access(platform, OidcSettings.NONE, Set.of(), 4, Clock.systemUTC()), hub);
            try (Reader reader = new Reader(ApiServer.TOKEN, ALL)) {
                arrive("acme");
                if (!lost) {
                    bell[0].run();
                }
                reader.awaits(2);
            }
            hub.unhear(signals);
            assertThat(bell[0]).isNull();
        }
    }

    @Test
    void whoever_begins_hears_nothing_of_what_happened_while_nobody_followed() throws Exception {
        try (Reader reader = new Reader(ApiServer.TOKEN, ALL)) {
            arrive("acme");
            reader.awaits(2);
        }
        arrive("before");
        try (Reader reader = new Reader(ApiServer.TOKEN, ALL)) {
            arrive("after");
            reader.awaits(2);
            assertThat(reader.events())
                    .allMatch(it -> it.path("publisher").asText().equals("after"));
        }
    }

    @Test
    void the_address_tells_those_who_come_without_websocket_what_to_do() throws Exception {
        var answer = server.get(ProgressSocket.ADDRESS);
        assertThat(answer.status()).isEqualTo(426);
        assertThat(answer.header("Upgrade")).isEqualTo("websocket");
        assertThat(answer.json().path("code").asText()).isEqualTo("BND-API-426");
    }
}
