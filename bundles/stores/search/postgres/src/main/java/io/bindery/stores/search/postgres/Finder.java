package io.bindery.stores.search.postgres;

import io.bindery.api.search.Facet;
import io.bindery.api.search.SearchPage;
import io.bindery.api.search.SearchPage.Count;
import io.bindery.api.search.SearchPage.Hit;
import io.bindery.api.search.SearchQuery;
import io.bindery.stores.search.words.Cursor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Finds books in a generation, within one transaction. */
final class Finder {

    /** A word in the description counts little, one in a title much: the weights of D, C, B and A. */
    private static final String SCORE =
            "ts_rank(cast('{0.05, 0.2, 0.4, 1.0}' as real[]), words, cast(:rank as tsquery))";

    private final Handle handle;
    private final long generation;
    private final boolean similarity;

    Finder(Handle handle, long generation, boolean similarity) {
        this.handle = handle;
        this.generation = generation;
        this.similarity = similarity;
    }

    /** A row of a page. */
    record Row(
            String id,
            float score,
            String configuration,
            List<String> titles,
            List<String> contributors,
            List<String> topics,
            String description) {}

    /** A page; empty if the cursor is none of this generation. */
    Optional<SearchPage> find(SearchQuery query) {
        Cursor cursor = null;
        if (query.cursor() != null) {
            cursor = Cursor.read(query.cursor()).orElse(null);
            if (cursor == null || cursor.generation() != generation) {
                return Optional.empty();
            }
        }
        boolean put = cursor != null && !cursor.forms().isEmpty();
        Asked asked = put ? Asked.put(cursor.forms(), handle, generation) : Asked.as(query.text(), handle, generation);
        if (asked.nothing() && !query.text().isEmpty()) {
            return Optional.of(new SearchPage(List.of(), 0, noCounts(query.facets()), null, ""));
        }
        List<List<String>> forms = put ? cursor.forms() : List.of();
        long total = total(query, asked);
        if (total == 0
                && cursor == null
                && similarity
                && !asked.nothing()
                && total(query.narrowed(Map.of()), asked) == 0) {
            List<List<String>> likely = likely(query, asked);
            if (!likely.isEmpty()) {
                forms = likely;
                asked = Asked.put(likely, handle, generation);
                total = total(query, asked);
                put = total > 0 || total(query.narrowed(Map.of()), asked) > 0;
            }
        }
        return Optional.of(page(query, asked, put ? forms : List.of(), cursor, total));
    }

    private static Map<Facet, List<Count>> noCounts(Set<Facet> facets) {
        Map<Facet, List<Count>> none = new EnumMap<>(Facet.class);
        facets.forEach(facet -> none.put(facet, List.of()));
        return none;
    }

    private SearchPage page(
            SearchQuery query, Asked asked, List<List<String>> forms, @Nullable Cursor cursor, long total) {
        List<Row> rows = rows(query, asked, cursor);
        boolean more = rows.size() > query.limit();
        List<Row> shown = more ? rows.subList(0, query.limit()) : rows;
        List<Hit> hits = asked.nothing()
                ? shown.stream().map(row -> new Hit(row.id(), 0, List.of())).toList()
                : new Highlighter(handle, asked).hits(shown);
        String next = null;
        if (more) {
            Row last = shown.get(shown.size() - 1);
            next = new Cursor(generation, last.score(), last.id(), forms).written();
        }
        String didYouMean = forms.stream().map(some -> some.get(0)).collect(Collectors.joining(" "));
        return new SearchPage(hits, total, counts(query, asked), next, didYouMean);
    }

    /** Forms for all words, where some had to be replaced; empty if nothing is like one that no book has. */
    private List<List<String>> likely(SearchQuery query, Asked asked) {
        List<List<String>> forms = new ArrayList<>();
        List<String> words = asked.first();
        for (int i = 0; i < words.size(); i++) {
            List<String> alike = known(query, asked.match(i))
                    ? List.of(words.get(i))
                    : Likeness.to(words.get(i), handle, generation, query.publishers());
            if (alike.isEmpty()) {
                return List.of();
            }
            forms.add(alike);
        }
        return forms.stream().map(some -> some.get(0)).toList().equals(words) ? List.of() : forms;
    }

    private boolean known(SearchQuery query, String match) {
        String sql = "select exists (select 1 from document where " + whose(query)
                + " and words @@ cast(:match as tsquery))";
        Query statement = handle.createQuery(sql).bind("match", match);
        bind(statement, query.narrowed(Map.of()));
        return statement.mapTo(Boolean.class).one();
    }

    private long total(SearchQuery query, Asked asked) {
        Query statement = handle.createQuery(
                "select count(*) from document where " + whose(query) + matches(asked) + filters(query));
        bind(statement, query);
        bind(statement, asked);
        return statement.mapTo(Long.class).one();
    }

    private List<Row> rows(SearchQuery query, Asked asked, @Nullable Cursor cursor) {
        String score = asked.nothing() ? "cast(0 as real)" : SCORE;
        String sql = """
                select d.id, f.score, d.config, d.titles, d.contributors, d.topics, d.description
                from (select id, %1$s as score from document where %2$s %3$s %4$s %5$s
                      order by %6$s id desc limit :limit) f
                join document d on d.generation = :generation and d.id = f.id
                order by f.score desc, d.id desc
                """.formatted(
                score,
                whose(query),
                matches(asked),
                filters(query),
                cursor == null
                        ? ""
                        : asked.nothing() ? "and id < :id" : "and (" + score + ", id) < (cast(:score as real), :id)",
                asked.nothing() ? "" : "score desc,");
        Query statement = handle.createQuery(sql).bind("limit", query.limit() + 1);
        bind(statement, query);
        bind(statement, asked);
        if (!asked.nothing()) {
            statement.bind("rank", asked.rank());
        }
        if (cursor != null) {
            statement.bind("id", cursor.id());
            if (!asked.nothing()) {
                statement.bind("score", cursor.score());
            }
        }
        return statement
                .map((row, context) -> new Row(
                        row.getString("id"),
                        row.getFloat("score"),
                        row.getString("config"),
                        texts(row.getArray("titles")),
                        texts(row.getArray("contributors")),
                        texts(row.getArray("topics")),
                        row.getString("description")))
                .list();
    }

    private static List<String> texts(java.sql.Array array) throws java.sql.SQLException {
        return Arrays.asList((String[]) array.getArray());
    }

    /** Each facet is counted among what fits the other facets' filters. */
    private Map<Facet, List<Count>> counts(SearchQuery query, Asked asked) {
        Map<Facet, List<Count>> counts = noCounts(query.facets());
        if (counts.isEmpty()) {
            return counts;
        }
        // What fits is read once for all facets; whether it also fits the others' filters is kept beside.
        String fits = query.filters().keySet().stream()
                .map(facet -> ", " + Facets.fits(facet) + " as fits_" + facet.label())
                .collect(Collectors.joining());
        String each = query.facets().stream()
                .map(facet ->
                        """
                        (select '%1$s' as facet, v as value, count(*) as count from fitting, unnest(%2$s) as v
                         where true %3$s group by v order by count(*) desc, v collate "C" limit %4$d)
                        """.formatted(facet.label(), Facets.values(facet), others(query, facet), SearchPage.MAX_VALUES))
                .collect(Collectors.joining(" union all "));
        Query statement = handle.createQuery(
                "with fitting as materialized (select publisher, language, subject, format, state, accessibility" + fits
                        + " from document where " + whose(query) + matches(asked) + ") " + each);
        bind(statement, query);
        bind(statement, asked);
        statement
                .map((row, context) -> {
                    Facet facet = Facet.labelled(row.getString("facet")).orElseThrow();
                    List<Count> some = new ArrayList<>(counts.getOrDefault(facet, List.of()));
                    some.add(new Count(row.getString("value"), row.getLong("count")));
                    counts.put(facet, some);
                    return facet;
                })
                .list();
        return counts;
    }

    private static String others(SearchQuery query, Facet but) {
        return query.filters().keySet().stream()
                .filter(facet -> facet != but)
                .map(facet -> " and fits_" + facet.label())
                .collect(Collectors.joining());
    }

    private static String whose(SearchQuery query) {
        return "generation = :generation" + (query.publishers() == null ? "" : " and publisher = any(:publishers)");
    }

    private static String matches(Asked asked) {
        return asked.nothing() ? "" : " and words @@ cast(:match as tsquery)";
    }

    private static String filters(SearchQuery query) {
        return query.filters().keySet().stream()
                .map(facet -> " and " + Facets.fits(facet))
                .collect(Collectors.joining());
    }

    private void bind(SqlStatement<?> statement, SearchQuery query) {
        statement.bind("generation", generation);
        if (query.publishers() != null) {
            statement.bind("publishers", query.publishers().toArray(String[]::new));
        }
        query.filters()
                .forEach((facet, values) -> statement.bind("filter_" + facet.label(), values.toArray(String[]::new)));
    }

    private static void bind(SqlStatement<?> statement, Asked asked) {
        if (!asked.nothing()) {
            statement.bind("match", asked.match());
        }
    }
}
