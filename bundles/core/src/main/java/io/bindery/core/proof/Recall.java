package io.bindery.core.proof;

import java.util.List;

/**
 * How much of a text is found in another one, in the same order: the longest common subsequence of their words against the words of the
 * first. Words that stand in both but elsewhere do not count; words that the other one has more of do no harm.
 *
 * <p>Runs of words that occur once in each text are taken for fixed points, of which the longest row in the same order is kept (patience
 * diff, by Bram Cohen); between two of them the length of the common subsequence is exact (bit-parallel, Hyyrö 2004). Where two texts have
 * so little in common that no fixed points are found in some ten thousand words, it is a lower bound. Texts of 200,000 words take less than
 * a second; memory is some 30 bytes a word.
 *
 * @param words how many words the first text has
 * @param found how many of them are found
 * @param worstAt where most are missing at one place: the number of a word, counted from 0; 0 if none is missing
 */
public record Recall(int words, int found, int worstAt) {

    private static final int DEEPEST = 8;
    private static final int[] RUNS = {5, 3, 1};

    /** Compares a text with what shall hold it; both are ended. */
    public static Recall of(WordList text, WordList product) {
        Comparison comparison = new Comparison(text.words(), product.words());
        int found = comparison.found(0, text.size(), 0, product.size(), 0);
        return new Recall(text.size(), found, comparison.worstAt);
    }

    /** How much is found, from 0 to 1; 1 for a text without words. */
    public double fraction() {
        return words == 0 ? 1 : (double) found / words;
    }

    /** Two texts, and what was seen of their differences so far. */
    private static final class Comparison {
        private final int[] a;
        private final int[] b;
        private int worst;
        private int worstAt;

        Comparison(int[] a, int[] b) {
            this.a = a;
            this.b = b;
        }

        /** The words of a part of the one text that are found, in order, in a part of the other. */
        int found(int aStart, int aEnd, int bStart, int bEnd, int depth) {
            int from = aStart;
            int to = aEnd;
            int bFrom = bStart;
            int bTo = bEnd;
            while (from < to && bFrom < bTo && a[from] == b[bFrom]) {
                from++;
                bFrom++;
            }
            while (from < to && bFrom < bTo && a[to - 1] == b[bTo - 1]) {
                to--;
                bTo--;
            }
            int same = aEnd - aStart - (to - from);
            if (from == to || bFrom == bTo) {
                missing(from, to - from);
                return same;
            }
            return same + between(from, to, bFrom, bTo, depth);
        }

        private int between(int from, int to, int bFrom, int bTo, int depth) {
            if (CommonWords.fits(to - from, bTo - bFrom)) {
                int found = CommonWords.count(a, from, to, b, bFrom, bTo);
                missing(from, to - from - found);
                return found;
            }
            for (int run : RUNS) {
                List<FixedPoints.Point> points =
                        depth < DEEPEST ? FixedPoints.of(a, from, to, b, bFrom, bTo, run) : List.of();
                if (!points.isEmpty()) {
                    return along(points, from, to, bFrom, bTo, depth + 1);
                }
            }
            return halves(from, to, bFrom, bTo, depth);
        }

        private int along(List<FixedPoints.Point> points, int from, int to, int bFrom, int bTo, int depth) {
            int found = 0;
            int at = from;
            int bAt = bFrom;
            for (FixedPoints.Point point : points) {
                found += found(at, point.a(), bAt, point.b(), depth) + 1;
                at = point.a() + 1;
                bAt = point.b() + 1;
            }
            return found + found(at, to, bAt, bTo, depth);
        }

        /** Texts with nothing to hold on to: what is about half-way in the one is looked for half-way in the other. */
        private int halves(int from, int to, int bFrom, int bTo, int depth) {
            int middle = (from + to) >>> 1;
            int bMiddle = (bFrom + bTo) >>> 1;
            return found(from, middle, bFrom, bMiddle, depth) + found(middle, to, bMiddle, bTo, depth);
        }

        private void missing(int at, int count) {
            if (count > worst) {
                worst = count;
                worstAt = at;
            }
        }
    }
}
