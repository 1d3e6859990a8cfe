package io.bindery.enrichers.reading;

import io.bindery.language.Sentences;
import java.util.Locale;
import java.util.Map;

/**
 * How fast grown-up people read silently, in words a minute, in 17 languages: S. Trauzettel-Klosinski and K. Dietz, "Standardized
 * Assessment of Reading Performance: The New International Reading Speed Texts IReST", 2012, table 2. For Chinese and Japanese the unit
 * is the character. For all others, the mean of the study.
 */
final class Pace {

    private static final int MEAN = 184;
    private static final Map<String, Integer> WORDS = Map.ofEntries(
            Map.entry("ar", 138),
            Map.entry("de", 179),
            Map.entry("en", 228),
            Map.entry("es", 218),
            Map.entry("fi", 161),
            Map.entry("fr", 195),
            Map.entry("he", 187),
            Map.entry("it", 188),
            Map.entry("nl", 202),
            Map.entry("pl", 166),
            Map.entry("pt", 181),
            Map.entry("ru", 184),
            Map.entry("sl", 180),
            Map.entry("sv", 199),
            Map.entry("tr", 166));
    private static final Map<String, Integer> CHARACTERS = Map.of("zh", 255, "ja", 357);

    private Pace() {}

    /** Units (see there) a minute. */
    static int perMinute(String language) {
        Integer characters = CHARACTERS.get(language);
        return characters != null ? characters : WORDS.getOrDefault(language, MEAN);
    }

    /** Whether the unit is the character. */
    static boolean byCharacter(String language) {
        return CHARACTERS.containsKey(language);
    }

    /** Units of a text. */
    static long units(String text, String language) {
        return byCharacter(language)
                ? text.codePoints().filter(Character::isLetterOrDigit).count()
                : Sentences.words(text, Locale.forLanguageTag(language)).size();
    }
}
