package io.bindery.stores.search.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bindery.api.error.RetryableException;
import io.bindery.api.search.Facet;
import io.bindery.api.search.IndexBatch;
import io.bindery.api.search.IndexState;
import io.bindery.api.search.SearchDocument;
import io.bindery.api.search.SearchIndex;
import io.bindery.api.search.SearchPage;
import io.bindery.api.search.SearchQuery;
import io.bindery.stores.search.words.Words;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/**
 * The search by OpenSearch. Each generation is an index of its own; the alias leads to the one that is served. Thread-safe.
 */
@Component(
        property = {"bindery.plugin=opensearch", "service.ranking:Integer=100"},
        configurationPid = "io.bindery.stores.search.opensearch",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = OpenSearchConfig.class)
public final class OpenSearchIndex implements SearchIndex {

    private static final int NAMES = 60_000;
    private static final int TOPICS = 40_000;
    private static final int PROSE = 50_000;

    private final Rest rest;
    private final String name;
    private final int replicas;

    /** On the server that is configured. */
    @Activate
    public OpenSearchIndex(OpenSearchConfig config) {
        this(new Rest(config.url(), config.user(), config.passwordFile()), config.prefix(), config.replicas());
    }

    /** For tests and measurements: on the server at this address, with indexes whose names begin so. */
    public OpenSearchIndex(String address, String prefix) {
        this(new Rest(address, "", ""), prefix, 0);
    }

    private OpenSearchIndex(Rest rest, String prefix, int replicas) {
        if (!prefix.matches("[a-z0-9][a-z0-9-]{0,50}")) {
            throw new IllegalArgumentException(
                    "the prefix in io.bindery.stores.search.opensearch has lower-case letters, digits and hyphens, and not: "
                            + prefix);
        }
        this.rest = rest;
        this.replicas = replicas;
        name = prefix + "-books";
    }

    private String index(long generation) {
        return name + "-" + generation;
    }

    private long generation(String index) {
        String number = index.substring(index.lastIndexOf('-') + 1);
        return index.startsWith(name + "-") && number.matches("[0-9]{1,18}") ? Long.parseLong(number) : 0;
    }

    @Override
    public IndexState state() throws RetryableException, InterruptedException {
        long served = served();
        long building = 0;
        String mark = "";
        JsonNode all = rest.ask("GET", "/" + name + "-*/_mapping", null);
        for (Map.Entry<String, JsonNode> it : all.properties()) {
            long generation = generation(it.getKey());
            if (generation > building && generation != served) {
                building = generation;
                mark = it.getValue().path("mappings").path("_meta").path("mark").asText("");
            }
        }
        long documents = served == 0
                ? 0
                : rest.ask("GET", "/" + index(served) + "/_count", null)
                        .path("count")
                        .asLong();
        return new IndexState(served, documents, building, mark);
    }

    private long served() throws RetryableException, InterruptedException {
        JsonNode behind = rest.ask("GET", "/_alias/" + name, null);
        long served = 0;
        for (Map.Entry<String, JsonNode> it : behind.properties()) {
            served = Math.max(served, generation(it.getKey()));
        }
        return served;
    }

    @Override
    public void write(IndexBatch batch) throws RetryableException, InterruptedException {
        String index = index(batch.generation());
        if (rest.ask("GET", "/" + index + "/_settings", null).isMissingNode()) {
            begin(batch.generation());
        }
        StringBuilder lines = new StringBuilder();
        for (SearchDocument document : batch.documents()) {
            ObjectNode action = Rest.JSON.createObjectNode();
            action.putObject("index").put("_id", document.id());
            lines.append(action).append('\n').append(document(document)).append('\n');
        }
        for (String id : batch.gone()) {
            ObjectNode action = Rest.JSON.createObjectNode();
            action.putObject("delete").put("_id", id);
            lines.append(action).append('\n');
        }
        if (!lines.isEmpty()) {
            check(rest.bulk("/" + index + "/_bulk", lines.toString()));
        }
        if (batch.mark() != null) {
            ObjectNode meta = Rest.JSON.createObjectNode();
            meta.putObject("_meta").put("mark", batch.mark());
            rest.ask("PUT", "/" + index + "/_mapping", meta);
        }
    }

    private void begin(long generation) throws RetryableException, InterruptedException {
        long served = served();
        for (Map.Entry<String, JsonNode> it :
                rest.ask("GET", "/" + name + "-*/_settings", null).properties()) {
            long other = generation(it.getKey());
            if (other > 0 && other != served) {
                rest.ask("DELETE", "/" + it.getKey(), null);
            }
        }
        rest.ask("PUT", "/" + index(generation), Layout.index(replicas));
    }

    private static void check(JsonNode answer) throws RetryableException {
        for (JsonNode item : answer.path("items")) {
            JsonNode error = item.path("index").path("error");
            if (!error.isMissingNode()) {
                throw new RetryableException(
                        OpenSearchError.AWAY,
                        "OpenSearch did not take a document: "
                                + error.path("reason").asText(),
                        null,
                        null);
            }
        }
    }

    private static ObjectNode document(SearchDocument document) {
        List<String> names = Stream.of(document.titles(), document.contributors(), document.identifiers())
                .flatMap(List::stream)
                .toList();
        Map<String, String> texts = Map.of(
                "names", Words.joined(names, NAMES),
                "subjects", Words.joined(document.topics(), TOPICS),
                "prose", Words.joined(List.of(document.description()), PROSE));
        ObjectNode json = Rest.JSON.createObjectNode();
        String language = Layout.language(document.language());
        json.put("id", document.id()).put("publisher", document.publisher()).put("in", language);
        texts.forEach(json::put);
        if (!language.equals(Layout.NONE)) {
            ObjectNode stems = json.putObject(language);
            texts.forEach(stems::put);
        }
        TreeSet<String> words = new TreeSet<>();
        texts.values()
                .forEach(text ->
                        Stream.of(text.split(" ")).filter(Words::comparable).forEach(words::add));
        list(json.putArray("words"), words);
        ObjectNode facets = json.putObject("facet");
        document.facets().forEach((facet, values) -> list(facets.putArray(facet.label()), values));
        facets.putArray(Facet.PUBLISHER.label()).add(document.publisher());
        ObjectNode shown = json.putObject("shown");
        list(shown.putArray("titles"), document.titles());
        list(shown.putArray("contributors"), document.contributors());
        list(shown.putArray("topics"), document.topics());
        shown.put("description", document.description());
        return json;
    }

    static void list(ArrayNode array, Collection<String> values) {
        values.forEach(array::add);
    }

    @Override
    public void serve(long generation) throws RetryableException, InterruptedException {
        long served = served();
        if (served == generation) {
            return;
        }
        String index = index(generation);
        if (rest.ask("POST", "/" + index + "/_refresh", null).isMissingNode()) {
            throw new IllegalArgumentException("there is no generation " + generation + " to be served");
        }
        ObjectNode change = Rest.JSON.createObjectNode();
        ArrayNode actions = change.putArray("actions");
        actions.addObject().putObject("add").put("index", index).put("alias", name);
        for (Map.Entry<String, JsonNode> it :
                rest.ask("GET", "/" + name + "-*/_settings", null).properties()) {
            long other = generation(it.getKey());
            if (other > 0 && other != generation) {
                actions.addObject().putObject("remove_index").put("index", it.getKey());
            }
        }
        rest.ask("POST", "/_aliases", change); // all of it at once
    }

    @Override
    public Optional<SearchPage> search(SearchQuery query) throws RetryableException, InterruptedException {
        long served = served();
        if (served == 0) {
            throw new RetryableException(
                    OpenSearchError.NOT_BUILT, "the index in OpenSearch is not built yet", null, null);
        }
        return new Finder(rest, index(served), served).find(query);
    }
}
