package io.bindery.stores.search.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.bindery.api.error.RetryableException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Speaks with OpenSearch. Thread-safe. */
final class Rest {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final int LONGEST_COMPLAINT = 500;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final String address;
    private final String user;
    private final String passwordFile;

    Rest(String address, String user, String passwordFile) {
        this.address = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        this.user = user;
        this.passwordFile = passwordFile;
    }

    /** Asks; what is not there is answered with a missing node. */
    JsonNode ask(String method, String path, @Nullable JsonNode body) throws RetryableException, InterruptedException {
        return ask(method, path, body == null ? null : body.toString(), "application/json");
    }

    /** Sends lines of JSON. */
    JsonNode bulk(String path, String lines) throws RetryableException, InterruptedException {
        return ask("POST", path, lines, "application/x-ndjson");
    }

    private JsonNode ask(String method, String path, @Nullable String body, String type)
            throws RetryableException, InterruptedException {
        HttpResponse<String> answer;
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                    .timeout(ANSWER)
                    .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
            if (body != null) {
                request.header("Content-Type", type);
            }
            if (!user.isEmpty()) {
                request.header("Authorization", "Basic " + credentials());
            }
            answer = client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new RetryableException(OpenSearchError.AWAY, "OpenSearch at " + address + ": " + why, null, e);
        }
        int status = answer.statusCode();
        if (status == 404) {
            return MissingNode.getInstance();
        }
        if (status >= 300) {
            String said = answer.body();
            String cut = said.substring(0, Math.min(LONGEST_COMPLAINT, said.length()));
            boolean busy = status == 429 || status >= 500;
            throw new RetryableException(
                    busy ? OpenSearchError.AWAY : OpenSearchError.REFUSED,
                    "OpenSearch answers " + status + " to " + method + " " + path + ": " + cut,
                    null,
                    null);
        }
        return read(answer.body());
    }

    private static JsonNode read(String body) throws RetryableException {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new RetryableException(OpenSearchError.AWAY, "OpenSearch does not answer with JSON", null, e);
        }
    }

    /** Read anew each time, so that a password can be changed without a restart. */
    private String credentials() throws IOException {
        String password = passwordFile.isEmpty()
                ? ""
                : Files.readString(Path.of(passwordFile)).lines().findFirst().orElse("");
        return Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
