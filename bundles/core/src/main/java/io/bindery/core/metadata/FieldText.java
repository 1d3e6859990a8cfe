package io.bindery.core.metadata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bindery.api.metadata.Collection;
import io.bindery.api.metadata.Contributor;
import io.bindery.api.metadata.Identifier;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataField.Cardinality;
import io.bindery.api.metadata.Subject;
import io.bindery.api.metadata.Title;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.ISBNValidator;

/**
 * Reads what a person writes for a field: JSON, or for the common fields a short text, e.g. {@code Herman Melville (A01)},
 * {@code isbn:9780306406157}, {@code BISAC:FIC000000}, {@code Sea stories #2}. Thread-safe.
 */
final class FieldText {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Pattern IN_BRACKETS = Pattern.compile("(.+?)\\s*\\(([A-Za-z0-9]{3})\\)");
    private static final Pattern NUMBERED = Pattern.compile("(.+?)\\s*#([^#]+)");
    private static final Pattern SCHEMED = Pattern.compile("([A-Za-z][A-Za-z0-9 -]*):\\s*(.+)");
    private static final Pattern TITLED =
            Pattern.compile("(?i)(main|subtitle|short|collection|edition|expanded):\\s*(.+)");

    private FieldText() {}

    /**
     * The values that a text stands for.
     *
     * @throws InvalidEditException if it stands for none of the field
     */
    static <T> List<T> values(MetadataField<T> field, String text) {
        List<T> values = new ArrayList<>();
        for (Object plain : plain(field, text)) {
            T value = plain instanceof Written written
                    ? field.type().cast(written.value())
                    : Values.typed(field.type(), plain, field.name());
            values.add(Checked.value(field, value));
        }
        return values;
    }

    /** A value that was written in its short form. */
    private record Written(Object value) {}

    private static List<?> plain(MetadataField<?> field, String text) {
        boolean many = field.cardinality() == Cardinality.MANY;
        String start = text.strip();
        boolean json = start.startsWith("{") || start.startsWith("[");
        if (json && (many || field.type() != String.class)) {
            Object parsed = json(field, start);
            return parsed instanceof List<?> list && many ? list : List.of(parsed);
        }
        if (field.type() == String.class || field.type() == Long.class) {
            return List.of(text);
        }
        return List.of(new Written(written(field, start)
                .orElseThrow(() -> InvalidEditException.badValue(
                        field.name(), "is written as JSON: " + Values.shape(field.type())))));
    }

    private static Object json(MetadataField<?> field, String text) {
        try {
            return MAPPER.readValue(text, Object.class);
        } catch (JsonProcessingException e) {
            throw InvalidEditException.badValue(field.name(), "is not valid JSON: " + e.getOriginalMessage());
        }
    }

    private static Optional<Object> written(MetadataField<?> field, String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (field.type() == Title.class) {
            Matcher typed = TITLED.matcher(text);
            return Optional.of(
                    typed.matches()
                            ? new Title(
                                    typed.group(2),
                                    Title.Type.valueOf(typed.group(1).toUpperCase(Locale.ROOT)))
                            : Title.main(text));
        }
        if (field.type() == Contributor.class) {
            Matcher role = IN_BRACKETS.matcher(text);
            return Optional.of(role.matches() ? contributor(role.group(1), role.group(2)) : contributor(text, "A01"));
        }
        if (field.type() == Identifier.class) {
            Matcher schemed = SCHEMED.matcher(text);
            boolean isbn = ISBNValidator.getInstance(true).isValid(text);
            return schemed.matches()
                    ? Optional.of(new Identifier(schemed.group(1), schemed.group(2)))
                    : Optional.of(new Identifier(isbn || looksLikeIsbn(text) ? "ISBN" : "", text));
        }
        if (field.type() == Subject.class) {
            Matcher schemed = SCHEMED.matcher(text);
            return Optional.of(
                    schemed.matches() && !schemed.group(2).contains(" ")
                            ? new Subject(schemed.group(1), schemed.group(2), schemed.group(2))
                            : new Subject("", "", text));
        }
        if (field.type() == Collection.class) {
            Matcher numbered = NUMBERED.matcher(text);
            return Optional.of(
                    numbered.matches()
                            ? new Collection(numbered.group(1), "series", numbered.group(2))
                            : new Collection(text, "series", ""));
        }
        return Optional.empty();
    }

    /** Digits of whatever script and hyphens: whoever writes so means an ISBN, and is told if it is none. */
    private static boolean looksLikeIsbn(String text) {
        long digits = text.codePoints().filter(Character::isLetterOrDigit).count();
        return text.startsWith("97") && digits == 13;
    }

    private static Contributor contributor(String name, String role) {
        String code = role.toUpperCase(Locale.ROOT).matches("[A-Z]\\d\\d")
                ? role.toUpperCase(Locale.ROOT)
                : role.toLowerCase(Locale.ROOT);
        boolean creator = code.equals("A01") || code.equals("aut");
        return new Contributor(name, code, "", creator);
    }
}
