package io.bindery.api.metadata;

import java.util.regex.Pattern;

/** Checks codes of ONIX lists and of ISO standards. */
final class Codes {

    private static final Pattern LETTERS = Pattern.compile("[A-Z0-9-]+");

    private Codes() {}

    /** So many digits. */
    static String digits(String code, int count, String what) {
        String clean = Texts.require(code, what);
        if (clean.length() != count || !clean.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("a " + what + " has " + count + " digits: " + code);
        }
        return clean;
    }

    /** Capital letters, digits and hyphens, as in {@code US}, {@code EUR}, {@code CA-QC}, {@code ROW}. */
    static String capitals(String code, String what) {
        String clean = Texts.require(code, what);
        if (!LETTERS.matcher(clean).matches()) {
            throw new IllegalArgumentException("a " + what + " has capital letters: " + code);
        }
        return clean;
    }
}
