package io.bindery.prose;

import io.bindery.api.step.StepContext;
import io.bindery.api.text.TextExtractor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.text.BreakIterator;
import java.util.Locale;

/**
 * Writes text in the form of {@link TextExtractor}: each run of white space is one space, empty paragraphs and chapters
 * are left out. Counts words by their boundaries (UAX #29). Keeps at most {@value #PIECE} characters, so a paragraph may be of
 * any length. For one thread.
 *
 * <p>Trouble of the writer comes as an {@link UncheckedIOException}, because parsers let nothing else through.
 */
public final class ProseWriter {

    private static final int PIECE = 1 << 16;
    private static final int PARAGRAPHS_BETWEEN_LOOKS = 200;
    private static final char SOFT_HYPHEN = '\u00AD';

    private final Writer out;
    private final StepContext context;
    private final BreakIterator boundaries = BreakIterator.getWordInstance(Locale.ROOT);
    private final StringBuilder piece = new StringBuilder();
    private boolean space;
    private boolean inParagraph;
    private boolean inChapter;
    private long words;
    private int paragraphs;

    /** @param out where to; stays open */
    public ProseWriter(Writer out, StepContext context) {
        this.out = out;
        this.context = context;
    }

    /** One that only counts. */
    public static ProseWriter counting(StepContext context) {
        return new ProseWriter(Writer.nullWriter(), context);
    }

    /** More of the paragraph. */
    public void text(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            character(text.charAt(i));
        }
    }

    /** More of the paragraph, as SAX gives it. */
    public void text(char[] chars, int start, int length) {
        for (int i = start; i < start + length; i++) {
            character(chars[i]);
        }
    }

    private void character(char c) {
        if (Character.isWhitespace(c) || Character.isISOControl(c)) {
            space = true;
        } else if (c != SOFT_HYPHEN) {
            if (space && inParagraph) {
                piece.append(' ');
            }
            space = false;
            inParagraph = true;
            piece.append(c);
            if (piece.length() >= PIECE) {
                int end = piece.lastIndexOf(" ");
                // Not in the midst of a character of two halves.
                flush(end > 0 ? end : Character.isHighSurrogate(c) ? piece.length() - 1 : piece.length());
            }
        }
    }

    /** The end of a paragraph; does nothing if it is empty. */
    public void endParagraph() {
        if (inParagraph) {
            flush(piece.length());
            write(String.valueOf(TextExtractor.PARAGRAPH_END));
            inChapter = true;
            if (++paragraphs % PARAGRAPHS_BETWEEN_LOOKS == 0) {
                context.checkCancelled();
            }
        }
        inParagraph = false;
        space = false;
    }

    /** The end of a chapter, and of the paragraph that is under way; does nothing if it is empty. */
    public void endChapter() {
        endParagraph();
        if (inChapter) {
            write(String.valueOf(TextExtractor.CHAPTER_END));
        }
        inChapter = false;
    }

    /** The words so far, without those of the paragraph that is under way. */
    public long words() {
        return words;
    }

    private void flush(int length) {
        context.checkCancelled();
        String text = piece.substring(0, length);
        piece.delete(0, length);
        count(text);
        write(text);
    }

    private void write(String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void count(String raw) {
        // The JDK takes words on both sides of a no-break space for one, which UAX #29 does not.
        String text = raw.replace('\u00A0', ' ').replace('\u202F', ' ');
        boundaries.setText(text);
        int start = boundaries.first();
        for (int end = boundaries.next(); end != BreakIterator.DONE; start = end, end = boundaries.next()) {
            if (text.substring(start, end).codePoints().anyMatch(Character::isLetterOrDigit)) {
                words++;
            }
        }
    }
}
