package io.bindery.itests;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** The platform's REST API, as a program uses it. */
final class RestApi {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final String base;
    private final Path home;

    RestApi(int port, Path home) {
        this.base = "http://127.0.0.1:" + port;
        this.home = home;
    }

    /** An answer: the status, and the body as it came. */
    record Answer(int status, String body) {

        /** Whether it holds this, whatever the spaces. */
        boolean says(String text) {
            return body.contains(text);
        }
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    /** Whether the platform says that it can take books in. */
    boolean ready() throws InterruptedException {
        try {
            return get("/health/ready").status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Hands a book in under a key. */
    Answer submit(String key, byte[] book) throws IOException, InterruptedException {
        return send(request("/api/v1/jobs?publisher=acme&fileName=" + key + ".epub")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofByteArray(book)));
    }

    /** How many jobs are in a state. */
    long count(String state) throws IOException, InterruptedException {
        String counts = get("/api/v1/status").body();
        return counts.contains("\"" + state + "\":")
                ? Long.parseLong(counts.replaceFirst("(?s).*\"" + state + "\":\\s*(\\d+).*", "$1"))
                : -1;
    }

    private HttpRequest.Builder request(String path) throws IOException {
        String token = Files.readString(home.resolve("secrets/api-token")).strip();
        return HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", "Bearer " + token);
    }

    private static Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body());
    }

    static String newKey() {
        return UUID.randomUUID().toString();
    }
}
