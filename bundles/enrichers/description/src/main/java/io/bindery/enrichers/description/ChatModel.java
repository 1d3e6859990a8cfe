package io.bindery.enrichers.description;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.http.client.sse.DefaultServerSentEventParser;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import io.bindery.language.endpoint.Endpoint;
import io.bindery.language.endpoint.EndpointException;
import io.bindery.language.endpoint.EndpointException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A language model behind OpenAI's API of chat completions, which answers in a stream; one that answers at once will do as well. */
final class ChatModel {

    private static final String DONE = "[DONE]";
    private static final int LONGEST = 20_000;

    private final ObjectMapper json = new ObjectMapper();
    private final Endpoint endpoint;
    private final String model;
    private final int answerTokens;

    ChatModel(Endpoint endpoint, String model, int answerTokens) {
        this.endpoint = endpoint;
        this.model = model;
        this.answerTokens = answerTokens;
    }

    /**
     * Asks once.
     *
     * @return its whole answer; not blank
     * @throws EndpointException also if the answer breaks off before its end
     */
    String answer(String role, String request) throws EndpointException, InterruptedException {
        ObjectNode body = json.createObjectNode()
                .put("model", model)
                .put("stream", true)
                .put("max_tokens", answerTokens)
                .put("temperature", 0.3);
        ArrayNode messages = body.putArray("messages");
        messages.addObject().put("role", "system").put("content", role);
        messages.addObject().put("role", "user").put("content", request);
        String answer = endpoint.post(
                "chat/completions",
                body.toString().getBytes(StandardCharsets.UTF_8),
                (type, in) -> type.equals("application/json") ? whole(in) : streamed(in));
        if (answer.isBlank()) {
            throw new EndpointException(Kind.NONSENSE, "the model answered nothing");
        }
        return answer.strip();
    }

    private String whole(InputStream in) throws IOException, EndpointException {
        JsonNode choice = parse(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                .path("choices")
                .path(0);
        judge(choice.path("finish_reason").asText("stop"));
        String text = choice.path("message").path("content").asText("");
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    private String streamed(InputStream in) throws IOException, EndpointException {
        Collected collected = new Collected();
        new DefaultServerSentEventParser().parse(in, collected);
        Throwable failure = collected.failure;
        if (failure instanceof EndpointException known) {
            throw known;
        }
        if (failure != null) {
            throw new IOException("the answer broke off: " + failure, failure);
        }
        if (!collected.ended) {
            throw new EndpointException(
                    Kind.AWAY, "the answer broke off after " + collected.text.length() + " characters");
        }
        return collected.text.toString();
    }

    private JsonNode parse(String text) throws EndpointException {
        try {
            JsonNode node = json.readTree(text);
            if (node == null || !node.isObject()) {
                throw new EndpointException(Kind.NONSENSE, "the answer is no JSON object");
            }
            if (node.hasNonNull("error")) {
                throw new EndpointException(
                        Kind.AWAY, "the endpoint says: " + cut(node.get("error").toString()));
            }
            return node;
        } catch (JsonProcessingException e) {
            throw new EndpointException(Kind.NONSENSE, "the answer is no JSON: " + e.getOriginalMessage(), null, e);
        }
    }

    private static String cut(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300) + "…";
    }

    /** A text that was cut at the limit of tokens, or held back, is none to suggest. */
    private static void judge(String reason) throws EndpointException {
        if (reason.equals("length") || reason.equals("content_filter")) {
            throw new EndpointException(
                    Kind.REFUSED,
                    reason.equals("length")
                            ? "the answer was longer than answerTokens allows"
                            : "the endpoint has held the answer back");
        }
    }

    /** Puts the pieces of a stream together. */
    private final class Collected implements ServerSentEventListener {
        private final StringBuilder text = new StringBuilder();
        private boolean ended;
        private @Nullable Throwable failure;

        @Override
        public void onEvent(ServerSentEvent event) {
            String data = event.data();
            if (data == null || data.isBlank() || failure != null) {
                return;
            }
            if (data.strip().equals(DONE)) {
                ended = true;
                return;
            }
            try {
                JsonNode choice = parse(data).path("choices").path(0);
                JsonNode reason = choice.path("finish_reason");
                if (reason.isTextual()) {
                    judge(reason.asText());
                    ended = true;
                }
                String piece = choice.path("delta").path("content").asText("");
                if (text.length() + piece.length() <= LONGEST) {
                    text.append(piece);
                }
            } catch (EndpointException e) {
                failure = e;
            }
        }

        @Override
        public void onError(Throwable throwable) {
            if (failure == null) {
                failure = throwable;
            }
        }
    }
}
