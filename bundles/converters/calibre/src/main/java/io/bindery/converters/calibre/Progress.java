package io.bindery.converters.calibre;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How far ebook-convert is, from what it says: lines like {@code 34% Running transforms on e-book...}. */
final class Progress {

    private static final Pattern LINE = Pattern.compile("(?m)^(\\d{1,3})% ");

    private Progress() {}

    /** From 0 to 1, by the last such line; -1 if there is none. */
    static double of(String said) {
        double last = -1;
        Matcher line = LINE.matcher(said);
        while (line.find()) {
            last = Math.min(100, Integer.parseInt(line.group(1))) / 100.0;
        }
        return last;
    }
}
