package io.bindery.formats.markdown;

import java.util.regex.Pattern;

/**
 * Foretells how long the library would take. For each {@code <} and each run of back-ticks it looks for the other end through all of
 * the paragraph, so the work grows with the number of marks in a paragraph times its length, and nothing can stop it midway.
 */
final class ParsingWork {

    /** A novel has less than a hundredth of it; takes about two seconds. */
    private static final long MOST = 500_000_000L;

    private static final String MARKS = "<`[]*_&";
    /** What begins a paragraph of its own without an empty line before it. */
    private static final Pattern BEGINS = Pattern.compile("^ {0,3}([-*+][ \\t]|#).*", Pattern.DOTALL);

    private long marks;
    private long length;
    private long work;

    /** Takes the next line; what is within fences is not looked at. */
    void line(String line, boolean fenced) {
        if (fenced || line.isBlank() || BEGINS.matcher(line).matches()) {
            endParagraph();
        }
        if (!fenced) {
            marks += line.chars().filter(c -> MARKS.indexOf(c) >= 0).count();
            length += line.length() + 1;
        }
    }

    private void endParagraph() {
        work += marks * length;
        marks = 0;
        length = 0;
    }

    /** Whether it would take too long; to be asked at the end. */
    boolean tooMuch() {
        endParagraph();
        return work > MOST;
    }
}
