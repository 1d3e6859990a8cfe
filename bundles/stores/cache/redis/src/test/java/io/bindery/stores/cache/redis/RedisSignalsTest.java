package io.bindery.stores.cache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bindery.api.store.ChangeSignals;
import io.bindery.testkit.ChangeSignalsContract;
import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.embedded.RedisServer;

/** Two nodes on one real Redis that asks for a password. */
class RedisSignalsTest extends ChangeSignalsContract {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String PASSWORD = "no guess finds it";

    @TempDir
    private Path folder;

    private final int port = freePort();
    private RedisServer server;
    private RedisSignals here;
    private RedisSignals there;

    @BeforeEach
    void begin() throws IOException {
        server = started();
        here = new RedisSignals(config(Map.of()));
        there = new RedisSignals(config(Map.of()));
    }

    @AfterEach
    void end() throws IOException {
        here.close();
        there.close();
        server.stop();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private RedisServer started() throws IOException {
        RedisServer one = RedisServer.newRedisServer()
                .port(port)
                .bind("127.0.0.1")
                .setting("requirepass \"" + PASSWORD + "\"")
                .onShutdownForceStop(true)
                .build();
        one.start();
        return one;
    }

    private RedisConfig config(Map<String, Object> others) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), PASSWORD + "\n");
        Map<String, Object> values = new HashMap<>(
                Map.of("uri", "redis://127.0.0.1:" + port, "passwordFile", secret.toString(), "reconnectMillis", 300L));
        values.putAll(others);
        return Configs.of(values);
    }

    @Override
    protected ChangeSignals here() {
        return here;
    }

    @Override
    protected ChangeSignals there() {
        return there;
    }

    @Override
    protected void breakConnections() {
        RedisClient client = RedisClient.create(RedisURI.Builder.redis("127.0.0.1", port)
                .withPassword(PASSWORD.toCharArray())
                .build());
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            connection.sync().clientKill(KillArgs.Builder.typePubsub());
        } finally {
            client.shutdown();
        }
    }

    @Test
    void while_the_server_is_killed_nobody_who_announces_waits_and_all_hear_again_when_it_is_back() throws Exception {
        settle();
        AtomicInteger heard = counted(there, "books");
        server.stop();
        long before = System.nanoTime();
        for (int i = 0; i < 10_000; i++) {
            here.announce("books");
            here.announce("pictures-" + i % 100);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
        await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
        assertThat(heard).hasValue(0);

        server = started();
        await().atMost(SOON).until(() -> heard.get() > 0);
        int told = heard.get();
        await().atMost(SOON).until(() -> {
            here.announce("books");
            return heard.get() > told;
        });
    }

    @Test
    void a_server_that_comes_later_than_the_nodes_is_found() throws Exception {
        end();
        long before = System.nanoTime();
        begin(Map.of());
        here.announce("books");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
        await().pollDelay(Duration.ofMillis(700)).until(() -> true);
        server = started();
        settle();
    }

    private void begin(Map<String, Object> others) throws IOException {
        here = new RedisSignals(config(others));
        there = new RedisSignals(config(others));
    }

    @Test
    void platforms_with_channels_of_their_own_do_not_hear_each_other() throws Exception {
        settle();
        try (RedisSignals other = new RedisSignals(config(Map.of("channel", "other:changes")))) {
            AtomicInteger settled = counted(other, "settle");
            await().atMost(SOON).until(() -> {
                other.announce("settle");
                return settled.get() > 1;
            });
            AtomicInteger foreign = counted(other, "books");
            AtomicInteger own = counted(there, "books");
            here.announce("books");
            await().atMost(SOON).until(() -> own.get() > 0);
            here.announce("settle");
            await().pollDelay(Duration.ofMillis(200)).until(() -> true);
            assertThat(foreign).hasValue(0);
        }
    }

    @Test
    void a_wrong_password_lets_nothing_through_and_stops_nobody() throws Exception {
        settle();
        try (RedisSignals stranger = new RedisSignals(config(Map.of("passwordFile", "", "password", "a guess")))) {
            AtomicInteger heard = counted(stranger, "books");
            AtomicInteger own = counted(there, "books");
            here.announce("books");
            await().atMost(SOON).until(() -> own.get() > 0);
            stranger.announce("books");
            await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
            assertThat(heard).hasValue(0);
            assertThat(own).hasValue(1);
        }
    }

    @Test
    void nothing_of_it_is_left_when_it_is_closed() {
        settle();
        here.close();
        here.announce("books"); // never fails
        there.close();
        await().atMost(SOON)
                .until(() -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().startsWith("bindery-redis")
                                || thread.getName().startsWith("lettuce")));
    }
}
