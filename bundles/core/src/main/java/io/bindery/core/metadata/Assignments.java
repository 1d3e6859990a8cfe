package io.bindery.core.metadata;

import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataField.Cardinality;
import io.bindery.api.metadata.Title;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts what a person writes, {@code field=value} and its like, into a draft. Thread-safe. */
final class Assignments {

    private static final Pattern ASSIGNMENT =
            Pattern.compile("([A-Za-z][A-Za-z0-9.]*)\\s*(\\+=|-=|=)(.*)", Pattern.DOTALL);

    private Assignments() {}

    /** @throws InvalidEditException if it cannot be understood */
    static void draft(Draft draft, String assignment) {
        Matcher parts = ASSIGNMENT.matcher(assignment.stripLeading());
        if (!parts.matches()) {
            throw new InvalidEditException(
                    MetadataError.BAD_EDIT,
                    "\"" + (assignment.length() > 60 ? assignment.substring(0, 60) + "…" : assignment)
                            + "\" is not FIELD=VALUE");
        }
        String name = parts.group(1);
        String value = parts.group(3);
        switch (name) {
            case FlatMetadata.TITLE -> title(draft, Title.Type.MAIN, parts);
            case FlatMetadata.SUBTITLE -> title(draft, Title.Type.SUBTITLE, parts);
            case FlatMetadata.LANGUAGE -> language(draft, parts.group(2), value);
            case FlatMetadata.CREATORS -> apply(draft, MetadataField.CONTRIBUTORS, parts.group(2), value);
            default ->
                apply(
                        draft,
                        draft.field(name, parts.group(2).equals("=") ? Cardinality.ONE : Cardinality.MANY),
                        parts.group(2),
                        value);
        }
    }

    private static <T> void apply(Draft draft, MetadataField<T> field, String operator, String text) {
        if (operator.equals("=") && text.isBlank()) {
            draft.clear(field);
            return;
        }
        List<T> values = FieldText.values(field, text);
        switch (operator) {
            case "=" -> {
                if (values.isEmpty()) {
                    draft.clear(field);
                } else {
                    draft.set(field, values);
                }
            }
            case "+=" -> draft.add(field, values);
            default -> draft.remove(field, values);
        }
    }

    private static void language(Draft draft, String operator, String value) {
        if (operator.equals("=")) {
            MergePatch.language(draft, value);
        } else {
            apply(draft, MetadataField.LANGUAGES, operator, value);
        }
    }

    private static void title(Draft draft, Title.Type type, Matcher parts) {
        if (!parts.group(2).equals("=")) {
            throw new InvalidEditException(
                    MetadataError.BAD_EDIT, parts.group(1) + " is one text; set it with " + parts.group(1) + "=TEXT");
        }
        title(draft, type, parts.group(3));
    }

    /** Sets or clears the title of one type; the others stay. */
    static void title(Draft draft, Title.Type type, String text) {
        List<Title> titles = new ArrayList<>(draft.current(MetadataField.TITLES));
        titles.removeIf(title -> title.type() == type);
        if (!text.isBlank()) {
            titles.add(
                    type == Title.Type.MAIN ? 0 : titles.size(),
                    Checked.value(MetadataField.TITLES, new Title(text, type)));
        }
        draft.set(MetadataField.TITLES, titles);
    }
}
