package io.bindery.stores.search.postgres;

import io.bindery.api.search.SearchPage.Highlight;
import io.bindery.api.search.SearchPage.Hit;
import io.bindery.api.search.SearchPage.Piece;
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

    /** How many values of a list are shown. */
    private static final int VALUES = 5;
    /** How many passages of a description. */
    private static final int PASSAGES = 2;
    /** How many characters a passage has before and after what fits. */
    private static final int AROUND = 80;

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
        return rows.stream()
                .map(row -> new Hit(
                        row.id(),
                        row.score(),
                        new Passages(marks.getOrDefault(row.configuration(), asked.marks(Languages.NONE)), byStem, row)
                                .all()))
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

    /** The passages of one row. */
    private record Passages(Asked.Marks marks, Set<Form> byStem, Finder.Row row) {

        List<Highlight> all() {
            List<Highlight> found = new ArrayList<>();
            whole("titles", row.titles(), found);
            whole("contributors", row.contributors(), found);
            whole("topics", row.topics(), found);
            passages(found);
            return found;
        }

        private boolean fits(Words.Word word) {
            return marks.fit(word.plain()) || byStem.contains(new Form(row.configuration(), word.plain()));
        }

        private List<Words.Word> fitting(String text) {
            return Words.in(text).stream().filter(this::fits).toList();
        }

        private void whole(String field, List<String> values, List<Highlight> into) {
            int shown = 0;
            for (String value : values) {
                List<Words.Word> fitting = fitting(value);
                if (!fitting.isEmpty() && shown++ < VALUES) {
                    into.add(new Highlight(field, pieces(value, 0, value.length(), fitting)));
                }
            }
        }

        private void passages(List<Highlight> into) {
            String text = row.description();
            int end = 0;
            int shown = 0;
            List<Words.Word> fitting = fitting(text);
            for (Words.Word word : fitting) {
                if (word.start() >= end && shown++ < PASSAGES) {
                    int from = boundary(text, Math.max(end, word.start() - AROUND), word.start(), 1);
                    end = boundary(text, Math.min(text.length(), word.end() + AROUND), word.end(), -1);
                    into.add(new Highlight("description", pieces(text, from, end, fitting)));
                }
            }
        }

        /** Moves to where a word ends, so that none is cut; not past the limit. */
        private static int boundary(String text, int at, int limit, int step) {
            int place = at;
            while (place != limit
                    && place > 0
                    && place < text.length()
                    && !Character.isWhitespace(text.charAt(place - 1))) {
                place += step;
            }
            return place;
        }

        private static List<Piece> pieces(String text, int from, int to, List<Words.Word> fitting) {
            List<Piece> pieces = new ArrayList<>();
            int at = from;
            for (Words.Word word : fitting) {
                if (word.start() >= at && word.end() <= to) {
                    if (word.start() > at) {
                        pieces.add(new Piece(text.substring(at, word.start()), false));
                    }
                    pieces.add(new Piece(text.substring(word.start(), word.end()), true));
                    at = word.end();
                }
            }
            if (at < to) {
                pieces.add(new Piece(text.substring(at, to), false));
            }
            return pieces;
        }
    }
}
