package io.bindery.formats.pdf.text;

import io.bindery.api.text.TextExtractor;
import java.io.Writer;
import java.text.BreakIterator;
import java.util.Locale;

/** Counts the words (UAX #29) of a text that is written to it, and keeps a paragraph in memory at most. For one thread. */
public final class WordCounter extends Writer {

    private static final int LONGEST = 1 << 16;

    private final BreakIterator words = BreakIterator.getWordInstance(Locale.ROOT);
    private final StringBuilder paragraph = new StringBuilder();
    private long count;

    /** The words so far. */
    public long count() {
        flush();
        return count;
    }

    @Override
    public void write(char[] chars, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            char c = chars[i];
            if (c == TextExtractor.PARAGRAPH_END
                    || c == TextExtractor.CHAPTER_END
                    || c == ' ' && paragraph.length() > LONGEST) {
                flush();
            } else {
                // The JDK takes words on both sides of a no-break space for one, which UAX #29 does not.
                paragraph.append(c == '\u00A0' || c == '\u202F' ? ' ' : c);
            }
        }
    }

    @Override
    public void flush() {
        String text = paragraph.toString();
        paragraph.setLength(0);
        words.setText(text);
        int start = words.first();
        for (int end = words.next(); end != BreakIterator.DONE; start = end, end = words.next()) {
            if (text.substring(start, end).codePoints().anyMatch(Character::isLetterOrDigit)) {
                count++;
            }
        }
    }

    @Override
    public void close() {
        flush();
    }
}
