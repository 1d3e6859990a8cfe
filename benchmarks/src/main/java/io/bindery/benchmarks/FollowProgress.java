package io.bindery.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Follows all jobs over very many WebSockets: {@code PORT TOKEN FOLLOWERS JOBS}. Prints {@code ready}, and when each has heard of the end of so
 * many jobs, how long it took. The platform must be on this machine, so that both read one clock. Only changes of a state count: what a quick
 * step brings is saved with the next one, which is no matter of those who follow.
 */
public final class FollowProgress {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private FollowProgress() {}

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        URI address = URI.create("ws://127.0.0.1:" + arguments[0] + "/api/v1/progress");
        int count = Integer.parseInt(arguments[2]);
        int jobs = Integer.parseInt(arguments[3]);
        HttpClient client = HttpClient.newHttpClient();
        CountDownLatch ready = new CountDownLatch(count);
        CountDownLatch done = new CountDownLatch(count);
        List<Follower> followers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Follower follower = new Follower(jobs, ready, done);
            WebSocket socket =
                    client.newWebSocketBuilder().buildAsync(address, follower).get(30, TimeUnit.SECONDS);
            socket.sendText("{\"type\":\"authorize\",\"token\":\"" + arguments[1] + "\"}", true)
                    .get(30, TimeUnit.SECONDS);
            socket.sendText("{\"type\":\"subscribe\"}", true).get(30, TimeUnit.SECONDS);
            followers.add(follower);
        }
        require(ready);
        System.out.println("ready");
        require(done);
        long[] delays = followers.stream()
                .flatMap(follower -> follower.delaysMs.stream())
                .mapToLong(Long::longValue)
                .sorted()
                .toArray();
        long told = followers.stream().mapToLong(follower -> follower.events).sum();
        boolean unequal = followers.stream()
                .anyMatch(follower -> !Arrays.equals(
                        follower.ids.stream().mapToLong(Long::longValue).toArray(),
                        followers.get(0).ids.stream().mapToLong(Long::longValue).toArray()));
        if (unequal) {
            throw new IllegalStateException("they have not all heard the same in the same order");
        }
        System.out.printf(
                "{\"events\":%d,\"p50Ms\":%d,\"p95Ms\":%d,\"maxMs\":%d}%n",
                told, delays[delays.length / 2], delays[delays.length * 95 / 100], delays[delays.length - 1]);
        System.exit(0); // the client's threads would wait for the connections' end
    }

    private static void require(CountDownLatch latch) throws InterruptedException {
        if (!latch.await(PATIENCE.toMinutes(), TimeUnit.MINUTES)) {
            throw new IllegalStateException(latch.getCount() + " have not heard all");
        }
    }

    /** One connection. Its methods are called one after the other. */
    private static final class Follower implements WebSocket.Listener {
        private final CountDownLatch ready;
        private final CountDownLatch done;
        private final StringBuilder message = new StringBuilder();
        private final List<Long> delaysMs = new ArrayList<>();
        private final List<Long> ids = new ArrayList<>();
        private int jobs;
        private long events;

        Follower(int jobs, CountDownLatch ready, CountDownLatch done) {
            this.jobs = jobs;
            this.ready = ready;
            this.done = done;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            message.append(data);
            if (last) {
                take(message.toString());
                message.setLength(0);
            }
            socket.request(1);
            return null;
        }

        private void take(String text) {
            Instant now = Instant.now();
            try {
                JsonNode read = JSON.readTree(text);
                if (read.path("type").asText().equals("subscribed")) {
                    ready.countDown();
                } else if (read.path("type").asText().equals("event") && jobs > 0) {
                    event(read.path("data"), now);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void event(JsonNode event, Instant now) {
            events++;
            ids.add(event.path("id").asLong());
            String type = event.path("type").asText();
            if (type.equals("received") || type.equals("state-changed")) {
                delaysMs.add(Duration.between(Instant.parse(event.path("at").asText()), now)
                        .toMillis());
            }
            if (type.equals("state-changed") && --jobs == 0) {
                done.countDown();
            }
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            throw new IllegalStateException("hung up: " + code + " " + reason);
        }
    }
}
