package io.bindery.formats.pdf.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.pdfbox.text.TextPosition;

/**
 * Puts the pieces of a line into the order in which they stand. Some programs draw all words of a line that are set in the same way and then
 * the others, so that what is emphasised would be read after its line. Only what is drawn one after the other on the same base line is
 * looked at; columns stay as they are. Stateless.
 */
final class LineOrder {

    /** In sizes of letters: a raised or lowered letter is still on its line. */
    private static final float SAME_LINE = 0.4f;

    /** In sizes of letters: kerning and marks go back so far within a word. */
    private static final float BACK = 0.6f;

    /** No line of a book has more; a page that means harm may. */
    private static final int MOST_PIECES = 200;

    private LineOrder() {}

    static void restore(List<TextPosition> glyphs) {
        int from = 0;
        while (from < glyphs.size()) {
            int to = from + 1;
            while (to < glyphs.size() && onSameLine(glyphs.get(from), glyphs.get(to))) {
                to++;
            }
            line(glyphs.subList(from, to));
            from = to;
        }
    }

    private static boolean onSameLine(TextPosition first, TextPosition next) {
        float size = Math.max(first.getFontSizeInPt(), next.getFontSizeInPt());
        return first.getDir() == next.getDir() && Math.abs(first.getYDirAdj() - next.getYDirAdj()) <= SAME_LINE * size;
    }

    private static void line(List<TextPosition> glyphs) {
        List<List<TextPosition>> pieces = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= glyphs.size(); i++) {
            if (i == glyphs.size() || goesBack(glyphs.get(i - 1), glyphs.get(i))) {
                pieces.add(new ArrayList<>(glyphs.subList(from, i)));
                from = i;
            }
        }
        if (pieces.size() < 2 || pieces.size() > MOST_PIECES) {
            return;
        }
        splitWhereOthersStand(pieces);
        pieces.sort(Comparator.comparing(piece -> piece.get(0).getXDirAdj()));
        int at = 0;
        for (List<TextPosition> piece : pieces) {
            for (TextPosition glyph : piece) {
                glyphs.set(at++, glyph);
            }
        }
    }

    private static boolean goesBack(TextPosition before, TextPosition glyph) {
        return glyph.getXDirAdj() < before.getXDirAdj() - BACK * glyph.getFontSizeInPt();
    }

    /** A piece that leaves a gap for another one is two pieces. */
    private static void splitWhereOthersStand(List<List<TextPosition>> pieces) {
        for (int i = 0; i < pieces.size(); i++) {
            List<TextPosition> piece = pieces.get(i);
            for (int j = 1; j < piece.size(); j++) {
                float gapFrom = end(piece.get(j - 1));
                float gapTo = piece.get(j).getXDirAdj();
                if (pieces.size() < 2 * MOST_PIECES
                        && gapTo - gapFrom > piece.get(j).getFontSizeInPt() * SAME_LINE
                        && taken(pieces, i, gapFrom, gapTo)) {
                    pieces.add(i + 1, new ArrayList<>(piece.subList(j, piece.size())));
                    piece.subList(j, piece.size()).clear();
                }
            }
        }
    }

    private static boolean taken(List<List<TextPosition>> pieces, int but, float from, float to) {
        for (int i = 0; i < pieces.size(); i++) {
            float start = pieces.get(i).get(0).getXDirAdj();
            if (i != but && start >= from - 1 && start < to) {
                return true;
            }
        }
        return false;
    }

    private static float end(TextPosition glyph) {
        return glyph.getXDirAdj() + glyph.getWidthDirAdj();
    }
}
