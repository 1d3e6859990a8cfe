package io.bindery.stores.search.postgres;

import io.bindery.api.search.SearchPage.Hit;
import io.bindery.stores.search.words.Passages;
import io.bindery.stores.search.words.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Shows where rows fit. PostgreSQL's own {@code ts_headline} puts marks into the text and drops what looks like a tag; here the text stays
 * as it is, and only the stems of its words are PostgreSQL's.
 */
final class Highlighter {

    private static final String STEMS = """
            select c, w, ts_lexize(cast(c || '_stem' as regdictionary), w) as stems from unnest(:configurations, :words) as u (c, w)
            """;

    private final Handle handle;
    private final Asked asked;

    Highlighter(Handle handle, Asked asked) {
        this.handle = handle;
        this.asked = asked;
    }

    /** A word in a configuration. */
    private record Form(String configuration, String word) {}

    List<Hit> hits(List<Finder.Row> rows) {
        Map<String, Asked.Marks> marks = new HashMap<>();
        rows.forEach(row -> marks.computeIfAbsent(row.configuration(), asked::marks));
        Set<Form> byStem = stemsThatFit(rows, marks);
        Asked.Marks plain = asked.marks(Languages.NONE);
        return rows.stream()
                .map(row -> new Hit(
                        row.id(),
                        row.score(),
                        new Passages(row.titles(), row.contributors(), row.topics(), row.description())
                                .that(word -> marks.getOrDefault(row.configuration(), plain)
                                                .fit(word)
                                        || byStem.contains(new Form(row.configuration(), word)))))
                .toList();
    }

    private Set<Form> stemsThatFit(List<Finder.Row> rows, Map<String, Asked.Marks> marks) {
        Set<Form> unsure = new HashSet<>();
        for (Finder.Row row : rows) {
            Asked.Marks its = marks.get(row.configuration());
            if (its == null || row.configuration().equals(Languages.NONE)) {
                continue;
            }
            List<String> texts = new ArrayList<>(row.titles());
            texts.addAll(row.contributors());
            texts.addAll(row.topics());
            texts.add(row.description());
            texts.forEach(text -> Words.in(text).stream()
                    .map(Words.Word::plain)
                    .filter(word -> !its.fit(word) && its.mayFit(word))
                    .forEach(word -> unsure.add(new Form(row.configuration(), word))));
        }
        Set<Form> fitting = new HashSet<>();
        if (unsure.isEmpty()) {
            return fitting;
        }
        List<Form> forms = List.copyOf(unsure);
        handle.createQuery(STEMS)
                .bind("configurations", forms.stream().map(Form::configuration).toArray(String[]::new))
                .bind("words", forms.stream().map(Form::word).toArray(String[]::new))
                .map((row, context) -> {
                    Form form = new Form(row.getString("c"), row.getString("w"));
                    java.sql.Array stems = row.getArray("stems");
                    Asked.Marks its = marks.get(form.configuration());
                    if (stems != null
                            && its != null
                            && List.of((String[]) stems.getArray()).stream().anyMatch(its.stems()::contains)) {
                        fitting.add(form);
                    }
                    return form;
                })
                .list();
        return fitting;
    }
}
