package io.bindery.core.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Places of two texts that belong together: runs of words that each of them has once, in the same order. */
final class FixedPoints {

    private static final int PRIME = 0x9E3779B1;

    private FixedPoints() {}

    /** A word of the one text and the same one of the other. */
    record Point(int a, int b) {}

    /**
     * The fixed points of parts of two texts, from the first to the last.
     *
     * @param run how many words in a row must be the same
     */
    static List<Point> of(int[] a, int aFrom, int aTo, int[] b, int bFrom, int bTo, int run) {
        long[] ofA = runs(a, aFrom, aTo, run);
        long[] ofB = runs(b, bFrom, bTo, run);
        List<Point> points = new ArrayList<>();
        int j = 0;
        for (int i = 0; i < ofA.length; i++) {
            if (!single(ofA, i)) {
                continue;
            }
            long hash = ofA[i] >> 32;
            while (j < ofB.length && ofB[j] >> 32 < hash) {
                j++;
            }
            if (j < ofB.length && ofB[j] >> 32 == hash && single(ofB, j)) {
                int atA = (int) ofA[i];
                int atB = (int) ofB[j];
                if (Arrays.equals(a, atA, atA + run, b, atB, atB + run)) {
                    points.add(new Point(atA, atB));
                }
            }
        }
        points.sort(Comparator.comparingInt(Point::a));
        return longestRow(points);
    }

    /** Sorted, and each with its place: the hash of a run of words in the upper half, where it begins in the lower. */
    private static long[] runs(int[] words, int from, int to, int run) {
        long[] runs = new long[Math.max(0, to - from - run + 1)];
        for (int i = 0; i < runs.length; i++) {
            int hash = 0;
            for (int k = 0; k < run; k++) {
                hash = (hash ^ words[from + i + k]) * PRIME;
            }
            runs[i] = (long) hash << 32 | (from + i);
        }
        Arrays.sort(runs);
        return runs;
    }

    private static boolean single(long[] runs, int i) {
        long hash = runs[i] >> 32;
        return (i == 0 || runs[i - 1] >> 32 != hash) && (i + 1 == runs.length || runs[i + 1] >> 32 != hash);
    }

    /** The longest row of points that come in the same order in both texts (patience sorting). */
    private static List<Point> longestRow(List<Point> points) {
        int[] last = new int[points.size()];
        int[] before = new int[points.size()];
        int length = 0;
        for (int i = 0; i < points.size(); i++) {
            int low = 0;
            int high = length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (points.get(last[middle]).b() < points.get(i).b()) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            before[i] = low == 0 ? -1 : last[low - 1];
            last[low] = i;
            length = Math.max(length, low + 1);
        }
        List<Point> row = new ArrayList<>(length);
        for (int i = length == 0 ? -1 : last[length - 1]; i >= 0; i = before[i]) {
            row.add(points.get(i));
        }
        Collections.reverse(row);
        return row;
    }
}
