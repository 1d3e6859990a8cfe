package io.bindery.core.proof;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The exact length of the longest common subsequence of two short texts, 64 words at a time: H. Hyyrö, Bit-parallel LCS-length computation
 * revisited (2004).
 */
final class CommonWords {

    /** Of the shorter text: its words are the bits of a row. */
    private static final int SHORTER = 1 << 12;

    private static final int LONGER = 1 << 16;

    private CommonWords() {}

    /** Whether two texts of so many words are short enough. */
    static boolean fits(int n, int m) {
        return Math.min(n, m) <= SHORTER && Math.max(n, m) <= LONGER;
    }

    static int count(int[] a, int aFrom, int aTo, int[] b, int bFrom, int bTo) {
        return aTo - aFrom <= bTo - bFrom
                ? countIn(a, aFrom, aTo, b, bFrom, bTo)
                : countIn(b, bFrom, bTo, a, aFrom, aTo);
    }

    private static int countIn(int[] shorter, int from, int to, int[] longer, int longFrom, int longTo) {
        int n = to - from;
        int width = (n + 63) >>> 6;
        Map<Integer, long[]> places = new HashMap<>();
        for (int i = 0; i < n; i++) {
            places.computeIfAbsent(shorter[from + i], word -> new long[width])[i >>> 6] |= 1L << i;
        }
        long[] row = new long[width];
        Arrays.fill(row, -1L);
        for (int j = longFrom; j < longTo; j++) {
            long[] matches = places.get(longer[j]);
            if (matches != null) {
                next(row, matches);
            }
        }
        int zeros = 0;
        for (int i = 0; i < n; i++) {
            zeros += (row[i >>> 6] >>> i & 1L) == 0 ? 1 : 0;
        }
        return zeros;
    }

    /** row = (row + (row &amp; matches)) | (row &amp; ~matches) */
    private static void next(long[] row, long[] matches) {
        long carry = 0;
        for (int i = 0; i < row.length; i++) {
            long bits = row[i];
            long hit = bits & matches[i];
            long sum = bits + hit;
            long over = Long.compareUnsigned(sum, bits) < 0 ? 1 : 0;
            long whole = sum + carry;
            over |= Long.compareUnsigned(whole, sum) < 0 ? 1 : 0;
            row[i] = whole | (bits & ~matches[i]);
            carry = over;
        }
    }
}
