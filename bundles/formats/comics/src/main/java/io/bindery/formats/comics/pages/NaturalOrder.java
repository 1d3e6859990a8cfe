package io.bindery.formats.comics.pages;

import java.io.Serializable;
import java.util.Comparator;

/** Sorts names as people do: letters of either case alike, and runs of digits by their number. */
final class NaturalOrder implements Comparator<String>, Serializable {

    static final NaturalOrder INSTANCE = new NaturalOrder();

    private static final long serialVersionUID = 1L;

    private NaturalOrder() {}

    @Override
    public int compare(String one, String other) {
        int i = 0;
        int j = 0;
        while (i < one.length() && j < other.length()) {
            int endOfOne = digits(one, i);
            int endOfOther = digits(other, j);
            if (endOfOne > i && endOfOther > j) {
                int order = compareNumbers(one.substring(i, endOfOne), other.substring(j, endOfOther));
                if (order != 0) {
                    return order;
                }
                i = endOfOne;
                j = endOfOther;
            } else {
                int order = Character.compare(folded(one.charAt(i)), folded(other.charAt(j)));
                if (order != 0) {
                    return order;
                }
                i++;
                j++;
            }
        }
        int order = Integer.compare(one.length() - i, other.length() - j);
        // Equal but for case or zeroes: still one order, always the same.
        return order != 0 ? order : one.compareTo(other);
    }

    private static int digits(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    /** Without a number type: names may have hundreds of digits. */
    private static int compareNumbers(String one, String other) {
        String left = one.replaceFirst("^0+(?=.)", "");
        String right = other.replaceFirst("^0+(?=.)", "");
        return left.length() != right.length() ? Integer.compare(left.length(), right.length()) : left.compareTo(right);
    }

    private static char folded(char character) {
        return Character.toLowerCase(Character.toUpperCase(character));
    }
}
