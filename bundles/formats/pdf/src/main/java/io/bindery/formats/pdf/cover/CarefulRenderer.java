package io.bindery.formats.pdf.cover;

import io.bindery.api.step.StepContext;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/**
 * Draws a page and counts what it draws, also within forms, patterns and letters that are drawings, which PDFBox follows without end. For one
 * page.
 */
final class CarefulRenderer extends PDFRenderer {

    private static final long MOST_OPERATORS = 300_000;

    /** A backstop for pages of few operators, each of which takes very long, such as shadings. */
    private static final Duration LONGEST = Duration.ofSeconds(4);

    private final StepContext context;
    private final long until = System.nanoTime() + LONGEST.toNanos();
    private long operators;

    CarefulRenderer(PDDocument document, StepContext context) {
        super(document);
        this.context = context;
    }

    @Override
    protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
        return new PageDrawer(parameters) {
            @Override
            protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
                count();
                super.processOperator(operator, operands);
            }
        };
    }

    private void count() {
        operators++;
        if (operators > MOST_OPERATORS) {
            throw new TooMuchToDrawException("it draws more than " + MOST_OPERATORS + " things");
        }
        if (operators % 64 == 0) {
            context.checkCancelled();
            if (System.nanoTime() - until > 0) {
                throw new TooMuchToDrawException("it takes more than " + LONGEST.toSeconds() + " seconds to draw");
            }
        }
    }
}
