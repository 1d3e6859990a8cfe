package io.bindery.enrichers.phrases;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Counts the noun phrases of sentences: nouns with the adjectives and nouns before them. Names do not count. */
final class NounPhrases {

    private static final int LONGEST = 3;
    private static final int SHORTEST_WORD = 3;

    private NounPhrases() {}

    /** Phrases in lower case and in the singular where that occurs too, with how often they occur; in the order of their first occurrence. */
    static Map<String, Integer> count(List<Sentence> sentences) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Sentence sentence : sentences) {
            int at = 0;
            while (at < sentence.size()) {
                int end = at;
                while (end < sentence.size() && part(sentence, end)) {
                    end++;
                }
                count(sentence, at, end, counts);
                at = Math.max(end, at + 1);
            }
        }
        return inSingular(counts);
    }

    private static boolean part(Sentence sentence, int at) {
        String word = sentence.tokens()[at];
        return (sentence.is(at, "NOUN") || sentence.is(at, "ADJ"))
                && word.length() >= SHORTEST_WORD
                && word.chars().allMatch(c -> Character.isLetter(c) || c == '-')
                && Character.isLetter(word.charAt(0))
                // Within a sentence a capital begins a name, whatever the tagger takes it for.
                && (at == 0 || Character.isLowerCase(word.charAt(0)))
                && Character.isLetter(word.charAt(word.length() - 1));
    }

    /** All phrases within a run of nouns and adjectives that end in a noun. */
    private static void count(Sentence sentence, int from, int to, Map<String, Integer> counts) {
        for (int end = from; end < to; end++) {
            if (!sentence.is(end, "NOUN")) {
                continue;
            }
            StringBuilder phrase = new StringBuilder();
            for (int begin = end; begin >= from && begin > end - LONGEST; begin--) {
                phrase.insert(0, (begin == end ? "" : " "))
                        .insert(0, sentence.tokens()[begin].toLowerCase(Locale.ROOT));
                String text = phrase.toString().replaceAll("\\s+", " ").strip();
                counts.merge(text, 1, Integer::sum);
            }
        }
    }

    private static Map<String, Integer> inSingular(Map<String, Integer> counts) {
        Map<String, Integer> merged = new LinkedHashMap<>();
        Map<String, String> plural = new HashMap<>();
        for (String phrase : counts.keySet()) {
            for (String form : plurals(phrase)) {
                plural.putIfAbsent(form, phrase);
            }
        }
        counts.forEach((phrase, count) -> {
            String singular = plural.getOrDefault(phrase, phrase);
            merged.merge(counts.containsKey(singular) ? singular : phrase, count, Integer::sum);
        });
        return merged;
    }

    private static List<String> plurals(String noun) {
        if (noun.endsWith("y")) {
            return List.of(noun.substring(0, noun.length() - 1) + "ies", noun + "s");
        }
        if (noun.endsWith("ix") || noun.endsWith("ex")) {
            return List.of(noun.substring(0, noun.length() - 2) + "ices", noun + "es");
        }
        return List.of(noun + "s", noun + "es");
    }
}
