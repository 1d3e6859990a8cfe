package io.bindery.core.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WordListTest {

    static WordList words(String text) {
        WordList words = new WordList();
        words.write(text.toCharArray(), 0, text.length());
        return words.end();
    }

    private static int[] hashes(WordList words) {
        return Arrays.copyOf(words.words(), words.size());
    }

    @ParameterizedTest
    @MethodSource
    void what_is_written_otherwise_is_the_same_word(String one, String other) {
        assertThat(hashes(words(one))).isEqualTo(hashes(words(other)));
    }

    static Stream<Arguments> what_is_written_otherwise_is_the_same_word() {
        return Stream.of(
                Arguments.of("The ﬁrst ﬂight of the oﬃce", "the first flight of the office"),
                Arguments.of("a well\u00ADknown ex\u00ADample", "a wellknown example"),
                Arguments.of("an exam-\nple of it", "an example of it"),
                Arguments.of("an exam-\n\fple of it", "an example of it"),
                Arguments.of("Anglo-Saxon", "AngloSaxon"),
                Arguments.of("anglo\u2010saxon", "Anglo-Saxon"),
                Arguments.of("don’t, can't, o\u02BCclock", "dont cant oclock"),
                Arguments.of("STRASSE İstanbul", "straSSe istanbul"),
                Arguments.of("cafe\u0301", "café"),
                Arguments.of("wh\u200Bale\u00A0ship", "whale ship"),
                Arguments.of("note12 and page9", "note 12 and page 9"),
                Arguments.of("word—word -- word…word", "word word word word"),
                Arguments.of("ＡＢＣ １２", "abc 12"),
                Arguments.of("1914\u20101918", "1914-1918"),
                // As shaping for print writes it: with lengthening, and with points behind a ligature.
                Arguments.of("الحي\u0640\u0651ة مثلا\u064b", "الحي\u0651ة مثل\u064bا"));
    }

    @Test
    void other_words_are_other_words() {
        assertThat(hashes(words("whale"))).isNotEqualTo(hashes(words("whales")));
        assertThat(hashes(words("un derstand"))).isNotEqualTo(hashes(words("understand")));
        assertThat(words("pre - and").size()).isEqualTo(2);
        assertThat(words("… — * 。").size()).isZero();
    }

    @Test
    void where_no_spaces_stand_each_character_counts() {
        assertThat(words("吾輩は猫である").size()).isEqualTo(7);
        assertThat(words("ภาษาไทย").size()).isGreaterThan(4);
        assertThat(words("العربية جميلة").size()).isEqualTo(2);
        assertThat(words("नमस्ते दुनिया").size()).isEqualTo(2);
    }

    @Test
    void it_does_not_matter_in_which_pieces_the_text_comes() {
        String text = "The ﬁrst exam-\nple, cafe\u0301 of it. ".repeat(2_000);
        WordList pieces = new WordList();
        for (int i = 0; i < text.length(); i += 7) {
            pieces.write(text.toCharArray(), i, Math.min(7, text.length() - i));
        }
        assertThat(hashes(pieces.end())).isEqualTo(hashes(words(text)));
        assertThat(pieces.size()).isEqualTo(12_000);
    }

    @Test
    void a_few_words_from_a_place_are_kept_as_text() {
        WordList words = new WordList(2);
        char[] text = "One, two, THREE four five".toCharArray();
        words.write(text, 0, text.length);
        assertThat(words.end().quote()).isEqualTo("three four five");
    }

    @Test
    void a_text_without_end_or_without_spaces_takes_no_more_memory_than_allowed() {
        WordList words = new WordList();
        char[] noSpace = "x".repeat(100_000).toCharArray();
        words.write(noSpace, 0, noSpace.length);
        char[] many = "a ".repeat(100_000).toCharArray();
        for (int i = 0; i < 45; i++) {
            words.write(many, 0, many.length);
        }
        assertThat(words.end().size()).isEqualTo(WordList.MOST);
        assertThat(words.complete()).isFalse();
    }
}
