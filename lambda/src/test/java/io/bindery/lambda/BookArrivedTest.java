package io.bindery.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.sun.net.httpserver.HttpServer;
import io.bindery.testservers.S3Server;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
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

class BookArrivedTest {

    @TempDir
    static Path servers;

    private static S3Server server;
    private static S3Client s3;

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private HttpServer bindery;
    private int answer = 201;

    private record Received(String query, String authorization, String key, String length, String body) {}

    @BeforeAll
    static void startServer() throws IOException {
        server = S3Server.start(servers);
        s3 = S3Client.builder()
                .region(Region.US_EAST_1)
                .endpointOverride(server.endpoint())
                .forcePathStyle(true)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(S3Server.KEY, S3Server.SECRET)))
                .build();
        s3.createBucket(request -> request.bucket("acme-in"));
    }

    @AfterAll
    static void stopServer() {
        s3.close();
        server.close();
    }

    @BeforeEach
    void listen() throws IOException {
        bindery = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        bindery.createContext("/api/v1/jobs", exchange -> {
            received.add(new Received(
                    exchange.getRequestURI().getRawQuery(),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                    exchange.getRequestHeaders().getFirst("Content-Length"),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
            exchange.getResponseHeaders().add("Location", "/api/v1/jobs/4711");
            byte[] body = "{\"title\":\"no room\"}".getBytes(UTF_8);
            exchange.sendResponseHeaders(answer, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        bindery.start();
    }

    @AfterEach
    void end() {
        bindery.stop(0);
    }

    private BookArrived function(String publishers) {
        return BookArrived.of(
                s3,
                Map.of(
                        "BINDERY_URL",
                        "http://127.0.0.1:" + bindery.getAddress().getPort() + "/",
                        "BINDERY_TOKEN",
                        "secret",
                        "BINDERY_PUBLISHERS",
                        publishers));
    }

    private static String document(String name) throws IOException {
        try (InputStream bytes = BookArrivedTest.class.getResourceAsStream(name)) {
            return new String(bytes.readAllBytes(), UTF_8);
        }
    }

    private static S3Event event(String document) {
        return LambdaEventSerializers.serializerFor(S3Event.class, BookArrivedTest.class.getClassLoader())
                .fromJson(new ByteArrayInputStream(document.getBytes(UTF_8)));
    }

    private static S3Event created(String encodedKey) throws IOException {
        return event(document("created.json").replace("@KEY@", encodedKey).replace("@VERSION@", ""));
    }

    private static void put(String key, String text) {
        s3.putObject(request -> request.bucket("acme-in").key("books/" + key), RequestBody.fromString(text));
    }

    @Test
    void a_book_is_handed_on_once_however_often_the_event_comes() throws IOException {
        put("größe +1 & more.epub", "a book");
        S3Event event = created("gr%C3%B6%C3%9Fe+%2B1+%26+more.epub");
        BookArrived function = function("acme-in/=house,acme-in/books/=acme");

        assertThat(function.handleRequest(event, null)).containsExactly("/api/v1/jobs/4711");
        assertThat(function.handleRequest(event, null)).hasSize(1);
        assertThat(received).hasSize(2).allSatisfy(request -> {
            assertThat(request.query()).isEqualTo("publisher=acme&fileName=gr%C3%B6%C3%9Fe+%2B1+%26+more.epub");
            assertThat(request.authorization()).isEqualTo("Bearer secret");
            assertThat(request.length()).isEqualTo("6");
            assertThat(request.body()).isEqualTo("a book");
        });
        assertThat(received.get(0).key()).isEqualTo(received.get(1).key()).matches("lambda-[0-9a-f]{64}");
        put("another.epub", "b book");
        function.handleRequest(created("another.epub"), null);
        assertThat(received.get(2).key()).isNotEqualTo(received.get(0).key());
    }

    @Test
    void an_event_with_a_version_names_it() throws IOException {
        S3Event event = event(document("created.json")
                .replace("@KEY@", "a.epub")
                .replace("@VERSION@", "\"versionId\": \"096fKKXTRTtl3on89fVO.nfljtsv6qko\","));
        assertThat(event.getRecords().get(0).getS3().getObject().getVersionId())
                .isEqualTo("096fKKXTRTtl3on89fVO.nfljtsv6qko");
    }

    @Test
    void what_is_no_new_book_is_passed_over() throws IOException {
        BookArrived function = function("acme-in/=acme");
        assertThat(function.handleRequest(event(document("test-event.json")), null))
                .isEmpty();
        assertThat(function.handleRequest(created("gone.epub"), null))
                .as("taken away since")
                .isEmpty();
        assertThat(function.handleRequest(created("folder/"), null)).isEmpty();
        S3Event removed = event(document("created.json")
                .replace("@KEY@", "a.epub")
                .replace("@VERSION@", "")
                .replace("ObjectCreated:Put", "ObjectRemoved:Delete"));
        assertThat(function.handleRequest(removed, null)).isEmpty();
        assertThat(received).isEmpty();
    }

    @Test
    void what_could_not_be_handed_on_fails_the_function_with_the_reason() throws IOException {
        put("b.epub", "a book");
        answer = 429;
        assertThatThrownBy(() -> function("acme-in/=acme").handleRequest(created("b.epub"), null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("s3://acme-in/books/b.epub")
                .hasMessageContaining("429")
                .hasMessageContaining("no room");
        assertThatThrownBy(() -> function("other/=acme").handleRequest(created("b.epub"), null))
                .hasMessageContaining("BINDERY_PUBLISHERS");
        assertThatThrownBy(() -> Bindery.of(Map.of("BINDERY_URL", "http://x"))).hasMessageContaining("BINDERY_TOKEN");
        assertThatThrownBy(() -> function("acme")).hasMessageContaining("acme");
    }
}
