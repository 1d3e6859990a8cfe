package io.bindery.enrichers.reading;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts syllables by the vowels that are heard: right for some nine words of ten, which is enough for a mean over a book. */
final class Syllables {

    private static final String VOWELS = "aeiouy";
    /** An e at the end, or in -es and -ed, that is not heard. */
    private static final Pattern ENGLISH_MUTE = Pattern.compile(
            "(?<=[^aeiouy])(?<![^aeiouy]l)e$|(?<=[^aeiouysxz])(?<!ch|sh|[cg])(?<![^aeiouy]l)es$|(?<=[^aeiouytd])ed$");
    /** Two vowels side by side that are two syllables: li-on, be-ing, cre-ate, re-al, sm at the end. */
    private static final Pattern ENGLISH_TWO = Pattern.compile(
            "(?<![cstgx])i[ao]|[aeiouy]ing$|(?<=[cr])eat(?=e$|ed$|es$|ion|or)|(?<!gu)eal(?=i)|sm$|[^qg]u[ao](?=[lrt])");

    private static final Pattern FRENCH_MUTE = Pattern.compile("(?<=[^aeiouy])(e|es|ent)$");
    private static final Pattern MARKS = Pattern.compile("\\p{M}");

    private Syllables() {}

    /**
     * The syllables of one word; at least 1.
     *
     * @param language its primary subtag
     */
    static int count(String word, String language) {
        String lower = word.toLowerCase(Locale.ROOT);
        int count = switch (language) {
            case "en" -> english(bare(lower));
            case "fr" -> groups(FRENCH_MUTE.matcher(bare(lower)).replaceFirst(""));
            case "ru" ->
                (int) lower.chars().filter(c -> "аеёиоуыэюя".indexOf(c) >= 0).count();
            case "es", "pt" -> strongAndWeak(Normalizer.normalize(lower, Normalizer.Form.NFC));
            default -> groups(bare(lower));
        };
        return Math.max(1, count);
    }

    private static String bare(String word) {
        return MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceAll("");
    }

    private static int english(String word) {
        int count = groups(ENGLISH_MUTE.matcher(word).replaceFirst(""));
        Matcher two = ENGLISH_TWO.matcher(word);
        while (two.find()) {
            count++;
        }
        return count;
    }

    private static int groups(String word) {
        int count = 0;
        boolean before = false;
        for (int i = 0; i < word.length(); i++) {
            boolean vowel = VOWELS.indexOf(word.charAt(i)) >= 0;
            count += vowel && !before ? 1 : 0;
            before = vowel;
        }
        return count;
    }

    /** Two strong vowels, or a weak one with an accent, are syllables of their own; a weak one joins its neighbour: po-e-ta, tie-rra, rí-o. */
    private static int strongAndWeak(String word) {
        int count = 0;
        char before = ' ';
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean vowel = "aeiouyáéíóúàâêôãõü".indexOf(c) >= 0;
            boolean joins = "iuyü".indexOf(c) >= 0 || "iuyüãõ".indexOf(before) >= 0;
            boolean after = "aeiouyáéíóúàâêôãõü".indexOf(before) >= 0;
            count += vowel && !(after && joins && "íú".indexOf(c) < 0) ? 1 : 0;
            before = c;
        }
        return count;
    }
}
