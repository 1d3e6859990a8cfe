package io.bindery.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import io.bindery.api.search.Facet;
import io.bindery.api.search.IndexBatch;
import io.bindery.api.search.SearchDocument;
import io.bindery.api.search.SearchIndex;
import io.bindery.api.search.SearchPage;
import io.bindery.api.search.SearchQuery;
import io.bindery.stores.search.opensearch.OpenSearchIndex;
import io.bindery.stores.search.postgres.PostgresSearchIndex;
import io.bindery.testkit.TestOpenSearch;
import io.bindery.testkit.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/**
 * Writes the same records into both indexes and asks both the same, turn by turn. Arguments: a file with texts about books, one a line; how many
 * records; how many queries of each kind; a folder. Prints a line for each index and kind: its name, the kind, then the median and the
 * 95th percentile in milliseconds and the mean of the hits; for the kind {@code reindex} the records a second.
 */
public final class SearchRecords {

    private static final double MILLIS = 1e6;
    private static final int BATCH = 200;
    private static final int PUBLISHERS = 20;
    private static final long SEED = 7;

    private final List<String> words;
    private final Random random = new Random(SEED);

    private SearchRecords(List<String> words) {
        this.words = words;
    }

    private static List<String> words(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .flatMap(text -> Arrays.stream(text.split("[^\\p{L}]+")))
                .filter(word -> word.length() > 3)
                .distinct()
                .toList();
    }

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        SearchRecords records = new SearchRecords(words(Path.of(arguments[0])));
        int count = Integer.parseInt(arguments[1]);
        int queries = Integer.parseInt(arguments[2]);
        try (HikariDataSource database = TestPostgres.freshDatabase();
                TestOpenSearch server = new TestOpenSearch(Path.of(arguments[3]))) {
            Map<String, SearchIndex> indexes = new LinkedHashMap<>();
            indexes.put("postgres", new PostgresSearchIndex(database));
            indexes.put("opensearch", new OpenSearchIndex(server.url(), "bench"));
            for (Map.Entry<String, SearchIndex> it : indexes.entrySet()) {
                double rate = new SearchRecords(records.words).write(it.getValue(), count);
                System.out.println(it.getKey() + " reindex " + rate + " 0 0");
            }
            records.ask(indexes, queries);
        }
    }

    /** A frequent word more often than a rare one. */
    private String word() {
        double skew = random.nextDouble();
        return words.get((int) (skew * skew * skew * words.size()));
    }

    private String text(int length) {
        List<String> some = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            some.add(word());
        }
        return String.join(" ", some);
    }

    private SearchDocument record(int number) {
        String language = random.nextInt(10) < 7 ? "en" : random.nextBoolean() ? "de" : "fr";
        String publisher = "house" + random.nextInt(PUBLISHERS);
        List<String> subjects = List.of(text(1), text(2));
        return new SearchDocument(
                String.format("01a20ca5-541a-7973-8000-%012d", number),
                publisher,
                language,
                List.of(text(1 + random.nextInt(5))),
                List.of(text(2), text(2)),
                List.of(isbn(number)),
                subjects,
                text(80 + random.nextInt(80)),
                Map.of(
                        Facet.LANGUAGE, List.of(language),
                        Facet.SUBJECT, subjects,
                        Facet.PUBLISHER, List.of(publisher),
                        Facet.FORMAT, random.nextBoolean() ? List.of("epub") : List.of("epub", "pdf"),
                        Facet.STATE, List.of("SUCCEEDED"),
                        Facet.ACCESSIBILITY, List.of(random.nextBoolean() ? "alternativeText" : "MathML")));
    }

    private static String isbn(int number) {
        return String.format("978%010d", number);
    }

    /** As the platform builds an index anew; gives records a second. */
    private double write(SearchIndex index, int count) throws Exception {
        long start = System.nanoTime();
        for (int from = 0; from < count; from += BATCH) {
            List<SearchDocument> batch = new ArrayList<>();
            for (int number = from; number < Math.min(count, from + BATCH); number++) {
                batch.add(record(number));
            }
            index.write(new IndexBatch(1, batch, Set.of(), "going " + from));
        }
        index.serve(1);
        return count / ((System.nanoTime() - start) / (MILLIS * 1000));
    }

    private void ask(Map<String, SearchIndex> indexes, int queries) throws Exception {
        Map<String, Function<Integer, SearchQuery>> kinds = new LinkedHashMap<>();
        kinds.put("word", n -> SearchQuery.of(word(), 20));
        kinds.put("two-words", n -> SearchQuery.of(text(2), 20));
        kinds.put("one-publisher", n -> SearchQuery.of(text(2), 20).by(Set.of("house" + n % PUBLISHERS)));
        kinds.put("beginning", n -> SearchQuery.of(text(1) + " " + word().substring(0, 3), 20));
        kinds.put("isbn", n -> SearchQuery.of(isbn(n), 20));
        kinds.put(
                "misspelt",
                n -> SearchQuery.of(new StringBuilder(word()).insert(3, 'x').toString(), 20));
        kinds.put("facets", n -> SearchQuery.of(word(), 20).counting(EnumSet.allOf(Facet.class)));
        kinds.put("all-facets", n -> SearchQuery.of("", 20).counting(EnumSet.allOf(Facet.class)));
        for (Map.Entry<String, Function<Integer, SearchQuery>> kind : kinds.entrySet()) {
            Map<String, List<Long>> nanos = new LinkedHashMap<>();
            Map<String, Long> hits = new LinkedHashMap<>();
            for (int i = -queries / 4; i < queries; i++) { // those before the first are to get warm
                SearchQuery query = kind.getValue().apply(Math.abs(i));
                for (Map.Entry<String, SearchIndex> it : indexes.entrySet()) {
                    long start = System.nanoTime();
                    SearchPage page = it.getValue().search(query).orElseThrow();
                    if (i >= 0) {
                        nanos.computeIfAbsent(it.getKey(), any -> new ArrayList<>())
                                .add(System.nanoTime() - start);
                        hits.merge(it.getKey(), page.total(), Long::sum);
                    }
                }
            }
            nanos.forEach((name, times) -> {
                times.sort(null);
                double median = times.get(times.size() / 2) / MILLIS;
                double high = times.get((int) (times.size() * 0.95)) / MILLIS;
                System.out.println(name + " " + kind.getKey() + " " + median + " " + high + " "
                        + hits.getOrDefault(name, 0L) / times.size());
            });
        }
    }
}
