package io.bindery.converters.print.font;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.fop.hyphenation.HyphenationTree;

/**
 * Says where words may be broken, by TeX's patterns (F. M. Liang, Word Hy-phen-a-tion by Com-put-er, 1983). Safe for use by several threads.
 */
public final class Hyphenation {

    private static final char SOFT_HYPHEN = '\u00ad';
    private static final int SHORTEST = 5;
    private static final int BEFORE = 2;
    private static final int AFTER = 3;

    private static final Map<String, Optional<HyphenationTree>> TREES = new ConcurrentHashMap<>();

    private final HyphenationTree patterns;

    private Hyphenation(HyphenationTree patterns) {
        this.patterns = patterns;
    }

    /** The rules of a language (BCP 47); empty if there are none. */
    public static Optional<Hyphenation> of(String language) {
        String[] parts = language.toLowerCase(Locale.ROOT).split("[-_]", -1);
        if (!parts[0].matches("[a-z]{2,3}")) {
            return Optional.empty();
        }
        Optional<HyphenationTree> regional = parts.length > 1 && parts[1].matches("[a-z]{2}")
                ? tree(parts[0] + "_" + parts[1].toUpperCase(Locale.ROOT))
                : Optional.empty();
        return regional.or(() -> tree(parts[0].equals("no") ? "nb" : parts[0])).map(Hyphenation::new);
    }

    private static Optional<HyphenationTree> tree(String name) {
        return TREES.computeIfAbsent(name, Hyphenation::load);
    }

    private static Optional<HyphenationTree> load(String name) {
        try (InputStream in = Hyphenation.class.getResourceAsStream("/hyph/" + name + ".hyp")) {
            if (in == null) {
                return Optional.empty();
            }
            // A file of our own bundle, and never of a book.
            return Optional.of((HyphenationTree) new ObjectInputStream(in).readObject());
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException("the hyphenation patterns " + name + " cannot be read", e);
        }
    }

    /** The text with a soft hyphen (U+00AD) wherever a word may be broken; a text that has some already stays as it is. */
    public String hyphenate(String text) {
        if (text.length() < SHORTEST || text.indexOf(SOFT_HYPHEN) >= 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + text.length() / 6);
        int i = 0;
        while (i < text.length()) {
            int start = i;
            while (i < text.length() && Character.isLetter(text.charAt(i))) {
                i++;
            }
            if (i - start >= SHORTEST && !joined(text, start, i)) {
                word(text.substring(start, i), out);
            } else {
                out.append(text, start, i);
            }
            while (i < text.length() && !Character.isLetter(text.charAt(i))) {
                out.append(text.charAt(i++));
            }
        }
        return out.toString();
    }

    /** Parts of addresses, numbers and words that are joined by a hyphen already are not broken once more. */
    private static boolean joined(String text, int start, int end) {
        boolean before = start > 0 && "/@._-\u2010".indexOf(text.charAt(start - 1)) >= 0;
        return before
                || (end < text.length() - 1
                        && "/@_-\u2010".indexOf(text.charAt(end)) >= 0
                        && Character.isLetter(text.charAt(end + 1)));
    }

    private void word(String word, StringBuilder out) {
        var breaks = patterns.hyphenate(word, BEFORE, AFTER);
        if (breaks == null) {
            out.append(word);
            return;
        }
        int from = 0;
        for (int point : breaks.getHyphenationPoints()) {
            out.append(word, from, point).append(SOFT_HYPHEN);
            from = point;
        }
        out.append(word, from, word.length());
    }
}
