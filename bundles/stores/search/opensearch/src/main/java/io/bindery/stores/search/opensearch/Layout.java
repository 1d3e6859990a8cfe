package io.bindery.stores.search.opensearch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bindery.api.search.Facet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How an index is laid out: words as they are, and beside them the stems of the book's own language under that language's name. */
final class Layout {

    /** What counts most, less and least. */
    static final List<String> FIELDS = List.of("names", "subjects", "prose");

    static final Map<String, Integer> WEIGHTS = Map.of("names", 20, "subjects", 4, "prose", 1);

    /** The language of books whose language has no stems here. */
    static final String NONE = "none";

    private static final Map<String, String> LANGUAGES = new TreeMap<>(Map.ofEntries(
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
            Map.entry("no", "norwegian"),
            Map.entry("nb", "norwegian"),
            Map.entry("nn", "norwegian"),
            Map.entry("pt", "portuguese"),
            Map.entry("ro", "romanian"),
            Map.entry("ru", "russian"),
            Map.entry("es", "spanish"),
            Map.entry("sv", "swedish"),
            Map.entry("tr", "turkish")));

    private Layout() {}

    /** The language under which a book's stems stand. */
    static String language(String tag) {
        return LANGUAGES.getOrDefault(Locale.forLanguageTag(tag).getLanguage(), NONE);
    }

    static ObjectNode index(int replicas) {
        ObjectNode index = Rest.JSON.createObjectNode();
        ObjectNode settings = index.putObject("settings");
        settings.put("number_of_shards", 1).put("number_of_replicas", replicas);
        // A score that other books do not change: pages stay stable while books come and go. All words must be there
        // anyway, so that
        // how rare each is would tell little.
        ObjectNode steady = settings.putObject("similarity").putObject("steady");
        steady.put("type", "scripted")
                .putObject("script")
                .put("source", "return query.boost * doc.freq / (doc.freq + 1.0);");
        ObjectNode analysis = settings.putObject("analysis");
        ObjectNode filters = analysis.putObject("filter");
        ObjectNode analyzers = analysis.putObject("analyzer");
        analyzers.putObject("plain").put("type", "custom").put("tokenizer", "whitespace");
        ObjectNode mappings = index.putObject("mappings").put("dynamic", false);
        ObjectNode fields = mappings.putObject("properties");
        for (String language : new java.util.TreeSet<>(LANGUAGES.values())) {
            filters.putObject("stop_" + language).put("type", "stop").put("stopwords", "_" + language + "_");
            filters.putObject("stem_" + language).put("type", "stemmer").put("language", language);
            analyzers
                    .putObject(language)
                    .put("type", "custom")
                    .put("tokenizer", "whitespace")
                    .putArray("filter")
                    .add("stop_" + language)
                    .add("stem_" + language);
            ObjectNode its = fields.putObject(language).putObject("properties");
            FIELDS.forEach(field -> its.putObject(field)
                    .put("type", "text")
                    .put("analyzer", language)
                    .put("similarity", "steady"));
        }
        for (String field : FIELDS) {
            fields.putObject(field)
                    .put("type", "text")
                    .put("analyzer", "plain")
                    .put("similarity", "steady")
                    .putObject("index_prefixes")
                    .put("min_chars", 1)
                    .put("max_chars", 8);
        }
        for (String field : List.of("id", "publisher", "in", "words")) {
            fields.putObject(field).put("type", "keyword");
        }
        fields.putObject("shown").put("type", "object").put("enabled", false);
        ObjectNode facets = fields.putObject("facet").putObject("properties");
        for (Facet facet : Facet.values()) {
            facets.putObject(facet.label()).put("type", "keyword");
        }
        return index;
    }
}
