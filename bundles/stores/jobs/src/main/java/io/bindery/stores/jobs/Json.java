package io.bindery.stores.jobs;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.bindery.api.event.OutgoingEvent;
import io.bindery.api.finding.Finding;
import io.bindery.api.job.JobEvent;
import io.bindery.api.job.StepRecord;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataField.Cardinality;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Statement;
import io.bindery.api.metadata.Statement.Operation;
import io.bindery.api.store.StepResult;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns values of the API into what stands in JSONB columns, and back. Names, never ordinals. Unknown properties are passed
 * over, so that an older program can read what a newer one wrote. Safe for use by several threads.
 */
final class Json {

    private static final TypeReference<List<StepRecord>> STEPS = new TypeReference<>() {};
    private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final ObjectMapper mapper = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule().addSerializer(String.class, new CleanText()))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            // A price comes back with all its digits.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    ObjectMapper mapper() {
        return mapper;
    }

    String write(List<StepRecord> steps) {
        return text(mapper.valueToTree(steps));
    }

    List<StepRecord> steps(String json) {
        return read(json, STEPS);
    }

    List<Finding> findings(String json) {
        return read(json, FINDINGS);
    }

    Map<String, String> texts(String json) {
        return read(json, TEXTS);
    }

    /** Rows for {@code job_event}. */
    String events(List<JobEvent> events) {
        ArrayNode rows = mapper.valueToTree(events);
        for (int i = 0; i < rows.size(); i++) {
            // PostgreSQL would round the time
            ((ObjectNode) rows.get(i)).put("at", Clean.time(events.get(i).at()).toString());
        }
        return text(rows);
    }

    /** Rows for {@code outbox}. */
    String outgoing(List<OutgoingEvent> events) {
        ArrayNode rows = mapper.valueToTree(events);
        for (int i = 0; i < rows.size(); i++) {
            ((ObjectNode) rows.get(i)).put("at", Clean.time(events.get(i).at()).toString());
        }
        return text(rows);
    }

    /** Rows for {@code step_result}. */
    String results(List<StepResult> results) {
        ArrayNode rows = mapper.createArrayNode();
        for (StepResult result : results) {
            ObjectNode row = rows.addObject();
            row.put("key", result.key());
            row.put("plugin", Clean.text(result.plugin()));
            row.set("findings", mapper.valueToTree(result.findings()));
            row.set("patch", statements(result.patch()));
            row.set("attributes", mapper.valueToTree(result.attributes()));
            row.put("produced_at", Clean.time(result.producedAt()).toString());
        }
        return text(rows);
    }

    /** What stands in {@code metadata_layer.patch}. */
    String write(MetadataPatch patch) {
        return text(statements(patch));
    }

    ArrayNode statements(MetadataPatch patch) {
        ArrayNode array = mapper.createArrayNode();
        for (Statement<?> statement : patch.statements()) {
            ObjectNode node = array.addObject();
            writeField(node, statement.field());
            node.set("value", mapper.valueToTree(statement.value()));
            node.put("operation", statement.operation().name());
            node.put("origin", Clean.text(statement.origin()));
            node.put("confidence", statement.confidence());
        }
        return array;
    }

    MetadataPatch patch(String json) {
        return patch(tree(json));
    }

    MetadataPatch patch(JsonNode statements) {
        MetadataPatch.Builder patch = MetadataPatch.builder();
        for (JsonNode node : statements) {
            Operation operation = Operation.valueOf(node.path("operation").asText());
            state(patch, readField(node), node, operation, node);
        }
        return patch.build();
    }

    private <T> void state(
            MetadataPatch.Builder patch, MetadataField<T> field, JsonNode node, Operation operation, JsonNode from) {
        try {
            T value = mapper.treeToValue(node.path("value"), field.type());
            patch.state(
                    field,
                    value,
                    operation,
                    from.path("origin").asText(),
                    from.path("confidence").asDouble());
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        }
    }

    static void writeField(ObjectNode node, MetadataField<?> field) {
        node.put("field", field.name());
        if (MetadataField.named(field.name()).isEmpty()) {
            node.put("cardinality", field.cardinality().name());
        }
    }

    static MetadataField<?> readField(JsonNode node) {
        String name = node.path("field").asText();
        Optional<MetadataField<?>> known = MetadataField.named(name);
        return known.isPresent()
                ? known.get()
                : MetadataField.custom(
                        name, Cardinality.valueOf(node.path("cardinality").asText()));
    }

    JsonNode tree(String json) {
        try {
            return mapper.readTree(json);
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        }
    }

    private <T> T read(String json, TypeReference<T> type) {
        try {
            return mapper.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        }
    }

    String text(JsonNode node) {
        try {
            return mapper.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write JSON: " + e.getOriginalMessage(), e);
        }
    }

    static IllegalStateException unreadable(JsonProcessingException e) {
        return new IllegalStateException(
                "the database holds JSON that this version of Bindery does not understand: " + e.getOriginalMessage()
                        + "; was it written by a newer version, or by hand?",
                e);
    }

    private static final class CleanText extends StdSerializer<String> {

        private static final long serialVersionUID = 1L;

        CleanText() {
            super(String.class);
        }

        @Override
        public void serialize(String text, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(Clean.text(text));
        }
    }
}
