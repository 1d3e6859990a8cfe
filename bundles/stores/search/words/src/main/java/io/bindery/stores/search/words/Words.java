package io.bindery.stores.search.words;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes texts apart into words, as they are indexed, asked for and highlighted: in lower case, and without the accents of Latin letters.
 * Marks of other scripts stay, since they are letters there. Each sign of scripts that write no spaces is a word of its own.
 */
public final class Words {

    /** What of a longer word is indexed. */
    private static final int LONGEST = 60;

    private static final String UNSPACED =
            "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}]\\p{M}*";
    private static final Pattern WORD = Pattern.compile(UNSPACED + "|(?:(?!" + UNSPACED + ")[\\p{L}\\p{N}\\p{M}])+");
    private static final Pattern ACCENTS = Pattern.compile("(?<=\\p{IsLatin})\\p{M}+");

    /** Latin letters that are no composition of a letter and an accent. */
    private static final Map<Character, String> PLAIN = Map.ofEntries(
            Map.entry('ß', "ss"),
            Map.entry('æ', "ae"),
            Map.entry('œ', "oe"),
            Map.entry('ø', "o"),
            Map.entry('ð', "d"),
            Map.entry('đ', "d"),
            Map.entry('þ', "th"),
            Map.entry('ł', "l"),
            Map.entry('ħ', "h"),
            Map.entry('ı', "i"));

    private Words() {}

    /**
     * A word in a text.
     *
     * @param start where it begins
     * @param end where it ends
     * @param plain the word as it is compared
     */
    public record Word(int start, int end, String plain) {}

    /** The words of a text, in order. */
    public static List<Word> in(String text) {
        List<Word> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            String plain = plain(matcher.group());
            if (!plain.isEmpty()) {
                words.add(new Word(matcher.start(), matcher.end(), plain));
            }
        }
        return words;
    }

    /** The words of texts with spaces between, up to so many characters. */
    public static String joined(List<String> texts, int most) {
        StringBuilder joined = new StringBuilder();
        for (String text : texts) {
            for (Word word : in(text)) {
                if (joined.length() + word.plain().length() >= most) {
                    return joined.toString();
                }
                joined.append(joined.isEmpty() ? "" : " ").append(word.plain());
            }
        }
        return joined.toString();
    }

    /** Whether the word may be taken for one that is written much alike: numbers may not, one digit more or less is another thing. */
    public static boolean comparable(String word) {
        return word.length() >= 4 && word.length() <= 40 && word.chars().noneMatch(Character::isDigit);
    }

    private static String plain(String word) {
        String cut = word.length() > LONGEST
                ? word.substring(
                        0, word.offsetByCodePoints(0, Math.min(LONGEST, word.codePointCount(0, word.length()))))
                : word;
        String lower = Normalizer.normalize(cut, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        String bare = Normalizer.normalize(ACCENTS.matcher(lower).replaceAll(""), Normalizer.Form.NFKC);
        StringBuilder plain = new StringBuilder(bare.length());
        for (int i = 0; i < bare.length(); i++) {
            char c = bare.charAt(i);
            plain.append(PLAIN.getOrDefault(c, String.valueOf(c)));
        }
        // Compatibility forms may hold spaces and signs, which would end a word.
        return plain.toString().replaceAll("[^\\p{L}\\p{N}\\p{M}]", "");
    }
}
