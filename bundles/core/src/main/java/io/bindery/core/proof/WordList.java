package io.bindery.core.proof;

import java.io.Writer;
import java.text.Normalizer;
import java.util.Arrays;

/**
 * The words of a text, as they are compared: without regard to how they are written. Ligatures and other forms of compatibility are resolved
 * (NFKC, UAX #15), case is folded, soft hyphens and other unseen characters dropped, words that are divided at the end of a line joined,
 * apostrophes and hyphens left out, likewise the vowel points and the lengthening of Arabic. Where no spaces stand between words (Chinese, Japanese, Thai and the like), each character counts as
 * one. A word is kept as a number of 32 bits, so that 200,000 words take less than a megabyte, and at the most {@value #MOST} are kept.
 *
 * <p>Written to as a text comes, by one thread at a time; then {@linkplain #end ended} and read.
 */
public final class WordList extends Writer {

    /** How many words are kept at the most: more than ten long novels. */
    public static final int MOST = 4_000_000;

    private static final int QUOTED = 12;
    private static final int LONGEST_WORD = 200;
    private static final int PIECE = 1 << 13;
    private static final int FNV_START = 0x811c9dc5;
    private static final int FNV_PRIME = 0x01000193;

    /** How a word may go on after a hyphen. */
    private enum Hyphen {
        NONE,
        SEEN,
        SEEN_AND_SPACE
    }

    /** What a word is made of: where letters meet digits, a new one begins, since footnotes stick to words. */
    private enum Kind {
        NONE,
        LETTERS,
        DIGITS
    }

    private final int quoteFrom;
    private final StringBuilder pending = new StringBuilder();
    private final StringBuilder word = new StringBuilder();
    private final StringBuilder quote = new StringBuilder();
    private int[] words = new int[1_024];
    private int nextLook = PIECE;
    private int size;
    private int length;
    private boolean complete = true;
    private Kind kind = Kind.NONE;
    private Hyphen hyphen = Hyphen.NONE;

    /** An empty list. */
    public WordList() {
        this(Integer.MAX_VALUE);
    }

    /** An empty list that will also hold as text a few words from this one on. */
    public WordList(int quoteFrom) {
        this.quoteFrom = quoteFrom;
    }

    /** How many words it holds. */
    public int size() {
        return size;
    }

    /** Whether it holds all words of the text. */
    public boolean complete() {
        return complete;
    }

    /** The few words that were to be held as text. */
    public String quote() {
        return quote.toString();
    }

    int[] words() {
        return words;
    }

    @Override
    public void write(char[] text, int offset, int count) {
        pending.append(text, offset, count);
        if (pending.length() >= nextLook) {
            int cut = pending.length();
            // What belongs together in NFKC is never parted by white space.
            while (cut > 0 && !Character.isWhitespace(pending.charAt(cut - 1))) {
                cut--;
            }
            if (cut == 0 && pending.length() > 4 * PIECE) {
                cut = pending.length(); // no text has such a word
            }
            take(cut);
            nextLook = pending.length() + PIECE;
        }
    }

    private void take(int count) {
        if (count > 0) {
            String text = Normalizer.normalize(pending.substring(0, count), Normalizer.Form.NFKC);
            pending.delete(0, count);
            text.codePoints().forEach(this::see);
        }
    }

    private void see(int character) {
        if (Character.getType(character) == Character.FORMAT || isApostrophe(character)) {
            return; // soft hyphens, joiners, marks of direction
        }
        if (isPointOrLengthening(character)) {
            return;
        }
        if (Character.isLetterOrDigit(character) || isMark(character)) {
            letter(character);
        } else if (isHyphen(character) && kind != Kind.NONE && hyphen == Hyphen.NONE) {
            hyphen = Hyphen.SEEN;
        } else if (Character.isWhitespace(character) && hyphen != Hyphen.NONE) {
            hyphen = Hyphen.SEEN_AND_SPACE;
        } else {
            endWord();
        }
    }

    private void letter(int character) {
        if (standsAlone(character)) {
            endWord();
            add(character);
            endWord();
            return;
        }
        if (!isMark(character)) {
            Kind next = Character.isDigit(character) ? Kind.DIGITS : Kind.LETTERS;
            if (kind != Kind.NONE && kind != next) {
                endWord();
            }
            kind = next;
        }
        hyphen = Hyphen.NONE;
        add(Character.toLowerCase(Character.toUpperCase(character)));
    }

    private void add(int character) {
        if (length++ < LONGEST_WORD) {
            word.appendCodePoint(character);
        }
    }

    private void endWord() {
        if (word.length() > 0) {
            if (size >= quoteFrom && size < quoteFrom + QUOTED) {
                quote.append(quote.length() == 0 ? "" : " ").append(word);
            }
            if (size < MOST) {
                if (size == words.length) {
                    words = Arrays.copyOf(words, Math.min(MOST, 2 * size));
                }
                words[size++] = hash(word);
            } else {
                complete = false;
            }
        }
        word.setLength(0);
        length = 0;
        kind = Kind.NONE;
        hyphen = Hyphen.NONE;
    }

    /** FNV-1a over the characters. */
    private static int hash(CharSequence text) {
        int hash = FNV_START;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }

    /** Of Arabic script: what a printer adds or moves to fill a line or to set a ligature, and search in Arabic passes over as well. */
    private static boolean isPointOrLengthening(int character) {
        return character == 0x0640 || (character >= 0x064b && character <= 0x0652) || character == 0x0670;
    }

    private static boolean isMark(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    private static boolean isHyphen(int character) {
        return character == '-' || character == '\u2010' || character == '\u00ac';
    }

    private static boolean isApostrophe(int character) {
        return character == '\'' || character == '\u2019' || character == '\u2018' || character == '\u02bc';
    }

    private static boolean standsAlone(int character) {
        return switch (Character.UnicodeScript.of(character)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR, TIBETAN -> true;
            default -> false;
        };
    }

    @Override
    public void flush() {
        // all that can be taken is taken
    }

    /** Ends the text. */
    @Override
    public void close() {
        end();
    }

    /** Ends the text; gives this list. */
    public WordList end() {
        take(pending.length());
        endWord();
        return this;
    }
}
