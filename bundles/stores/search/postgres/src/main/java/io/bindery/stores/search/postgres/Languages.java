package io.bindery.stores.search.postgres;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which of PostgreSQL's text search configurations goes with a language. */
final class Languages {

    /** For languages that PostgreSQL knows nothing of: words as they are. */
    static final String NONE = "simple";

    private static final Map<String, String> BY_CODE = Map.ofEntries(
            Map.entry("ar", "arabic"),
            Map.entry("hy", "armenian"),
            Map.entry("eu", "basque"),
            Map.entry("ca", "catalan"),
            Map.entry("da", "danish"),
            Map.entry("nl", "dutch"),
            Map.entry("en", "english"),
            Map.entry("et", "estonian"),
            Map.entry("fi", "finnish"),
            Map.entry("fr", "french"),
            Map.entry("de", "german"),
            Map.entry("el", "greek"),
            Map.entry("hi", "hindi"),
            Map.entry("hu", "hungarian"),
            Map.entry("id", "indonesian"),
            Map.entry("ga", "irish"),
            Map.entry("it", "italian"),
            Map.entry("lt", "lithuanian"),
            Map.entry("ne", "nepali"),
            Map.entry("no", "norwegian"),
            Map.entry("nb", "norwegian"),
            Map.entry("nn", "norwegian"),
            Map.entry("pt", "portuguese"),
            Map.entry("ro", "romanian"),
            Map.entry("ru", "russian"),
            Map.entry("sr", "serbian"),
            Map.entry("es", "spanish"),
            Map.entry("sv", "swedish"),
            Map.entry("ta", "tamil"),
            Map.entry("tr", "turkish"),
            Map.entry("yi", "yiddish"));

    private final Set<String> known;

    /** @param known the configurations that this server has: older ones have fewer */
    Languages(Set<String> known) {
        this.known = known;
    }

    /** The configuration for a language tag. */
    String configuration(String tag) {
        String found = BY_CODE.getOrDefault(Locale.forLanguageTag(tag).getLanguage(), NONE);
        return known.contains(found) ? found : NONE;
    }
}
