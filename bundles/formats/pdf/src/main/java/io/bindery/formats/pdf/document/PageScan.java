package io.bindery.formats.pdf.document;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.DefaultResourceCache;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a page draws, without drawing it: no font is loaded, no picture decoded, so that neither can do harm. For one
 * thread.
 */
public final class PageScan {

    /** More real nesting than this has not been seen. */
    private static final int MAX_FORM_DEPTH = 28;

    private static final int MAX_STATES = 10_000;
    private static final int MAX_OPERANDS = 100_000;
    private static final COSName[] WIDTHS = {COSName.WIDTH, COSName.W};
    private static final COSName[] HEIGHTS = {COSName.HEIGHT, COSName.H};

    /**
     * A picture on a page. Widths and heights of pixels are as the file claims.
     *
     * @param shownWidth in units of the page
     * @param shownHeight in units of the page
     */
    public record Picture(int width, int height, float shownWidth, float shownHeight) {}

    private final OpenPdf pdf;
    private final List<Picture> pictures = new ArrayList<>();
    private final Deque<Matrix> states = new ArrayDeque<>();
    private Matrix matrix = new Matrix();
    private long letters;
    private boolean draws;

    private PageScan(OpenPdf pdf) {
        this.pdf = pdf;
    }

    /**
     * Reads a page.
     *
     * @throws IOException if what it draws cannot be read
     */
    public static PageScan of(OpenPdf pdf, COSDictionary page) throws IOException {
        PageScan scan = new PageScan(pdf);
        scan.run(
                new PDFStreamParser(new BoundedPage(page, new DefaultResourceCache())),
                page.getCOSDictionary(COSName.RESOURCES),
                0);
        return scan;
    }

    /** The pictures in the order in which they are drawn. */
    public List<Picture> pictures() {
        return Collections.unmodifiableList(pictures);
    }

    /** How many bytes of shown strings, white space left out: no measure of words, but of whether there are any. */
    public long letters() {
        return letters;
    }

    /** Whether anything at all is drawn, be it text, a picture, a line or a surface. */
    public boolean draws() {
        return draws || letters > 0 || !pictures.isEmpty();
    }

    private void run(PDFStreamParser parser, @Nullable COSDictionary resources, int depth) throws IOException {
        List<COSBase> operands = new ArrayList<>();
        try {
            Object token = parser.parseNextToken();
            while (token != null) {
                pdf.effort().operator();
                if (token instanceof Operator operator) {
                    act(operator, operands, resources, depth);
                    operands.clear();
                } else if (token instanceof COSBase operand && operands.size() < MAX_OPERANDS) {
                    operands.add(operand);
                }
                token = parser.parseNextToken();
            }
        } finally {
            parser.close();
        }
    }

    private void act(Operator operator, List<COSBase> operands, @Nullable COSDictionary resources, int depth)
            throws IOException {
        switch (operator.getName()) {
            case "q" -> save();
            case "Q" -> matrix = states.isEmpty() ? matrix : states.pop();
            case "cm" -> concatenate(operands);
            case "Do" -> object(operands, resources, depth);
            case "BI" -> inline(operator);
            case "Tj", "TJ", "'", "\"" -> operands.forEach(this::text);
            case "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh" -> draws = true;
            default -> {
                // Moves, colours, marks.
            }
        }
    }

    private void save() {
        if (states.size() < MAX_STATES) {
            states.push(matrix);
        }
    }

    private void concatenate(List<COSBase> operands) {
        float[] six = new float[6];
        for (int i = 0; i < six.length; i++) {
            if (i >= operands.size() || !(operands.get(i) instanceof COSNumber number)) {
                return;
            }
            six[i] = number.floatValue();
        }
        matrix = product(new Matrix(six[0], six[1], six[2], six[3], six[4], six[5]));
    }

    private Matrix product(Matrix inner) {
        try {
            return inner.multiply(matrix);
        } catch (IllegalArgumentException e) {
            // Numbers beyond all measure; what is drawn so cannot be seen.
            return matrix;
        }
    }

    private void object(List<COSBase> operands, @Nullable COSDictionary resources, int depth) throws IOException {
        COSDictionary objects = resources == null ? null : resources.getCOSDictionary(COSName.XOBJECT);
        if (objects == null
                || operands.isEmpty()
                || !(operands.get(0) instanceof COSName name)
                || !(objects.getDictionaryObject(name) instanceof COSStream object)) {
            return;
        }
        if (COSName.IMAGE.equals(object.getCOSName(COSName.SUBTYPE))) {
            picture(object);
        } else if (depth < MAX_FORM_DEPTH) {
            form(object, resources, depth);
        }
    }

    private void form(COSStream object, @Nullable COSDictionary resources, int depth) throws IOException {
        pdf.effort().form();
        Matrix before = matrix;
        int kept = states.size();
        PDFormXObject form = new PDFormXObject(object);
        matrix = product(form.getMatrix());
        COSDictionary own = object.getCOSDictionary(COSName.RESOURCES);
        run(new PDFStreamParser(form), own == null ? resources : own, depth + 1);
        while (states.size() > kept) {
            states.pop();
        }
        matrix = before;
    }

    private void inline(Operator operator) {
        COSDictionary parameters = operator.getImageParameters();
        if (parameters != null) {
            picture(parameters);
        }
    }

    private void picture(COSDictionary picture) {
        pictures.add(new Picture(
                picture.getInt(WIDTHS[0], picture.getInt(WIDTHS[1], 0)),
                picture.getInt(HEIGHTS[0], picture.getInt(HEIGHTS[1], 0)),
                (float) Math.hypot(matrix.getScaleX(), matrix.getShearY()),
                (float) Math.hypot(matrix.getShearX(), matrix.getScaleY())));
    }

    private void text(COSBase operand) {
        if (operand instanceof COSString string) {
            for (byte letter : string.getBytes()) {
                letters += letter == ' ' || letter == 0 ? 0 : 1;
            }
        } else if (operand instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i) instanceof COSString string) {
                    text(string);
                }
            }
        }
    }
}
