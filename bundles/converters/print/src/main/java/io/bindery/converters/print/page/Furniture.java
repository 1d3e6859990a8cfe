package io.bindery.converters.print.page;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import io.bindery.converters.print.font.Fonts;
import io.bindery.converters.print.page.Navigation.Mark;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.font.PDFont;

/**
 * What a page has beside its text: the book's title above left pages, the chapter's above right ones, and the number below; nothing on the cover
 * and on pages on which a document begins. Marked as artifacts (ISO 32000-1, section 14.8.2.2.2). For one book.
 */
final class Furniture {

    private static final float HEAD_SIZE = 0.82f;
    private static final String ELLIPSIS = "…";

    /** Deeper lines of the contents are no chapters. */
    private static final int CHAPTER_DEPTH = 2;

    private final PageStyle style;
    private final Fonts fonts;
    private final boolean rightToLeft;

    Furniture(PageStyle style, Fonts fonts, boolean rightToLeft) {
        this.style = style;
        this.fonts = fonts;
        this.rightToLeft = rightToLeft;
    }

    /** @param bare the pages that have none */
    void set(PDDocument pdf, String title, List<Mark> marks, Set<Integer> bare) throws IOException {
        List<Mark> chapters = marks.stream()
                .filter(mark -> mark.depth() <= CHAPTER_DEPTH)
                .sorted(java.util.Comparator.comparingInt(mark -> mark.place().page()))
                .toList();
        int at = 0;
        String chapter = "";
        for (int i = 0; i < pdf.getNumberOfPages(); i++) {
            // On the first page of a document what begins there; within it, what ran on from the page before.
            int until = bare.contains(i) || chapter.isEmpty() ? i : i - 1;
            while (at < chapters.size() && chapters.get(at).place().page() <= until) {
                chapter = chapters.get(at++).label();
            }
            if (!bare.contains(i)) {
                page(pdf, i, title, chapter);
            }
        }
    }

    private void page(PDDocument pdf, int index, String title, String chapter) throws IOException {
        PDPage page = pdf.getPage(index);
        boolean left = index % 2 == 1;
        boolean innerLeft = left == rightToLeft;
        float start = innerLeft ? style.inner() : style.outer();
        float width = style.width() - style.inner() - style.outer();
        float size = style.fontSize() * HEAD_SIZE;
        try (PDPageContentStream out = new PDPageContentStream(pdf, page, AppendMode.APPEND, true, true)) {
            if (style.runningHeads() && style.top() > 3 * size) {
                String head = left ? title : chapter.isEmpty() ? title : chapter;
                line(out, head, true, size, start, width, style.height() - style.top() + 1.6f * size);
            }
            if (style.bottom() > 3 * size) {
                line(out, String.valueOf(index + 1), false, size, start, width, style.bottom() - 2.2f * size);
            }
        }
    }

    private void line(
            PDPageContentStream out, String text, boolean italic, float size, float start, float width, float y)
            throws IOException {
        String shown = visual(text.replaceAll("[\\p{Cntrl}\\p{Cf}]", ""));
        Optional<PDFont> font = fonts.forAll(shown + ELLIPSIS, italic);
        if (font.isEmpty() || shown.isBlank()) {
            return;
        }
        float length = width(font.get(), shown, size);
        while (length > width && shown.length() > 2) {
            int end = shown.offsetByCodePoints(shown.length(), shown.endsWith(ELLIPSIS) ? -2 : -1);
            shown = shown.substring(0, end).stripTrailing() + ELLIPSIS;
            length = width(font.get(), shown, size);
        }
        out.beginMarkedContent(COSName.ARTIFACT);
        out.beginText();
        out.setFont(font.get(), size);
        out.newLineAtOffset(Math.round((start + (width - length) / 2) * 100) / 100f, y);
        out.showText(shown);
        out.endText();
        out.endMarkedContent();
    }

    private static String visual(String text) {
        boolean turned = text.codePoints().anyMatch(c -> {
            byte direction = Character.getDirectionality(c);
            return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                    || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
        });
        if (!turned) {
            return text;
        }
        ICUBidiReorderer reorderer = new ICUBidiReorderer();
        return reorderer.reorderRTLTextToLTR(reorderer.shapeText(text));
    }

    private static float width(PDFont font, String text, float size) throws IOException {
        return font.getStringWidth(text) / 1000 * size;
    }
}
