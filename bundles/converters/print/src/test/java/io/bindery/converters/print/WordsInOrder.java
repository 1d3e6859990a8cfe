package io.bindery.converters.print;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many of a text's words another text has, in the same order. */
final class WordsInOrder {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+");
    private static final int STEP = 300;
    private static final int AHEAD = 900;

    private WordsInOrder() {}

    static List<String> words(String text) {
        String plain = Normalizer.normalize(text.replace("\u00ad", ""), Normalizer.Form.NFKD)
                // Marks stand before or behind their letter, as the page has them.
                .replaceAll("[\\p{M}\\p{Lm}]", "")
                .replaceAll("(\\p{L})-\\R\\s*(\\p{L})", "$1$2")
                .toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(plain);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    /** The share of the words that were found; longest common subsequences, one stretch after the other. */
    static double recall(List<String> source, List<String> made) {
        long found = 0;
        int from = 0;
        int in = 0;
        while (from < source.size()) {
            int end = Math.min(from + 2 * STEP, source.size());
            int until = Math.min(in + AHEAD + 2 * STEP, made.size());
            int[] stretch = stretch(source.subList(from, end), made.subList(in, until), end == source.size());
            found += stretch[0];
            in += stretch[1];
            from += end == source.size() ? end - from : STEP;
        }
        return source.isEmpty() ? 1 : (double) found / source.size();
    }

    /** Found words among the first {@code STEP}, and how far they reach in the other text. */
    private static int[] stretch(List<String> source, List<String> made, boolean last) {
        int[][] longest = new int[source.size() + 1][made.size() + 1];
        for (int i = source.size() - 1; i >= 0; i--) {
            for (int j = made.size() - 1; j >= 0; j--) {
                longest[i][j] = source.get(i).equals(made.get(j))
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        int found = 0;
        int i = 0;
        int j = 0;
        int reached = 0;
        int until = last ? source.size() : STEP;
        while (i < until && j < made.size()) {
            if (source.get(i).equals(made.get(j))) {
                found++;
                i++;
                reached = ++j;
            } else if (longest[i + 1][j] >= longest[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        return new int[] {found, reached};
    }
}
