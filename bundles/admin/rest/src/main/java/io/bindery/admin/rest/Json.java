package io.bindery.admin.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/** Writes values of maps, lists, text and numbers as JSON (RFC 8259). */
final class Json {

    /** A book's metadata with ten thousand contributors has some megabytes. */
    private static final int LARGEST_BODY = 16 * 1024 * 1024;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    private Json() {}

    /** The object that a request's body is. */
    static Map<String, @Nullable Object> object(InputStream bytes) throws IOException {
        byte[] body = bytes.readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw new ApiException(ApiError.TOO_LARGE, "the body has more than " + LARGEST_BODY + " bytes");
        }
        try {
            Map<String, @Nullable Object> object = MAPPER.readValue(body, OBJECT);
            if (object != null) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new ApiException(
                    ApiError.BAD_REQUEST, "the body is no JSON object: " + e.getOriginalMessage(), Map.of(), e);
        }
        throw new ApiException(ApiError.BAD_REQUEST, "the body is no JSON object, but null");
    }

    /** Answers with a JSON document. */
    static void send(HttpServletResponse response, int status, String mediaType, Object value) throws IOException {
        byte[] bytes = (MAPPER.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(mediaType);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    /** The member of that name, which is a list of texts; empty if there is none. */
    static List<String> texts(Map<String, @Nullable Object> body, String name) {
        Object value = body.get(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw noTexts(name);
        }
        List<String> texts = new ArrayList<>();
        for (Object one : list) {
            if (!(one instanceof String text)) {
                throw noTexts(name);
            }
            texts.add(text);
        }
        return texts;
    }

    private static ApiException noTexts(String name) {
        return new ApiException(ApiError.BAD_REQUEST, "'" + name + "' is a list of texts");
    }

    /** An object that keeps its members' order and leaves out those that hold nothing. */
    static Map<String, Object> present(@Nullable Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null && !isEmpty(value)) {
                object.put((String) java.util.Objects.requireNonNull(namesAndValues[i]), value);
            }
        }
        return object;
    }

    private static boolean isEmpty(Object value) {
        return value instanceof String text && text.isEmpty()
                || value instanceof Collection<?> list && list.isEmpty()
                || value instanceof Map<?, ?> map && map.isEmpty();
    }
}
