package io.bindery.admin.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Holds what the API really answers against its description. */
final class Contract {

    static final JsonNode DOCUMENT = read();

    /** The operations that were called, and with which status they answered. */
    static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

    private Contract() {}

    private static JsonNode read() {
        try (InputStream in = Contract.class.getResourceAsStream(DescriptionResource.DOCUMENT)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails if the answer is not as described; an address that is not described must be answered with a problem. */
    static void check(String method, String rawPath, int status, String contentType, String body) {
        if (!rawPath.startsWith("/api/v1/")) {
            return;
        }
        String path = rawPath.substring("/api/v1".length());
        Optional<JsonNode> operation = operation(method, path);
        if (operation.isEmpty()) {
            assertThat(status).as("%s %s is not described", method, path).isGreaterThanOrEqualTo(400);
            return;
        }
        String id = operation.get().path("operationId").asText();
        JsonNode responses = operation.get().path("responses");
        JsonNode response = responses.path(String.valueOf(status));
        if (response.isMissingNode()) {
            assertThat(status)
                    .as("%s answers with a status that is not described: %s", id, body)
                    .isGreaterThanOrEqualTo(400);
            response = responses.path("default");
        }
        SEEN.add(id + " " + status);
        JsonNode content = response.path("content");
        if (body.isEmpty() || content.has("*/*")) {
            return;
        }
        String mediaType = contentType.split(";", 2)[0];
        assertThat(content.has(mediaType))
                .as("%s %d is not described as %s: %s", id, status, mediaType, content)
                .isTrue();
        JsonNode schema = content.path(mediaType).path("schema");
        if (mediaType.endsWith("json")) {
            assertThat(errors(schema, body)).as("%s %d: %s", id, status, body).isEmpty();
        }
    }

    /** What is wrong with a document of the form that the description calls so. */
    static java.util.List<String> fits(String schema, String body) {
        return errors(new ObjectMapper().createObjectNode().put("$ref", "#/components/schemas/" + schema), body);
    }

    private static java.util.List<String> errors(JsonNode schema, String body) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", DOCUMENT.path("components"));
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(whole)
                    .validate(new ObjectMapper().readTree(body))
                    .stream()
                    .map(Object::toString)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The operation that is meant: of several templates that fit, the one with the fewest parameters. */
    static Optional<JsonNode> operation(String method, String path) {
        String best = null;
        for (Map.Entry<String, JsonNode> entry : DOCUMENT.path("paths").properties()) {
            String template = entry.getKey();
            String last = template.endsWith("/{format}") ? ".+" : "[^/]+";
            String regex = template.replaceAll("\\{[^}]+}$", last).replaceAll("\\{[^}]+}", "[^/]+");
            boolean fits = path.matches(regex) && entry.getValue().has(method.toLowerCase(java.util.Locale.ROOT));
            if (fits && (best == null || parameters(template) < parameters(best))) {
                best = template;
            }
        }
        return best == null
                ? Optional.empty()
                : Optional.of(DOCUMENT.path("paths").path(best).path(method.toLowerCase(java.util.Locale.ROOT)));
    }

    private static long parameters(String template) {
        return template.chars().filter(c -> c == '{').count();
    }
}
