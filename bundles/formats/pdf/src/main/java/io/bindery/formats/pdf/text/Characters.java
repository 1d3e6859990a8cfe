package io.bindery.formats.pdf.text;

import java.util.regex.Pattern;

/** Small matters of letters. */
final class Characters {

    static final char SOFT_HYPHEN = '\u00AD';
    private static final char HYPHEN = '\u2010';

    /** White space, and what has no place in a text: controls, surrogates without their other half, private signs stay. */
    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Cc}\\p{Cs}\\uFFFE\\uFFFF]+");

    private static final String ENDS = ".!?:;…。！？»”\"’)";

    private Characters() {}

    /** With each run of white space made one space, and none at the ends. */
    static String clean(CharSequence text) {
        return BLANK.matcher(text).replaceAll(" ").strip();
    }

    /** Whether the line ends in a hyphen after a letter. */
    static boolean endsInHyphen(CharSequence line) {
        int end = line.length() - 1;
        return end > 0
                && (line.charAt(end) == '-' || line.charAt(end) == HYPHEN || line.charAt(end) == SOFT_HYPHEN)
                && Character.isLetter(line.charAt(end - 1));
    }

    static boolean beginsLowerCase(CharSequence line) {
        return line.length() > 0 && Character.isLowerCase(Character.codePointAt(line, 0));
    }

    static boolean endsSentence(CharSequence line) {
        return line.length() > 0 && ENDS.indexOf(line.charAt(line.length() - 1)) >= 0;
    }
}
