package io.bindery.enrichers.reading;

import io.bindery.language.Sentences;
import java.util.List;
import java.util.Locale;

/**
 * What is counted of a text for the formulas.
 *
 * @param sentences how many
 * @param words how many
 * @param syllables of all words
 * @param letters of all words
 * @param threeSyllables words of three syllables or more
 * @param monosyllables words of one syllable
 * @param sixLetters words of more than six letters
 */
record Counts(
        long sentences,
        long words,
        long syllables,
        long letters,
        long threeSyllables,
        long monosyllables,
        long sixLetters) {

    private static final int LONG = 6;
    private static final int LEAST_WORDS = 2;

    static Counts of(List<String> passages, String language) {
        Locale locale = Locale.forLanguageTag(language);
        long sentences = 0;
        long words = 0;
        long syllables = 0;
        long letters = 0;
        long three = 0;
        long one = 0;
        long six = 0;
        for (String passage : passages) {
            for (String sentence : Sentences.of(passage, locale)) {
                List<String> inIt = Sentences.words(sentence, locale);
                if (inIt.size() < LEAST_WORDS) {
                    continue; // headings, numbers and the like
                }
                sentences++;
                for (String word : inIt) {
                    int count = Syllables.count(word, language);
                    int length = word.codePointCount(0, word.length());
                    words++;
                    syllables += count;
                    letters += length;
                    three += count >= 3 ? 1 : 0;
                    one += count == 1 ? 1 : 0;
                    six += length > LONG ? 1 : 0;
                }
            }
        }
        return new Counts(sentences, words, syllables, letters, three, one, six);
    }

    double wordsPerSentence() {
        return (double) words / sentences;
    }

    double syllablesPerWord() {
        return (double) syllables / words;
    }

    /** Per cent of the words. */
    double percent(long some) {
        return 100.0 * some / words;
    }
}
