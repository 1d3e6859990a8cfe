package io.bindery.stores.search.postgres;

import io.bindery.stores.search.words.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * The words of a query, with their stems in each language that books have. In a language whose stop word a word is, a book need not have
 * it, unless the query has nothing else.
 */
final class Asked {

    /** More words than this say nothing more. */
    private static final int MOST = 24;

    private static final String STEMS = """
            select c.name, w as word, ts_lexize(cast(c.name || '_stem' as regdictionary), w) as stems
            from configuration c cross join unnest(:words) as w where c.generation = :generation and c.name <> 'simple'
            """;

    /** For each word that was asked for the forms that will do, the likest first. */
    private final List<List<String>> words;
    /** Whether the last word may be the beginning of one. */
    private final boolean open;
    /** By configuration and form; a stop word has no stems. */
    private final Map<String, Map<String, Set<String>>> stems = new HashMap<>();

    private Asked(List<List<String>> words, boolean open, Handle handle, long generation) {
        this.words = words;
        this.open = open;
        lookUp(handle, generation);
    }

    /** The words of a text as they are. */
    static Asked as(String text, Handle handle, long generation) {
        Set<String> words = new LinkedHashSet<>();
        Words.in(text).forEach(word -> words.add(word.plain()));
        List<List<String>> exact = words.stream().limit(MOST).map(List::of).toList();
        return new Asked(exact, true, handle, generation);
    }

    /** The same with these forms for each word. */
    static Asked put(List<List<String>> forms, Handle handle, long generation) {
        return new Asked(forms, false, handle, generation);
    }

    private void lookUp(Handle handle, long generation) {
        String[] forms = words.stream().flatMap(List::stream).distinct().toArray(String[]::new);
        if (forms.length == 0) {
            return;
        }
        handle.createQuery(STEMS)
                .bind("generation", generation)
                .bind("words", forms)
                .map((row, context) -> {
                    Object array = row.getArray("stems") == null
                            ? null
                            : row.getArray("stems").getArray();
                    String word = row.getString("word");
                    Set<String> found = array == null ? Set.of(word) : Set.of((String[]) array);
                    stems.computeIfAbsent(row.getString("name"), any -> new HashMap<>())
                            .put(word, found);
                    return word;
                })
                .list();
    }

    boolean nothing() {
        return words.isEmpty();
    }

    /** The likest form of each word. */
    List<String> first() {
        return words.stream().map(forms -> forms.get(0)).toList();
    }

    /** A tsquery that fits the books that have all words. */
    String match() {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            parts.add("(" + match(i) + ")");
        }
        return String.join(" & ", parts);
    }

    /** A tsquery that fits the books that have this word. */
    String match(int index) {
        Set<String> ways = new LinkedHashSet<>();
        for (String form : words.get(index)) {
            ways.add(quoted(form) + (open && index == words.size() - 1 ? ":*" : ""));
            stems.forEach((configuration, byForm) -> {
                Set<String> its = byForm.getOrDefault(form, Set.of(form));
                if (its.isEmpty() && !onlyStopWords(configuration)) {
                    ways.add(quoted("~" + configuration));
                }
                its.stream()
                        .filter(stem -> !stem.equals(form))
                        .forEach(stem -> ways.add("(" + quoted("~" + configuration) + " & " + quoted(stem) + ")"));
            });
        }
        return String.join(" | ", ways);
    }

    /** A tsquery by which books are ranked. */
    String rank() {
        Set<String> terms = new LinkedHashSet<>();
        for (List<String> forms : words) {
            for (String form : forms) {
                terms.add(quoted(form));
                stems.values()
                        .forEach(
                                byForm -> byForm.getOrDefault(form, Set.of()).forEach(stem -> terms.add(quoted(stem))));
            }
        }
        if (open) {
            terms.add(quoted(words.get(words.size() - 1).get(0)) + ":*");
        }
        return String.join(" | ", terms);
    }

    private boolean onlyStopWords(String configuration) {
        Map<String, Set<String>> byForm = stems.getOrDefault(configuration, Map.of());
        return words.stream()
                .flatMap(List::stream)
                .allMatch(form -> byForm.getOrDefault(form, Set.of(form)).isEmpty());
    }

    /** What to look for in a text of this configuration: forms and their stems, with what the stems of the text's words must be. */
    Marks marks(String configuration) {
        Map<String, Set<String>> byForm = stems.getOrDefault(configuration, Map.of());
        boolean stops = onlyStopWords(configuration);
        Set<String> forms = new HashSet<>();
        Set<String> wanted = new HashSet<>();
        for (List<String> some : words) {
            for (String form : some) {
                Set<String> its = byForm.getOrDefault(form, Set.of(form));
                if (!its.isEmpty() || stops) {
                    forms.add(form);
                    wanted.addAll(its);
                }
            }
        }
        String last = words.get(words.size() - 1).get(0);
        return new Marks(forms, wanted, open && forms.contains(last) ? last : "");
    }

    /**
     * How words that fit are told from others.
     *
     * @param forms they are one of these
     * @param stems or have one of these for a stem
     * @param beginning or begin so; empty if that is not enough
     */
    record Marks(Set<String> forms, Set<String> stems, String beginning) {

        /** Whether the word fits as it is. */
        boolean fit(String word) {
            return forms.contains(word) || !beginning.isEmpty() && word.startsWith(beginning);
        }

        /** Whether it may fit by its stem: stems end otherwise, they seldom begin so. */
        boolean mayFit(String word) {
            return forms.stream().anyMatch(form -> form.charAt(0) == word.charAt(0));
        }
    }

    private static String quoted(String word) {
        return "'" + word + "'"; // letters, digits and marks only, see Words
    }
}
