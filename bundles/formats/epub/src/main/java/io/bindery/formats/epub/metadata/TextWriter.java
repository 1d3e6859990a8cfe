package io.bindery.formats.epub.metadata;

import io.bindery.api.step.StepContext;
import io.bindery.api.text.TextExtractor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/** Writes the text of content documents as it is heard: white space collapsed, one line a paragraph. Keeps nothing. */
final class TextWriter extends ContentText {

    private static final int PIECES_UNCHECKED = 1_000;

    private final Writer out;
    private final StepContext context;
    private boolean inParagraph;
    private boolean inChapter;
    private boolean space;
    private int pieces;

    TextWriter(Writer out, StepContext context) {
        this.out = out;
        this.context = context;
    }

    /** Ends a chapter, if there was any text in it. */
    void chapterEnd() throws IOException {
        end();
        if (inChapter) {
            out.write(TextExtractor.CHAPTER_END);
            inChapter = false;
        }
    }

    @Override
    void text(char[] chars, int start, int length) {
        if (++pieces % PIECES_UNCHECKED == 0) {
            context.checkCancelled();
        }
        try {
            for (int i = start; i < start + length; i++) {
                write(chars[i]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    e); // a reading of the book passes over what is wrong with the book, and this is not
        }
    }

    private void write(char character) throws IOException {
        if (Character.isWhitespace(character)) {
            space = inParagraph;
            return;
        }
        if (space) {
            out.write(' ');
            space = false;
        }
        out.write(character);
        inParagraph = true;
        inChapter = true;
    }

    @Override
    void paragraphEnd() {
        try {
            end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void end() throws IOException {
        if (inParagraph) {
            out.write(TextExtractor.PARAGRAPH_END);
        }
        inParagraph = false;
        space = false;
    }
}
