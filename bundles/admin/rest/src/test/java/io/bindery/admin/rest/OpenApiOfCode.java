package io.bindery.admin.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.jaxrs2.ext.AbstractOpenAPIExtension;
import io.swagger.v3.jaxrs2.ext.OpenAPIExtension;
import io.swagger.v3.jaxrs2.ext.OpenAPIExtensions;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.integration.SwaggerConfiguration;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.security.PermitAll;
import javax.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;

/** Makes the description of the API (OpenAPI 3.1) out of the annotations of its resources. */
final class OpenApiOfCode {

    private static final ObjectNode PROBLEM = problem();

    private final Map<String, Method> methods = new TreeMap<>();
    private final Map<String, Class<?>> records = new HashMap<>();

    static ObjectNode make() {
        return new OpenApiOfCode().read();
    }

    private ObjectNode read() {
        List<OpenAPIExtension> before = OpenAPIExtensions.getExtensions();
        List<OpenAPIExtension> with = new ArrayList<>(before);
        with.add(0, new Operations());
        OpenAPIExtensions.setExtensions(with);
        Records converter = new Records();
        ModelConverters.getInstance(true).addConverter(converter);
        try {
            OpenAPI api = new Reader(new SwaggerConfiguration().openAPI31(true).openAPI(new OpenAPI())).read(classes());
            ModelConverters.getInstance(true)
                    .readAll(Problem.class)
                    .forEach((name, schema) -> api.getComponents().addSchemas(name, schema));
            return finished(Json31.mapper().valueToTree(api));
        } finally {
            OpenAPIExtensions.setExtensions(before);
            ModelConverters.getInstance(true).removeConverter(converter);
        }
    }

    private static Set<Class<?>> classes() {
        Set<Class<?>> classes = new HashSet<>(Api.RESOURCES);
        classes.addAll(Api.BESIDE);
        return classes;
    }

    private ObjectNode finished(ObjectNode read) {
        ObjectNode api = Json.mapper().createObjectNode();
        api.put("openapi", "3.1.0");
        api.putObject("info")
                .put("title", "Bindery")
                .put("version", "1")
                .put(
                        "description",
                        "Takes books in and tells what became of them. Whatever goes wrong is answered with a problem (RFC 9457).")
                .putObject("license")
                .put("name", "Apache-2.0")
                .put("identifier", "Apache-2.0");
        api.putArray("servers").addObject().put("url", "/api/v1");
        api.set("tags", sortedTags(read.path("tags")));
        ObjectNode paths = api.putObject("paths");
        sorted(read.path("paths")).forEach((path, item) -> {
            item.properties().forEach(it -> operation((ObjectNode) it.getValue()));
            paths.set(path, item);
        });
        ObjectNode schemas = api.putObject("components").putObject("schemas");
        sorted(read.path("components").path("schemas")).forEach((name, schema) -> {
            if (records.containsKey(name)) {
                members((ObjectNode) schema, records.get(name));
            }
            schemas.set(name, schema);
        });
        ((ObjectNode) api.path("components"))
                .putObject("securitySchemes")
                .putObject("bearer")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("description", "An access token from POST /session, or an API token.");
        return api;
    }

    private void operation(ObjectNode operation) {
        Method method = methods.get(operation.path("operationId").asText());
        RolesAllowed roles = method.getAnnotation(RolesAllowed.class);
        ObjectNode responses = (ObjectNode) operation.path("responses");
        if (roles != null) {
            operation.putArray("security").addObject().putArray("bearer");
            operation.put("x-role", roles.value()[0]);
            responses.set("401", PROBLEM.deepCopy().put("description", "Nobody that may come in"));
            responses.set("403", PROBLEM.deepCopy().put("description", "The caller's role does not allow it"));
        } else if (method.isAnnotationPresent(PermitAll.class)) {
            operation.putArray("security");
        } else {
            throw new IllegalStateException("it is not said who may call " + method);
        }
        // what the reader makes of a method's return type is an answer of unknown status
        JsonNode answer = responses.remove("default");
        if (answer != null && !responses.has("200")) {
            ((ObjectNode) answer).put("description", "Done");
            responses.set("200", answer);
        }
        responses.set("default", PROBLEM.deepCopy());
        ObjectNode inOrder = Json.mapper().createObjectNode();
        sorted(responses).forEach(inOrder::set);
        operation.set("responses", inOrder);
    }

    /** All members of a record are there; those that may be null say so. */
    private static void members(ObjectNode schema, Class<?> type) {
        ArrayNode required = Json.mapper().createArrayNode();
        members((ObjectNode) schema.path("properties"), type, required);
        schema.put("type", "object");
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
    }

    private static void members(ObjectNode properties, Class<?> type, ArrayNode required) {
        for (RecordComponent member : type.getRecordComponents()) {
            if (member.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                members(properties, member.getType(), required);
                continue;
            }
            if (!properties.has(member.getName())) {
                throw new IllegalStateException("the description lacks " + type + " " + member);
            }
            JsonInclude include = member.getAccessor().getAnnotation(JsonInclude.class);
            boolean absent = include != null && include.value() == JsonInclude.Include.NON_NULL;
            boolean nullable = member.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (!absent) {
                required.add(member.getName());
            }
            if (nullable && !absent) {
                properties.set(member.getName(), nullable((ObjectNode) properties.get(member.getName())));
            }
            JsonNode more = properties.get(member.getName()).path("additionalProperties");
            if (more.isObject() && member.getGenericType().getTypeName().endsWith("java.lang.Object>")) {
                ((ObjectNode) properties.get(member.getName())).put("additionalProperties", true);
            }
        }
    }

    private static ObjectNode nullable(ObjectNode schema) {
        if (schema.has("$ref") || schema.has("enum")) {
            ObjectNode either = Json.mapper().createObjectNode();
            either.putArray("anyOf").add(schema).addObject().put("type", "null");
            return either;
        }
        ArrayNode types = Json.mapper().createArrayNode();
        types.add(schema.path("type").asText()).add("null");
        schema.set("type", types);
        return schema;
    }

    private static Map<String, JsonNode> sorted(JsonNode object) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        object.properties().forEach(it -> sorted.put(it.getKey(), it.getValue()));
        return sorted;
    }

    private static ArrayNode sortedTags(JsonNode tags) {
        Map<String, JsonNode> byName = new TreeMap<>();
        tags.forEach(tag ->
                byName.merge(tag.path("name").asText(), tag, (one, other) -> one.has("description") ? one : other));
        return Json.mapper().createArrayNode().addAll(byName.values());
    }

    private static ObjectNode problem() {
        ObjectNode answer = Json.mapper().createObjectNode();
        answer.put("description", "A problem");
        answer.putObject("content")
                .putObject(Problem.MEDIA_TYPE)
                .putObject("schema")
                .put("$ref", "#/components/schemas/Problem");
        return answer;
    }

    private final class Operations extends AbstractOpenAPIExtension {
        @Override
        public void decorateOperation(Operation operation, Method method, Iterator<OpenAPIExtension> chain) {
            String id = ResourceNames.operation(method);
            operation.setOperationId(id);
            methods.put(id, method);
            super.decorateOperation(operation, method, chain);
        }
    }

    /** Remembers which schema was made of which record. */
    private final class Records implements ModelConverter {
        @Override
        public io.swagger.v3.oas.models.media.@Nullable Schema<?> resolve(
                AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
            JavaType java = Json.mapper().constructType(type.getType());
            Class<?> raw = java == null ? Object.class : java.getRawClass();
            if (raw.isRecord()) {
                Schema named = raw.getAnnotation(Schema.class);
                if (named == null || named.name().isEmpty()) {
                    throw new IllegalStateException("the record has no name for the description: " + raw);
                }
                records.put(named.name(), raw);
            }
            return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        }

        @Override
        public boolean isOpenapi31() {
            return true;
        }
    }
}
