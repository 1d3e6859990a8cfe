package io.bindery.formats.mobi.metadata;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/** The language numbers of Windows (MS-LCID, section 2.2), which the MOBI header uses, as BCP 47. */
final class Languages {

    private static final int LANGUAGE = 0x3FF;

    private static final Properties TAGS = load();

    private Languages() {}

    /** The tag of a number; of its language alone if the region is not known. Empty for 0 and for unknown languages. */
    static Optional<String> tag(int number) {
        return Optional.ofNullable(TAGS.getProperty(hex(number)))
                .or(() -> Optional.ofNullable(TAGS.getProperty(hex(number & LANGUAGE))));
    }

    /** A tag that a book states, in its usual letters; empty if it is none. */
    static Optional<String> stated(String text) {
        String tag = Locale.forLanguageTag(text.strip().replace('_', '-')).toLanguageTag();
        return tag.equals("und") || tag.isEmpty() ? Optional.empty() : Optional.of(tag);
    }

    private static String hex(int number) {
        return String.format(Locale.ROOT, "%04x", number);
    }

    private static Properties load() {
        Properties tags = new Properties();
        try (InputStream in =
                Objects.requireNonNull(Languages.class.getResourceAsStream("languages.properties"), "languages")) {
            tags.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tags;
    }
}
