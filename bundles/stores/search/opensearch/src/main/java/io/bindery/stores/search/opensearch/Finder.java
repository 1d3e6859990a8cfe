package io.bindery.stores.search.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bindery.api.error.RetryableException;
import io.bindery.api.search.Facet;
import io.bindery.api.search.SearchPage;
import io.bindery.api.search.SearchPage.Count;
import io.bindery.api.search.SearchPage.Hit;
import io.bindery.api.search.SearchQuery;
import io.bindery.stores.search.words.Cursor;
import io.bindery.stores.search.words.Passages;
import io.bindery.stores.search.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;

/** Finds books in one index. */
final class Finder {

    /** More words than this say nothing more. */
    private static final int MOST_WORDS = 24;
    /** Of so many words all may be stop words; of more hardly. */
    private static final int FEW_WORDS = 4;

    private static final int ALTERNATIVES = 3;
    private static final String ON = "\ue000";
    private static final String OFF = "\ue001";

    private final Rest rest;
    private final String index;
    private final long generation;

    Finder(Rest rest, String index, long generation) {
        this.rest = rest;
        this.index = index;
        this.generation = generation;
    }

    Optional<SearchPage> find(SearchQuery query) throws RetryableException, InterruptedException {
        Cursor cursor = null;
        if (query.cursor() != null) {
            cursor = Cursor.read(query.cursor()).orElse(null);
            if (cursor == null || cursor.generation() != generation) {
                return Optional.empty();
            }
        }
        List<List<String>> put = cursor == null ? List.of() : cursor.forms();
        Asked asked = put.isEmpty() ? asked(query.text()) : asked(put, false);
        if (asked.nothing() && !query.text().isEmpty()) {
            return Optional.of(new SearchPage(List.of(), 0, noCounts(query.facets()), null, ""));
        }
        JsonNode answer = search(query, asked, cursor);
        if (total(answer) == 0 && cursor == null && !asked.nothing() && count(query, asked, -1) == 0) {
            List<List<String>> likely = likely(query, asked);
            Asked instead = likely.isEmpty() ? asked : asked(likely, false);
            if (!likely.isEmpty() && count(query, instead, -1) > 0) {
                put = likely;
                asked = instead;
                answer = search(query, asked, null);
            }
        }
        return Optional.of(page(query, asked, put, answer));
    }

    private Asked asked(String text) throws RetryableException, InterruptedException {
        List<List<String>> words = Words.in(text).stream()
                .map(Words.Word::plain)
                .distinct()
                .limit(MOST_WORDS)
                .map(List::of)
                .toList();
        return asked(words, true);
    }

    private Asked asked(List<List<String>> words, boolean open) throws RetryableException, InterruptedException {
        if (words.isEmpty()) {
            return new Asked(words, open, Set.of(), Set.of());
        }
        Set<String> languages = languages();
        Set<String> empty = new TreeSet<>();
        if (words.size() <= FEW_WORDS) {
            String all = words.stream().flatMap(List::stream).collect(Collectors.joining(" "));
            for (String language : languages) {
                ObjectNode analysis =
                        Rest.JSON.createObjectNode().put("analyzer", language).put("text", all);
                if (rest.ask("POST", "/" + index + "/_analyze", analysis)
                        .path("tokens")
                        .isEmpty()) {
                    empty.add(language);
                }
            }
        }
        return new Asked(words, open, languages, empty);
    }

    /** The languages that books have; OpenSearch remembers the answer until the index changes. */
    private Set<String> languages() throws RetryableException, InterruptedException {
        ObjectNode body = Rest.JSON.createObjectNode().put("size", 0);
        body.putObject("aggs")
                .putObject("in")
                .putObject("terms")
                .put("field", "in")
                .put("size", 100);
        Set<String> languages = new TreeSet<>();
        rest.ask("POST", "/" + index + "/_search?request_cache=true", body)
                .path("aggregations")
                .path("in")
                .path("buckets")
                .forEach(bucket -> languages.add(bucket.path("key").asText()));
        languages.remove(Layout.NONE);
        return languages;
    }

    private static long total(JsonNode answer) {
        return answer.path("hits").path("total").path("value").asLong();
    }

    private static void whose(SearchQuery query, ArrayNode filters) {
        if (query.publishers() != null) {
            OpenSearchIndex.list(filters.addObject().putObject("terms").putArray("publisher"), query.publishers());
        }
    }

    private static void filters(SearchQuery query, @Nullable Facet but, ArrayNode into) {
        query.filters().forEach((facet, values) -> {
            if (facet != but) {
                OpenSearchIndex.list(into.addObject().putObject("terms").putArray("facet." + facet.label()), values);
            }
        });
    }

    private JsonNode search(SearchQuery query, Asked asked, @Nullable Cursor cursor)
            throws RetryableException, InterruptedException {
        ObjectNode body = Rest.JSON.createObjectNode();
        body.put("size", query.limit() + 1).put("track_total_hits", true);
        body.putArray("_source").add("shown");
        ObjectNode bool = body.putObject("query").putObject("bool");
        whose(query, bool.putArray("filter"));
        asked.must(bool.putArray("must"));
        filters(query, null, body.putObject("post_filter").putObject("bool").putArray("filter"));
        ArrayNode sort = body.putArray("sort");
        if (!asked.nothing()) {
            sort.addObject().put("_score", "desc");
        }
        sort.addObject().put("id", "desc");
        if (cursor != null) {
            ArrayNode after = body.putArray("search_after");
            if (!asked.nothing()) {
                after.add(cursor.score());
            }
            after.add(cursor.id());
        }
        counted(query, body);
        if (!asked.nothing() && !asked.languages().isEmpty()) {
            ObjectNode highlight = body.putObject("highlight");
            highlight.put("number_of_fragments", 20).put("fragment_size", 50);
            highlight.putArray("pre_tags").add(ON);
            highlight.putArray("post_tags").add(OFF);
            ObjectNode fields = highlight.putObject("fields");
            asked.languages()
                    .forEach(language -> Layout.FIELDS.forEach(field -> fields.putObject(language + "." + field)));
        }
        return rest.ask("POST", "/" + index + "/_search", body);
    }

    /** Each facet is counted among what fits the other facets' filters. */
    private static void counted(SearchQuery query, ObjectNode body) {
        if (query.facets().isEmpty()) {
            return;
        }
        ObjectNode all = body.putObject("aggs");
        for (Facet facet : query.facets()) {
            ObjectNode its = all.putObject(facet.label());
            filters(query, facet, its.putObject("filter").putObject("bool").putArray("filter"));
            its.putObject("aggs")
                    .putObject("values")
                    .putObject("terms")
                    .put("field", "facet." + facet.label())
                    .put("size", SearchPage.MAX_VALUES);
        }
    }

    /** @param word only this one; all if it is negative */
    private long count(SearchQuery query, Asked asked, int word) throws RetryableException, InterruptedException {
        ObjectNode body = Rest.JSON.createObjectNode();
        ObjectNode bool = body.putObject("query").putObject("bool");
        whose(query, bool.putArray("filter"));
        ArrayNode must = bool.putArray("must");
        if (word < 0) {
            asked.must(must);
        } else {
            asked.must(must, word);
        }
        return rest.ask("POST", "/" + index + "/_count", body).path("count").asLong();
    }

    private List<List<String>> likely(SearchQuery query, Asked asked) throws RetryableException, InterruptedException {
        List<List<String>> forms = new ArrayList<>();
        List<String> words = asked.first();
        for (int i = 0; i < words.size(); i++) {
            List<String> alike = count(query, asked, i) > 0 ? List.of(words.get(i)) : alike(query, words.get(i));
            if (alike.isEmpty()) {
                return List.of();
            }
            forms.add(alike);
        }
        return forms.stream().map(some -> some.get(0)).toList().equals(words) ? List.of() : forms;
    }

    /** Words of these publishers' books that are most like this one. */
    private List<String> alike(SearchQuery query, String word) throws RetryableException, InterruptedException {
        if (!Words.comparable(word)) {
            return List.of();
        }
        ObjectNode body = Rest.JSON.createObjectNode().put("size", 20).put("_source", false);
        ObjectNode bool = body.putObject("query").putObject("bool");
        whose(query, bool.putArray("filter"));
        bool.putArray("must")
                .addObject()
                .putObject("fuzzy")
                .putObject("words")
                .put("value", word)
                .put("fuzziness", "AUTO");
        ObjectNode highlight = body.putObject("highlight");
        highlight.putArray("pre_tags").add(ON);
        highlight.putArray("post_tags").add(OFF);
        highlight.putObject("fields").putObject("words").put("number_of_fragments", 5);
        Set<String> found = new TreeSet<>();
        rest.ask("POST", "/" + index + "/_search", body)
                .path("hits")
                .path("hits")
                .forEach(hit -> found.addAll(marked(hit)));
        return found.stream()
                .sorted(Comparator.comparing((String it) ->
                                LevenshteinDistance.getDefaultInstance().apply(it, word))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(ALTERNATIVES)
                .toList();
    }

    /** The words that are marked in a hit's highlights. */
    private static Set<String> marked(JsonNode hit) {
        Set<String> words = new HashSet<>();
        hit.path("highlight")
                .forEach(field -> field.forEach(fragment -> {
                    String text = fragment.asText();
                    for (int on = text.indexOf(ON); on >= 0; on = text.indexOf(ON, on + 1)) {
                        words.add(text.substring(on + 1, text.indexOf(OFF, on)));
                    }
                }));
        return words;
    }

    private SearchPage page(SearchQuery query, Asked asked, List<List<String>> put, JsonNode answer) {
        List<Hit> hits = new ArrayList<>();
        JsonNode found = answer.path("hits").path("hits");
        for (int i = 0; i < Math.min(found.size(), query.limit()); i++) {
            hits.add(hit(found.get(i), asked));
        }
        String next = null;
        if (found.size() > query.limit()) {
            Hit last = hits.get(hits.size() - 1);
            next = new Cursor(generation, (float) last.score(), last.id(), put).written();
        }
        String didYouMean = put.stream().map(some -> some.get(0)).collect(Collectors.joining(" "));
        return new SearchPage(hits, total(answer), counts(query, answer), next, didYouMean);
    }

    private static Hit hit(JsonNode hit, Asked asked) {
        String id = hit.path("_id").asText();
        if (asked.nothing()) {
            return new Hit(id, 0, List.of());
        }
        JsonNode shown = hit.path("_source").path("shown");
        Set<String> byStem = marked(hit);
        Passages passages = new Passages(
                texts(shown.path("titles")),
                texts(shown.path("contributors")),
                texts(shown.path("topics")),
                shown.path("description").asText());
        return new Hit(
                id,
                hit.path("sort").path(0).floatValue(),
                passages.that(word -> asked.fits(word) || byStem.contains(word)));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(it -> texts.add(it.asText()));
        return texts;
    }

    private static Map<Facet, List<Count>> noCounts(Set<Facet> facets) {
        Map<Facet, List<Count>> none = new EnumMap<>(Facet.class);
        facets.forEach(facet -> none.put(facet, List.of()));
        return none;
    }

    private static Map<Facet, List<Count>> counts(SearchQuery query, JsonNode answer) {
        Map<Facet, List<Count>> counts = noCounts(query.facets());
        for (Facet facet : query.facets()) {
            List<Count> some = new ArrayList<>();
            answer.path("aggregations")
                    .path(facet.label())
                    .path("values")
                    .path("buckets")
                    .forEach(it -> some.add(new Count(
                            it.path("key").asText(), it.path("doc_count").asLong())));
            counts.put(facet, some);
        }
        return counts;
    }
}
