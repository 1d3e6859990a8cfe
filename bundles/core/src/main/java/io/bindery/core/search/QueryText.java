package io.bindery.core.search;

import io.bindery.api.search.SearchQuery;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.ISBNValidator;

/** Reads what a person types: ISBNs, however they are written, become their 13 digits. */
final class QueryText {

    private static final String GAP = "[\\s\\p{Pd}]?";
    private static final Pattern ISBN = Pattern.compile("(?i)(?<![\\p{L}\\p{N}])(?:(?:urn:)?isbn(?:-?1[03])?[:\\s]*)?"
            + "(97[89](?:" + GAP + "\\d){10}|\\d(?:" + GAP + "\\d){8}" + GAP + "[\\dx])(?![\\p{L}\\p{N}])");
    /** The beginning of one, e.g. while it is being typed. */
    private static final Pattern BEGUN =
            Pattern.compile("(?<![\\p{L}\\p{N}])97[89](?:\\p{Pd}\\d+)+\\p{Pd}?(?![\\p{L}\\p{N}])");

    private QueryText() {}

    static String read(String typed) {
        String text = Normalizer.normalize(typed, Normalizer.Form.NFKC);
        String whole = ISBN.matcher(text).replaceAll(QueryText::digits);
        String read = BEGUN.matcher(whole).replaceAll(match -> match.group().replaceAll("\\p{Pd}", ""));
        // Composed signs and short ISBNs grow.
        return read.substring(0, Math.min(read.length(), SearchQuery.MAX_TEXT));
    }

    private static String digits(java.util.regex.MatchResult match) {
        String isbn = ISBNValidator.getInstance(true)
                .validate(match.group(1).replaceAll("[\\s\\p{Pd}]", "").toUpperCase(Locale.ROOT));
        return isbn == null ? Matcher.quoteReplacement(match.group()) : isbn;
    }
}
