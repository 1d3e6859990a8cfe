package io.bindery.enrichers.phrases;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * In how many passages of other books a word occurs, so that words which are everywhere say little of one book. The table
 * {@code passages.tsv} says of itself what it was made from.
 */
final class Background {

    private final Map<String, Integer> passagesWith = new HashMap<>();
    private int passages = 1;

    Background() {
        try (InputStream table = Background.class.getResourceAsStream("passages.tsv")) {
            if (table == null) {
                throw new IllegalStateException("passages.tsv is not in the bundle");
            }
            new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .forEach(cells -> {
                        if (cells[0].isEmpty()) {
                            passages = Integer.parseInt(cells[1]);
                        } else {
                            passagesWith.put(cells[0], Integer.parseInt(cells[1]));
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The inverse document frequency of a word: 0 for one that is everywhere, about 6 for one that is nowhere. */
    double rarity(String word) {
        int with = passagesWith.getOrDefault(word, 0);
        return Math.log((passages + 1.0) / (with + 1.0));
    }

    /** The mean over a phrase's words, a little more for those of several words, as they say more. */
    double rarityOf(String phrase) {
        String[] words = phrase.split(" ", -1);
        double sum = 0;
        for (String word : words) {
            sum += rarity(word);
        }
        return sum / words.length * (words.length == 1 ? 1 : 1.3);
    }
}
