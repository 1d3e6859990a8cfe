package io.bindery.language;

import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.MetadataField;
import java.util.Locale;

/** The language that a book states. */
public final class MainLanguage {

    private MainLanguage() {}

    /** The primary subtag of its first language (BCP 47, section 2.2.1), e.g. {@code en}; empty if it states none or what is no language. */
    public static String of(BookMetadata known) {
        return known.first(MetadataField.LANGUAGES).map(MainLanguage::primary).orElse("");
    }

    /** The primary subtag of a tag; empty for {@code und}, {@code mul}, {@code zxx} and what is no tag. Old codes become new ones. */
    public static String primary(String tag) {
        String language = Locale.forLanguageTag(tag.strip().replace('_', '-'))
                .getLanguage()
                .toLowerCase(Locale.ROOT);
        return switch (language) {
            case "und", "mul", "zxx", "mis" -> "";
            case "iw" -> "he";
            case "in" -> "id";
            case "ji" -> "yi";
            case "eng" -> "en";
            case "nb", "nn" -> "no";
            default -> language;
        };
    }
}
