package io.bindery.stores.search.postgres;

import io.bindery.stores.search.words.Words;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Finds words that are written nearly alike. Numbers are not: one digit more or less is another thing. */
final class Likeness {

    private static final int MOST = 3;

    private static final String ALIKE = """
            select word from word
            where generation = :generation and (:all or publisher = any(:publishers)) and word % :word
            group by word order by similarity(word, :word) desc, word limit :most
            """;

    private Likeness() {}

    /** Adds the words of a text that others may be taken for. */
    static void collect(String words, Set<String> into) {
        for (String word : words.split(" ")) {
            if (Words.comparable(word)) {
                into.add(word);
            }
        }
    }

    /** Words of these publishers' books that are most like this one, the likest first. */
    static List<String> to(String word, Handle handle, long generation, @Nullable Set<String> publishers) {
        if (!Words.comparable(word)) {
            return List.of();
        }
        return handle.createQuery(ALIKE)
                .bind("generation", generation)
                .bind("all", publishers == null)
                .bind("publishers", publishers == null ? new String[0] : publishers.toArray(String[]::new))
                .bind("word", word)
                .bind("most", MOST)
                .mapTo(String.class)
                .list();
    }
}
