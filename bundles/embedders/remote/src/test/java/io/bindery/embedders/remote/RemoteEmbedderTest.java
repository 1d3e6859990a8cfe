package io.bindery.embedders.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.bindery.api.embed.TextEmbedder;
import io.bindery.api.error.RetryableException;
import io.bindery.api.error.UnavailableException;
import io.bindery.embedders.bge.BgeEmbedder;
import io.bindery.testkit.TextEmbedderContract;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server over HTTP that serves the vectors of a real model. */
class RemoteEmbedderTest extends TextEmbedderContract {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private static TextEmbedder model;
    private HttpServer server;
    private ExecutorService threads;
    private RemoteEmbedder embedder;
    private volatile int status = 200;
    private volatile String body = "";
    private volatile String authorization = "";

    @BeforeAll
    static void load() {
        model = new BgeEmbedder(folder);
    }

    @BeforeEach
    void serve() throws IOException {
        Files.writeString(folder.resolve("key"), "secret-key\n");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ThreadPoolExecutor ready = (ThreadPoolExecutor) Executors.newFixedThreadPool(4);
        ready.prestartAllCoreThreads();
        threads = ready;
        server.setExecutor(threads);
        server.createContext("/v1/embeddings", this::answer);
        server.start();
        embedder = embedder(Map.of());
    }

    @AfterEach
    void stop() {
        embedder.close();
        server.stop(0);
        threads.shutdownNow();
    }

    private RemoteEmbedder embedder(Map<String, Object> options) {
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
        Map<String, Object> all = new java.util.HashMap<>(Map.of(
                "endpoint",
                address,
                "model",
                "served",
                "keyFile",
                folder.resolve("key").toString()));
        all.putAll(options);
        return new RemoteEmbedder((RemoteEmbedderConfig) Proxy.newProxyInstance(
                RemoteEmbedderConfig.class.getClassLoader(),
                new Class<?>[] {RemoteEmbedderConfig.class},
                (proxy, method, arguments) -> all.getOrDefault(method.getName(), method.getDefaultValue())));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            JsonNode request = JSON.readTree(exchange.getRequestBody());
            byte[] bytes = (status == 200 && body.isEmpty() ? embed(request) : body).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            if (status == 429) {
                exchange.getResponseHeaders().add("Retry-After", "17");
            }
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        }
    }

    /** In another order than asked: the API says that the index counts. Twice as long: not all models give vectors of length 1. */
    private static String embed(JsonNode request) throws IOException {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode data = answer.putArray("data");
        for (int i = request.get("input").size() - 1; i >= 0; i--) {
            ObjectNode item = data.addObject().put("index", i);
            ArrayNode vector = item.putArray("embedding");
            try {
                for (float x : model.embed(List.of(request.get("input").get(i).asText()))
                        .get(0)) {
                    vector.add(2 * x);
                }
            } catch (Exception e) {
                throw new IOException(e);
            }
        }
        return answer.toString();
    }

    @Override
    protected TextEmbedder embedder() {
        return embedder;
    }

    @Test
    void the_key_goes_along() throws Exception {
        embedder.embed(List.of("x"));
        assertThat(authorization).isEqualTo("Bearer secret-key");
        assertThat(embedder.model()).isEqualTo("served");
    }

    @Test
    void too_many_requests_are_tried_again_when_the_server_says() {
        status = 429;
        assertThatThrownBy(() -> embedder.embed(List.of("x"))).isInstanceOfSatisfying(RetryableException.class, e -> {
            assertThat(e.retryAfter()).hasValue(Duration.ofSeconds(17));
            assertThat(e.code().code()).isEqualTo("BND-EMBED-004");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "null",
                "{\"data\":[]}",
                "{\"data\":[{\"index\":0,\"embedding\":[]}]}",
                "{\"data\":[{\"index\":5,\"embedding\":[1]}]}",
                "{\"data\":[{\"index\":0,\"embedding\":[\"x\"]}]}",
                "{\"data\":[{\"index\":0}]}"
            })
    void nonsense_is_no_vector(String nonsense) {
        body = nonsense;
        assertThatThrownBy(() -> embedder.embed(List.of("x")))
                .isInstanceOfSatisfying(
                        UnavailableException.class,
                        e -> assertThat(e.code().code()).isEqualTo("BND-EMBED-002"));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 400, 302})
    void what_a_person_must_mend_is_said_so(int refusal) {
        status = refusal;
        body = "{\"error\":\"no\"}";
        assertThatThrownBy(() -> embedder.embed(List.of("x")))
                .isInstanceOfSatisfying(
                        UnavailableException.class,
                        e -> assertThat(e.code().code()).isEqualTo("BND-EMBED-003"));
    }

    @Test
    void a_server_that_is_down_is_away() {
        server.stop(0);
        assertThatThrownBy(() -> embedder.embed(List.of("x")))
                .isInstanceOfSatisfying(
                        UnavailableException.class,
                        e -> assertThat(e.code().code()).isEqualTo("BND-EMBED-002"));
    }

    @Test
    void a_key_never_goes_out_in_the_clear() {
        assertThatThrownBy(() -> embedder(Map.of("endpoint", "http://192.0.2.1/v1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("in the clear");
        assertThatThrownBy(() -> embedder(Map.of("endpoint", "file:///etc/passwd")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
