package io.bindery.embedders.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bindery.api.embed.TextEmbedder;
import io.bindery.api.error.RetryableException;
import io.bindery.api.error.UnavailableException;
import io.bindery.language.Vectors;
import io.bindery.language.endpoint.Endpoint;
import io.bindery.language.endpoint.EndpointException;
import io.bindery.language.endpoint.EndpointException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;

/** Sentence vectors from an endpoint that speaks OpenAI's API. */
@Component(
        configurationPid = "io.bindery.embedders.remote",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        property = "bindery.plugin=remote-embedder")
@Designate(ocd = RemoteEmbedderConfig.class)
public final class RemoteEmbedder implements TextEmbedder {

    private static final long MOST_BYTES = 64L << 20;
    private static final int MOST_DIMENSIONS = 16_384;

    private final ObjectMapper json = new ObjectMapper();
    private final Endpoint endpoint;
    private final String model;
    private final int batch;
    private final int characters;

    /** @throws IllegalArgumentException if the configuration makes no sense; names the value */
    @Activate
    public RemoteEmbedder(RemoteEmbedderConfig config) {
        if (config.endpoint() == null
                || config.model() == null
                || config.model().isBlank()) {
            throw new IllegalArgumentException("io.bindery.embedders.remote needs endpoint and model");
        }
        if (config.batch() < 1 || config.characters() < 1 || config.seconds() < 1) {
            throw new IllegalArgumentException("batch, characters and seconds are positive: " + config.batch() + ", "
                    + config.characters() + ", " + config.seconds());
        }
        Path key = config.keyFile().isBlank() ? null : Path.of(config.keyFile());
        endpoint = new Endpoint(config.endpoint(), key, Duration.ofSeconds(config.seconds()), MOST_BYTES);
        model = config.model();
        batch = config.batch();
        characters = config.characters();
    }

    @Override
    public String model() {
        return model;
    }

    @Override
    public int batchSize() {
        return batch;
    }

    @Override
    public List<float[]> embed(List<String> texts)
            throws RetryableException, UnavailableException, InterruptedException {
        if (texts.isEmpty()) {
            return List.of();
        }
        try {
            return endpoint.post("embeddings", request(texts), (type, body) -> vectors(body, texts.size()));
        } catch (EndpointException e) {
            String message = String.valueOf(e.getMessage());
            if (e.kind() == Kind.TOO_MANY) {
                throw new RetryableException(
                        RemoteEmbedderError.TOO_MANY, message, e.retryAfter().orElse(null), e);
            }
            throw new UnavailableException(
                    e.passes() ? RemoteEmbedderError.AWAY : RemoteEmbedderError.REFUSED, message);
        }
    }

    private byte[] request(List<String> texts) {
        ObjectNode request = json.createObjectNode().put("model", model).put("encoding_format", "float");
        ArrayNode input = request.putArray("input");
        // A character that stands for no other: what is not Unicode text some servers refuse.
        texts.forEach(text -> input.add(sound(text.substring(0, Math.min(characters, text.length())))));
        return request.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Without lone surrogates, which UTF-8 cannot hold, and without NUL. */
    private static String sound(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace('\0', ' ');
    }

    private List<float[]> vectors(InputStream body, int count) throws IOException, EndpointException {
        JsonNode answer;
        try {
            answer = json.readTree(body);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new EndpointException(Kind.NONSENSE, "the answer is no JSON: " + e.getOriginalMessage(), null, e);
        }
        JsonNode data = answer == null ? null : answer.get("data");
        if (data == null || !data.isArray() || data.size() != count) {
            throw new EndpointException(Kind.NONSENSE, "the answer has no vector for each text");
        }
        float[][] vectors = new float[count][];
        int place = 0;
        for (JsonNode item : data) {
            int index = item.path("index").asInt(place);
            place++;
            if (index < 0 || index >= count || vectors[index] != null) {
                throw new EndpointException(Kind.NONSENSE, "the answer has two vectors for one text");
            }
            vectors[index] = vector(item.path("embedding"));
        }
        int dimensions = vectors[0].length;
        if (Arrays.stream(vectors).anyMatch(vector -> vector.length != dimensions)) {
            throw new EndpointException(Kind.NONSENSE, "the vectors are not all of one length");
        }
        return new ArrayList<>(Arrays.asList(vectors));
    }

    private static float[] vector(JsonNode embedding) throws EndpointException {
        if (!embedding.isArray() || embedding.isEmpty() || embedding.size() > MOST_DIMENSIONS) {
            throw new EndpointException(Kind.NONSENSE, "a vector is missing, empty or too long");
        }
        float[] vector = new float[embedding.size()];
        for (int i = 0; i < vector.length; i++) {
            if (!embedding.get(i).isNumber()) {
                throw new EndpointException(Kind.NONSENSE, "a vector holds what is no number");
            }
            vector[i] = (float) embedding.get(i).asDouble();
        }
        return Vectors.unit(vector);
    }

    @Deactivate
    void close() {
        endpoint.close();
    }
}
