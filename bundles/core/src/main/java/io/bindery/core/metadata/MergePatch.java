package io.bindery.core.metadata;

import io.bindery.api.metadata.AccessibilityProperty;
import io.bindery.api.metadata.Contributor;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataField.Cardinality;
import io.bindery.api.metadata.Title;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts a JSON merge patch (RFC 7396) of the {@link FlatMetadata} into a draft. Thread-safe. */
final class MergePatch {

    private MergePatch() {}

    /** @throws InvalidEditException if what comes out is no metadata */
    static void draft(Draft draft, Map<String, @Nullable Object> patch) {
        Map<String, Object> before = FlatMetadata.of(draft.effective());
        for (Map.Entry<String, @Nullable Object> member : patch.entrySet()) {
            String name = member.getKey();
            Object value = merged(before.get(name), member.getValue());
            switch (name) {
                case FlatMetadata.TITLE -> Assignments.title(draft, Title.Type.MAIN, text(name, value));
                case FlatMetadata.SUBTITLE -> Assignments.title(draft, Title.Type.SUBTITLE, text(name, value));
                case FlatMetadata.LANGUAGE -> language(draft, text(name, value));
                case FlatMetadata.CREATORS -> contributors(draft, name, value, true);
                case FlatMetadata.CONTRIBUTORS -> contributors(draft, name, value, false);
                case "accessibility" -> accessibility(draft, value);
                default ->
                    field(draft, draft.field(name, value instanceof List ? Cardinality.MANY : Cardinality.ONE), value);
            }
        }
    }

    /** What RFC 7396, section 2, makes of a member. */
    private static @Nullable Object merged(@Nullable Object before, @Nullable Object patch) {
        if (!(patch instanceof Map<?, ?> changes)) {
            return patch;
        }
        Map<Object, Object> next = new LinkedHashMap<>(before instanceof Map<?, ?> members ? members : Map.of());
        changes.forEach((name, value) -> {
            Object merged = merged(next.get(name), value);
            if (merged == null) {
                next.remove(name);
            } else {
                next.put(name, merged);
            }
        });
        return next;
    }

    private static String text(String name, @Nullable Object value) {
        return value == null ? "" : Values.typed(String.class, value, name);
    }

    private static <T> void field(Draft draft, MetadataField<T> field, @Nullable Object value) {
        List<?> plain = list(field.cardinality() == Cardinality.MANY, field.name(), value);
        List<T> values = new ArrayList<>();
        for (Object one : plain) {
            String where = field.name() + (plain.size() > 1 ? "[" + values.size() + "]" : "");
            values.add(Checked.value(field, Values.typed(field.type(), one, where)));
        }
        put(draft, field, values);
    }

    private static <T> void put(Draft draft, MetadataField<T> field, List<T> values) {
        if (values.isEmpty()) {
            draft.clear(field);
        } else {
            draft.set(field, values);
        }
    }

    private static List<?> list(boolean many, String name, @Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        if (many && !(value instanceof List)) {
            throw InvalidEditException.badValue(name, "is a list");
        }
        return many && value instanceof List<?> list ? list : List.of(value);
    }

    /** Sets or clears the main language; the others stay. */
    static void language(Draft draft, String tag) {
        List<String> languages = new ArrayList<>(draft.current(MetadataField.LANGUAGES));
        if (!languages.isEmpty()) {
            languages.remove(0);
        }
        if (!tag.isBlank()) {
            String checked = Checked.value(MetadataField.LANGUAGES, tag);
            languages.remove(checked);
            languages.add(0, checked);
        }
        put(draft, MetadataField.LANGUAGES, languages);
    }

    private static void contributors(Draft draft, String name, @Nullable Object value, boolean creators) {
        List<Contributor> some = new ArrayList<>();
        for (Object one : list(true, name, value)) {
            Contributor it = Values.typed(Contributor.class, one, name + "[" + some.size() + "]");
            some.add(Checked.value(
                    MetadataField.CONTRIBUTORS,
                    new Contributor(
                            it.name(),
                            it.role(),
                            it.sortName(),
                            creators,
                            it.corporate(),
                            it.identifiers(),
                            it.biography())));
        }
        List<Contributor> others = draft.current(MetadataField.CONTRIBUTORS).stream()
                .filter(it -> it.creator() != creators)
                .toList();
        some.addAll(creators ? some.size() : 0, others);
        put(draft, MetadataField.CONTRIBUTORS, some);
    }

    private static void accessibility(Draft draft, @Nullable Object value) {
        List<AccessibilityProperty> properties = new ArrayList<>();
        if (value instanceof Map<?, ?> byProperty) {
            byProperty.forEach((property, values) -> {
                for (Object one : list(true, "accessibility." + property, values)) {
                    properties.add(Checked.value(
                            MetadataField.ACCESSIBILITY,
                            new AccessibilityProperty(
                                    String.valueOf(property),
                                    Values.typed(String.class, one, "accessibility." + property))));
                }
            });
        } else if (value != null) {
            throw InvalidEditException.badValue("accessibility", "is an object with a list for each property");
        }
        put(draft, MetadataField.ACCESSIBILITY, properties);
    }
}
