package io.bindery.itests;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/** Asks the platform's web server. */
final class Http {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final int port;

    Http(int port) {
        this.port = port;
    }

    /** The status that somebody without a login gets; -1 if nobody answers. */
    int status(String path) throws InterruptedException {
        return send(request(path));
    }

    /** The status that a user gets; -1 if nobody answers. */
    int status(String path, String user, String password) throws InterruptedException {
        String credentials =
                Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return send(request(path).header("Authorization", "Basic " + credentials));
    }

    /** What the API answers to somebody with the token. */
    String get(String path, String token) throws IOException, InterruptedException {
        return text(request(path), token);
    }

    /** What the API answers to a body from somebody with the token, under a key for this arrival. */
    String post(String path, String token, String key, byte[] body) throws IOException, InterruptedException {
        return text(
                request(path).header("Idempotency-Key", key).POST(HttpRequest.BodyPublishers.ofByteArray(body)), token);
    }

    private static String text(HttpRequest.Builder request, String token) throws IOException, InterruptedException {
        return CLIENT.send(
                        request.header("Authorization", "Bearer " + token).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** The answer to any request; {@code headers} are names and values in turn. */
    HttpResponse<String> ask(String method, String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).method(method, HttpRequest.BodyPublishers.noBody());
        return CLIENT.send(
                (headers.length == 0 ? request : request.headers(headers)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Hands a book in with the token of the API; returns the answer. */
    String submit(String token, String fileName, byte[] book) throws IOException, InterruptedException {
        return post(
                "/api/v1/jobs?publisher=house&fileName=" + fileName,
                token,
                UUID.randomUUID().toString(),
                book);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private static int send(HttpRequest.Builder request) throws InterruptedException {
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return -1;
        }
    }
}
