package io.bindery.prose;

import io.bindery.api.finding.Location;
import io.bindery.api.finding.Severity;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import java.util.IllformedLocaleException;
import java.util.Locale;

/** Language tags (BCP 47). */
public final class Languages {

    private Languages() {}

    /** The tag in its usual form, e.g. {@code en-US} for {@code EN_us}; empty if the text is none. */
    public static String tag(String text) {
        try {
            String tag = new Locale.Builder()
                    .setLanguageTag(text.strip().replace('_', '-'))
                    .build()
                    .toLanguageTag();
            return tag.equals("und") ? "" : tag;
        } catch (IllformedLocaleException e) {
            return "";
        }
    }

    /** Finds fault with a language that is missing or no tag. */
    public static void check(String text, Location location, FindingList findings) {
        if (tag(text).isEmpty()) {
            String message = text.isBlank()
                    ? "the book does not state its language"
                    : "\"" + text.strip() + "\" is not a language tag";
            findings.add(ProseError.BAD_LANGUAGE, Severity.WARNING, message, location);
        }
    }

    /** States a language, if the text is a tag. */
    public static void state(String text, double confidence, String origin, MetadataPatch.Builder patch) {
        String tag = tag(text);
        if (!tag.isEmpty()) {
            patch.state(
                    MetadataField.LANGUAGES, tag, io.bindery.api.metadata.Statement.Operation.ADD, origin, confidence);
        }
    }
}
