package io.bindery.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Bindery's REST API, as far as the function needs it. Thread-safe. */
final class Bindery {

    private static final int LONGEST_ANSWER = 2_000;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final URI base;
    private final String token;
    /** By the beginning of {@code bucket/key}. */
    private final TreeMap<String, String> publishers;

    private Bindery(URI base, String token, TreeMap<String, String> publishers) {
        this.base = base;
        this.token = token;
        this.publishers = publishers;
    }

    /**
     * Bindery as an environment describes it: {@code BINDERY_URL}, {@code BINDERY_TOKEN}, and {@code BINDERY_PUBLISHERS}, which
     * says whose books come where: {@code acme-in/=acme,shared/far/=far}.
     *
     * @throws IllegalStateException if something is missing; says what
     */
    static Bindery of(Map<String, String> environment) {
        String url = needed(environment, "BINDERY_URL", "the platform's address, e.g. https://bindery.example.org");
        String token = needed(environment, "BINDERY_TOKEN", "a token of a program that may hand books in");
        TreeMap<String, String> publishers = new TreeMap<>();
        for (String pair : needed(environment, "BINDERY_PUBLISHERS", "e.g. acme-in/=acme,shared/far/=far")
                .split(",")) {
            int sign = pair.indexOf('=');
            if (sign < 1 || sign == pair.length() - 1) {
                throw new IllegalStateException(
                        "BINDERY_PUBLISHERS holds what is not of the form bucket/prefix=publisher: " + pair);
            }
            publishers.put(
                    pair.substring(0, sign).strip(), pair.substring(sign + 1).strip());
        }
        return new Bindery(URI.create(url.strip().replaceFirst("/+$", "")), token.strip(), publishers);
    }

    private static String needed(Map<String, String> environment, String name, String meaning) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("the function's environment lacks " + name + ": " + meaning);
        }
        return value;
    }

    /**
     * Hands a book in.
     *
     * @param identity what is the same when the same object comes again
     * @return the job's address
     * @throws IOException if Bindery does not take it; the message says why
     */
    String submit(String bucket, String key, String identity, HttpRequest.BodyPublisher bytes)
            throws IOException, InterruptedException {
        String place = bucket + "/" + key;
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/api/v1/jobs?publisher="
                        + encoded(publisher(place)) + "&fileName=" + encoded(key.substring(key.lastIndexOf('/') + 1))))
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", "lambda-" + sha256(identity))
                .header("Content-Type", "application/octet-stream")
                .POST(bytes)
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            String body = answer.body();
            throw new IOException("Bindery answers " + answer.statusCode() + ": "
                    + body.substring(0, Math.min(LONGEST_ANSWER, body.length())));
        }
        return answer.headers().firstValue("Location").orElse(answer.body());
    }

    /** The publisher with the longest beginning that fits. */
    private String publisher(String place) throws IOException {
        return publishers.descendingMap().entrySet().stream()
                .filter(entry -> place.startsWith(entry.getKey()))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElseThrow(
                        () -> new IOException("BINDERY_PUBLISHERS says of nobody that their books come to " + place));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
