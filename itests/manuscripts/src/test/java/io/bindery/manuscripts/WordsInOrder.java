package io.bindery.manuscripts;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Compares texts by their words: letters and digits, in lower case. */
final class WordsInOrder {

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    /** How far the other text may have something more before it goes on. */
    private static final int AHEAD = 200;

    private WordsInOrder() {}

    static List<String> of(String text) {
        return BETWEEN.splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /**
     * The share of the words that the other text has in the same order. Each is looked for a little ahead of the one before, so the true
     * share may be a little higher.
     */
    static double share(List<String> words, List<String> other) {
        long found = 0;
        int at = 0;
        for (String word : words) {
            int end = Math.min(other.size(), at + AHEAD);
            int next = other.subList(at, end).indexOf(word);
            // A word that is everywhere must not lead the search away.
            if (next >= 0 && (next < 5 || word.length() > 5)) {
                at += next + 1;
                found++;
            }
        }
        return (double) found / words.size();
    }
}
