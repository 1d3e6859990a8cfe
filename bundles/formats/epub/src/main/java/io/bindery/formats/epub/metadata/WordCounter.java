package io.bindery.formats.epub.metadata;

import java.text.BreakIterator;

/** Counts the words that a reader would read in a content document. Keeps one paragraph in memory at most. */
final class WordCounter extends ContentText {

    private static final int PARAGRAPH = 1 << 16;

    private final BreakIterator words = Words.iterator();
    private final StringBuilder paragraph = new StringBuilder();
    private long count;

    /** The words so far. */
    long count() {
        flush(paragraph.length());
        return count;
    }

    @Override
    void text(char[] chars, int start, int length) {
        paragraph.append(chars, start, length);
        if (paragraph.length() > PARAGRAPH) {
            int space = paragraph.lastIndexOf(" ");
            flush(space > 0 ? space : paragraph.length());
        }
    }

    @Override
    void paragraphEnd() {
        flush(paragraph.length());
    }

    private void flush(int length) {
        if (length > 0) {
            count += Words.count(words, paragraph.substring(0, length));
            paragraph.delete(0, length);
        }
    }
}
