package io.bindery.formats.mobi.text;

import java.io.IOException;
import java.io.Reader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts the mark-up of a whole book, which MOBI has in one piece, into pieces that fit into memory: at page breaks, which are where chapters
 * end, and where there are none for long, before a paragraph. Not safe for use by several threads.
 */
final class Chunks {

    /** Takes the pieces in turn. */
    @FunctionalInterface
    interface Taker {
        /**
         * Takes the next one.
         *
         * @param ends whether a chapter ends behind this piece
         */
        void take(String markup, boolean ends) throws IOException;
    }

    /** Characters of one piece, unless it has a page break before. */
    private static final int MOST = 1 << 19;

    private static final int STEP = 1 << 16;
    private static final Pattern PAGE_BREAK =
            Pattern.compile("<\\s*mbp:pagebreak[^>]{0,200}>", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_BREAK = 250;
    private static final Pattern PARAGRAPH =
            Pattern.compile("<(p|div|h[1-6]|blockquote|li|tr|br)\\b", Pattern.CASE_INSENSITIVE);

    private final StringBuilder waiting = new StringBuilder();
    private final Taker taker;

    Chunks(Taker taker) {
        this.taker = taker;
    }

    /** Hands over all pieces; the last one ends a chapter. */
    void read(Reader markup) throws IOException {
        char[] buffer = new char[STEP];
        int looked = 0;
        for (int count = markup.read(buffer); count >= 0; count = markup.read(buffer)) {
            waiting.append(buffer, 0, count);
            looked = pageBreaks(Math.max(0, looked - LONGEST_BREAK));
            if (waiting.length() > MOST) {
                hand(cut(), 0, false);
                looked = 0;
            }
        }
        taker.take(waiting.toString(), true);
    }

    /** Hands over what ends with a page break; gives how far was looked. */
    private int pageBreaks(int from) throws IOException {
        Matcher breaks = PAGE_BREAK.matcher(waiting);
        int at = from;
        while (breaks.find(at)) {
            hand(breaks.start(), breaks.end() - breaks.start(), true);
            breaks.reset();
            at = 0;
        }
        return waiting.length();
    }

    private void hand(int length, int skip, boolean ends) throws IOException {
        String piece = waiting.substring(0, length);
        waiting.delete(0, length + skip);
        taker.take(piece, ends);
    }

    /** Where to cut: before the last paragraph, else before the last tag, else here. */
    private int cut() {
        int half = MOST / 2;
        Matcher paragraphs = PARAGRAPH.matcher(waiting).region(half, waiting.length());
        int last = 0;
        while (paragraphs.find()) {
            last = paragraphs.start();
        }
        if (last == 0) {
            last = waiting.lastIndexOf("<");
        }
        return last > half ? last : waiting.length();
    }
}
