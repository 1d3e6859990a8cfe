package io.bindery.language;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Sentences and words by the rules of Unicode (UAX #29), as the Java platform has them for each language. */
public final class Sentences {

    /** Titles after which a full stop ends no sentence. */
    private static final java.util.Set<String> TITLES = java.util.Set.of(
            "Mr.", "Mrs.", "Ms.", "Dr.", "St.", "Prof.", "Rev.", "Hon.", "Capt.", "Col.", "Gen.", "Lt.");

    private Sentences() {}

    /** The sentences of a text, without the white space around them; no sentence goes across the end of a paragraph. */
    public static List<String> of(String text, Locale language) {
        List<String> sentences = new ArrayList<>();
        BreakIterator breaks = BreakIterator.getSentenceInstance(language);
        for (String paragraph : text.split("[\\n\\f]+", -1)) {
            breaks.setText(paragraph);
            int from = breaks.first();
            for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
                String sentence = paragraph.substring(from, to).strip();
                if (endsInTitle(sentence) && to < paragraph.length()) {
                    continue;
                }
                if (!sentence.isEmpty()) {
                    sentences.add(sentence.replaceAll("\\s+", " "));
                }
                from = to;
            }
        }
        return sentences;
    }

    private static boolean endsInTitle(String sentence) {
        return TITLES.contains(sentence.substring(sentence.lastIndexOf(' ') + 1));
    }

    /** The words of a text: what holds a letter or a digit, as it is written. */
    public static List<String> words(String text, Locale language) {
        List<String> words = new ArrayList<>();
        BreakIterator breaks = BreakIterator.getWordInstance(language);
        breaks.setText(text);
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
            String word = text.substring(from, to);
            if (word.codePoints().anyMatch(Character::isLetterOrDigit)) {
                words.add(word);
            }
            from = to;
        }
        return words;
    }
}
