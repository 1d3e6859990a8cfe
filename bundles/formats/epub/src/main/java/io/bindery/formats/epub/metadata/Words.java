package io.bindery.formats.epub.metadata;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.regex.Pattern;

/** Small matters of text. */
final class Words {

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    private Words() {}

    /** The text with each run of white space made one space, and none at its ends. */
    static String collapse(CharSequence text) {
        return WHITE_SPACE.matcher(text).replaceAll(" ").strip();
    }

    /** A counter of the words of one text, for one thread. */
    static BreakIterator iterator() {
        return BreakIterator.getWordInstance(Locale.ROOT);
    }

    /** The number of segments between word boundaries (UAX #29) that hold a letter or a digit. */
    static long count(BreakIterator words, String raw) {
        // The JDK takes words on both sides of a no-break space for one, which UAX #29 does not.
        String text = raw.replace('\u00A0', ' ').replace('\u202F', ' ');
        words.setText(text);
        long count = 0;
        int start = words.first();
        for (int end = words.next(); end != BreakIterator.DONE; start = end, end = words.next()) {
            if (hasLetter(text, start, end)) {
                count++;
            }
        }
        return count;
    }

    private static boolean hasLetter(String text, int start, int end) {
        for (int i = start; i < end; ) {
            int character = text.codePointAt(i);
            if (Character.isLetterOrDigit(character)) {
                return true;
            }
            i += Character.charCount(character);
        }
        return false;
    }
}
