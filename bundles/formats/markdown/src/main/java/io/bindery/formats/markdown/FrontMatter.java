package io.bindery.formats.markdown;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The front matter's fields, by their names in lower case. YAML is read without any types of its own, with few aliases. The front matter
 * extension of the Markdown library reads a part of YAML only, and misses authors with roles. Immutable.
 */
final class FrontMatter {

    static final FrontMatter EMPTY = new FrontMatter(Map.of());

    private static final int MOST = 200;

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setAllowDuplicateKeys(true)
            .setMaxAliasesForCollections(10)
            .setCodePointLimit(2 * Manuscript.MAX_FRONT_MATTER)
            .build();

    /** One value of a field: a text, or a text with more said of it, such as {@code {text: ..., role: trl}}. */
    record Value(String text, Map<String, String> more) {
        String more(String name) {
            return more.getOrDefault(name, "");
        }
    }

    private final Map<String, List<Value>> fields;

    private FrontMatter(Map<String, List<Value>> fields) {
        this.fields = fields;
    }

    /** The fields; empty if the text is no YAML, or no map. */
    static Optional<FrontMatter> of(String yaml) {
        if (yaml.isBlank()) {
            return Optional.of(EMPTY);
        }
        Object loaded;
        try {
            loaded = new Load(SETTINGS).loadFromString(yaml);
        } catch (YamlEngineException | StackOverflowError e) {
            // The library goes down into nested lists by calls.
            return Optional.empty();
        }
        if (!(loaded instanceof Map<?, ?> map)) {
            return Optional.empty();
        }
        Map<String, List<Value>> fields = new LinkedHashMap<>();
        map.forEach((key, value) -> fields.put(String.valueOf(key).toLowerCase(Locale.ROOT), values(value)));
        return Optional.of(new FrontMatter(fields));
    }

    private static List<Value> values(Object value) {
        List<Value> values = new ArrayList<>();
        for (Object one : value instanceof List<?> list ? list : java.util.Collections.singletonList(value)) {
            if (values.size() >= MOST) {
                break;
            }
            if (one instanceof Map<?, ?> map) {
                Map<String, String> more = new LinkedHashMap<>();
                map.forEach((key, part) -> {
                    if (part instanceof String || part instanceof Number) {
                        more.put(String.valueOf(key).toLowerCase(Locale.ROOT), part.toString());
                    }
                });
                String text = more.getOrDefault("text", more.getOrDefault("name", ""));
                values.add(new Value(text.strip(), more));
            } else if (one != null && !(one instanceof List)) {
                values.add(new Value(one.toString().strip(), Map.of()));
            }
        }
        values.removeIf(one -> one.text().isEmpty());
        return List.copyOf(values);
    }

    /** The values of the first of these fields that has any. */
    List<Value> all(String... names) {
        for (String name : names) {
            List<Value> values = fields.getOrDefault(name, List.of());
            if (!values.isEmpty()) {
                return values;
            }
        }
        return List.of();
    }

    /** The first value of the first of these fields that has any; empty if none has. */
    String first(String... names) {
        return all(names).stream().findFirst().map(Value::text).orElse("");
    }
}
