package io.bindery.core.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecallTest {

    private static final Random RANDOM = new Random(7);

    /** Words as often as in a language: few are very frequent, many are rare (Zipf). */
    private static List<String> text(int words) {
        List<String> text = new ArrayList<>();
        for (int i = 0; i < words; i++) {
            text.add("w" + (char) ('a' + RANDOM.nextInt(2)) + (int) Math.pow(30_000, RANDOM.nextDouble()));
        }
        return text;
    }

    private static Recall compare(List<String> text, List<String> product) {
        return Recall.of(list(text), list(product));
    }

    /** Digits would part from letters, and so stand for other letters here. */
    private static WordList list(List<String> words) {
        StringBuilder text = new StringBuilder(String.join(" ", words));
        for (int i = 0; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) {
                text.setCharAt(i, (char) ('q' + text.charAt(i) - '0'));
            }
        }
        return WordListTest.words(text.toString());
    }

    /** The length of the longest common subsequence by the plain definition. */
    private static int plain(List<String> a, List<String> b) {
        int[][] length = new int[a.size() + 1][b.size() + 1];
        for (int i = 1; i <= a.size(); i++) {
            for (int j = 1; j <= b.size(); j++) {
                length[i][j] = a.get(i - 1).equals(b.get(j - 1))
                        ? length[i - 1][j - 1] + 1
                        : Math.max(length[i - 1][j], length[i][j - 1]);
            }
        }
        return length[a.size()][b.size()];
    }

    @Test
    void the_same_text_is_found_wholly() {
        List<String> text = text(212_000);
        assertThat(compare(text, text)).isEqualTo(new Recall(212_000, 212_000, 0));
        assertThat(compare(List.of(), text).fraction()).isEqualTo(1);
    }

    @Test
    void short_texts_are_compared_exactly() {
        for (int i = 0; i < 200; i++) {
            List<String> a = shuffledPart(i);
            List<String> b = shuffledPart(i + 1);
            assertThat(compare(a, b).found()).isEqualTo(plain(a, b));
        }
    }

    private static List<String> shuffledPart(int seed) {
        List<String> words = new ArrayList<>();
        Random random = new Random(seed);
        for (int i = random.nextInt(300); i >= 0; i--) {
            words.add(Character.toString('a' + random.nextInt(6)));
        }
        return words;
    }

    @Test
    void what_is_missing_is_missing_and_what_is_added_does_no_harm() {
        List<String> text = text(212_000);
        List<String> product = new ArrayList<>();
        for (int i = 0; i < text.size(); i++) {
            if (i % 300 == 0) {
                product.addAll(List.of("running", "head", "p" + i));
            }
            if (i % 100 != 50) { // one of a hundred is lost
                product.add(text.get(i));
            }
        }
        assertThat(compare(text, product).fraction()).isCloseTo(0.99, within(0.0005));
    }

    @Test
    void a_chapter_that_is_missing_is_seen_and_its_place_is_named() {
        List<String> text = text(100_000);
        List<String> product = new ArrayList<>(text);
        product.subList(40_000, 45_000).clear();
        Recall recall = compare(text, product);
        assertThat(recall.fraction()).isCloseTo(0.95, within(0.001));
        assertThat(recall.worstAt()).isBetween(39_990, 40_010);
    }

    @Test
    void a_part_in_another_place_does_not_count() {
        List<String> text = text(100_000);
        List<String> product = new ArrayList<>(text.subList(10_000, 100_000));
        product.addAll(text.subList(0, 10_000));
        assertThat(compare(text, product).fraction()).isCloseTo(0.90, within(0.01));
    }

    @Test
    void shuffled_words_are_no_book() {
        List<String> text = text(100_000);
        List<String> product = new ArrayList<>(text);
        Collections.shuffle(product, RANDOM);
        assertThat(compare(text, product).fraction()).isLessThan(0.6);
    }

    @Test
    void one_word_over_and_over_is_compared_too() {
        List<String> text = Collections.nCopies(300_000, "moo");
        assertThat(compare(text, text.subList(0, 150_000)).fraction()).isEqualTo(0.5);
        assertThat(compare(text, text).fraction()).isEqualTo(1);
    }

    @Test
    void another_book_is_another_book() {
        assertThat(compare(text(100_000), text(100_000)).fraction()).isLessThan(0.6);
    }
}
