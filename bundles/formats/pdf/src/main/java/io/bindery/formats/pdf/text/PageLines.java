package io.bindery.formats.pdf.text;

import io.bindery.formats.pdf.document.BoundedPage;
import io.bindery.formats.pdf.document.Effort;
import io.bindery.formats.pdf.document.OpenPdf;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.DefaultResourceCache;
import org.apache.pdfbox.pdmodel.PDPageTree;
import org.apache.pdfbox.pdmodel.ResourceCache;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Has PDFBox put the glyphs of a page together to lines, in the order in which the page draws them. For one thread. */
final class PageLines extends PDFTextStripper {

    private final Effort effort;
    private final OpenPdf pdf;
    private final ResourceCache fonts = new DefaultResourceCache();
    private List<Line> lines = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private COSDictionary page = new COSDictionary();
    private float left;
    private float right;
    private float y;
    private float size;

    PageLines(OpenPdf pdf) {
        this.pdf = pdf;
        this.effort = pdf.effort();
        setShouldSeparateByBeads(false);
    }

    /**
     * Reads one page.
     *
     * @throws IOException if what it draws cannot be read
     */
    List<Line> read(COSDictionary dictionary) throws IOException {
        lines = new ArrayList<>();
        text.setLength(0);
        page = dictionary;
        effort.page();
        writeText(pdf.document(), Writer.nullWriter());
        endLine();
        return lines;
    }

    /** Of all pages, the one that is asked for. */
    @Override
    protected void processPages(PDPageTree pages) throws IOException {
        processPage(new BoundedPage(page, fonts));
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        effort.operator();
        super.processOperator(operator, operands);
    }

    @Override
    public void showForm(PDFormXObject form) throws IOException {
        effort.form();
        super.showForm(form);
    }

    @Override
    protected void processTextPosition(TextPosition position) {
        effort.glyph();
        super.processTextPosition(position);
    }

    @Override
    protected void writePage() throws IOException {
        getCharactersByArticle().forEach(LineOrder::restore);
        super.writePage();
    }

    @Override
    protected void writeString(String word, List<TextPosition> positions) {
        for (TextPosition position : positions) {
            if (text.isEmpty() && left == 0 && right == 0) {
                left = position.getXDirAdj();
            }
            left = Math.min(left, position.getXDirAdj());
            right = Math.max(right, position.getXDirAdj() + position.getWidthDirAdj());
            y = position.getYDirAdj();
            size = Math.max(size, position.getFontSizeInPt());
        }
        text.append(word);
    }

    @Override
    protected void writeWordSeparator() {
        text.append(' ');
    }

    @Override
    protected void writeLineSeparator() {
        endLine();
    }

    @Override
    protected void writeParagraphSeparator() {
        endLine();
    }

    @Override
    protected void writePageEnd() {
        endLine();
    }

    private void endLine() {
        String clean = Characters.clean(text);
        if (!clean.isEmpty()) {
            lines.add(new Line(clean, left, right, y, size));
        }
        text.setLength(0);
        left = 0;
        right = 0;
        size = 0;
    }
}
