package io.bindery.formats.pdf.text;

import io.bindery.api.text.TextExtractor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Joins lines to paragraphs, over the ends of pages too, and words that were divided at line ends. For one book by one
 * thread.
 */
final class Paragraphs {

    /** Of the usual distance of lines; from there on a gap is meant. */
    private static final float GAP = 1.4f;
    /** In sizes of letters. */
    private static final float INDENT = 0.8f;
    /** Of the width of the column; a last line that ends before that is short. */
    private static final float SHORT = 0.85f;

    private static final float OTHER_SIZE = 1.15f;
    /** No real paragraph is longer; a page of garbage may be. */
    private static final int LONGEST = 1 << 20;

    private final Writer out;
    private final StringBuilder paragraph = new StringBuilder();
    private @Nullable Line last;
    private boolean chapterEnds;
    private boolean written;

    Paragraphs(Writer out) {
        this.out = out;
    }

    /** Takes the lines of a page, or of the part of it that belongs to one chapter. */
    void lines(List<Line> lines, boolean newPage) {
        float usual = usualDistance(lines);
        float right = (float) lines.stream().mapToDouble(Line::right).max().orElse(0);
        float left = (float) lines.stream().mapToDouble(Line::left).min().orElse(0);
        boolean first = newPage;
        for (Line line : lines) {
            Line before = last;
            if (before != null && (first ? startsOnNewPage(before, line) : starts(before, line, usual, left, right))) {
                endParagraph();
            }
            append(line.text());
            last = line;
            first = false;
        }
    }

    /** Ends a chapter here, whatever the paragraph; the next line begins another one. */
    void endChapter() {
        endParagraph();
        last = null;
        chapterEnds |= written;
    }

    /** Ends a chapter after the paragraph that is being read. */
    void endChapterAfterParagraph() {
        chapterEnds |= written || !paragraph.isEmpty();
    }

    /** Writes what is left. */
    void end() {
        endParagraph();
        if (written) {
            write(String.valueOf(TextExtractor.CHAPTER_END));
        }
    }

    private static float usualDistance(List<Line> lines) {
        List<Float> distances = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            float distance = lines.get(i).y() - lines.get(i - 1).y();
            if (distance > 0) {
                distances.add(distance);
            }
        }
        Collections.sort(distances);
        return distances.isEmpty() ? Float.MAX_VALUE : distances.get(distances.size() / 2);
    }

    private static boolean starts(Line before, Line line, float usual, float left, float right) {
        float distance = line.y() - before.y();
        if (distance < 0) {
            // The next column.
            return startsOnNewPage(before, line);
        }
        boolean otherSize = line.size() > before.size() * OTHER_SIZE || before.size() > line.size() * OTHER_SIZE;
        boolean indented = line.left() > before.left() + INDENT * line.size() && distance > usual / 2;
        boolean shortEnd = before.right() < left + (right - left) * SHORT && Characters.endsSentence(before.text());
        return otherSize || distance > usual * GAP || indented || shortEnd;
    }

    private static boolean startsOnNewPage(Line before, Line line) {
        return !Characters.endsInHyphen(before.text())
                && !Characters.beginsLowerCase(line.text())
                && Characters.endsSentence(before.text());
    }

    private void append(String line) {
        if (paragraph.isEmpty()) {
            if (chapterEnds && written) {
                write(String.valueOf(TextExtractor.CHAPTER_END));
            }
            chapterEnds = false;
            paragraph.append(line);
        } else if (Characters.endsInHyphen(paragraph)) {
            if (Characters.beginsLowerCase(line)) {
                paragraph.setLength(paragraph.length() - 1);
            }
            paragraph.append(line);
        } else {
            paragraph.append(' ').append(line);
        }
        if (paragraph.length() > LONGEST) {
            endParagraph();
        }
    }

    private void endParagraph() {
        if (!paragraph.isEmpty()) {
            String text = paragraph.toString().replace(String.valueOf(Characters.SOFT_HYPHEN), "");
            paragraph.setLength(0);
            if (!text.isBlank()) {
                write(text + TextExtractor.PARAGRAPH_END);
                written = true;
            }
        }
    }

    private void write(String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
