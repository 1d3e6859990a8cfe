package io.bindery.formats.pdf.validate;

import io.bindery.api.content.BookContent;
import io.bindery.api.format.ValidationReport;
import io.bindery.api.step.StepContext;
import io.bindery.formats.pdf.PdfError;
import io.bindery.formats.pdf.document.FileFrame;
import io.bindery.formats.pdf.document.OpenPdf;

/** Looks at all parts of a PDF. Safe for use by several threads. */
public final class PdfValidator {

    /**
     * Checks one book.
     *
     * @throws io.bindery.api.error.RejectedException if the book cannot be opened, or would harm whoever opens it
     */
    public ValidationReport validate(BookContent book, StepContext context) throws Exception {
        return OpenPdf.read(book, context, pdf -> {
            Findings findings = new Findings();
            structure(pdf, findings);
            Protection.check(pdf, findings);
            findings.attempt("sizes of the pages", () -> PageSizes.check(pdf, findings));
            findings.attempt("outline", () -> OutlineCheck.check(pdf, findings));
            findings.attempt("fonts", () -> FontCheck.check(pdf, findings));
            findings.attempt("actions and attachments", () -> new DangerCheck(pdf, findings).check());
            findings.attempt("structure for assistive technology", () -> Accessibility.check(pdf, findings));
            findings.attempt("metadata", () -> MetadataConflicts.check(pdf, findings));
            context.progress(0.3);
            new ContentCheck(pdf, findings).check(context);
            context.progress(1);
            return new ValidationReport(findings.all());
        });
    }

    private static void structure(OpenPdf pdf, Findings findings) {
        FileFrame frame = pdf.frame();
        if (frame.headerAt() > 0) {
            findings.add(PdfError.HEADER_MISPLACED, frame.headerAt() + " bytes stand before %PDF-");
        } else if (frame.version().isEmpty()) {
            findings.add(PdfError.HEADER_MISPLACED, "the header names no version");
        }
        if (frame.bytesAfterEnd() < 0) {
            findings.add(PdfError.END_MISPLACED, "there is no %%EOF within the last 1,024 bytes");
        } else if (frame.bytesAfterEnd() > 0) {
            findings.add(PdfError.END_MISPLACED, frame.bytesAfterEnd() + " bytes follow the last %%EOF");
        }
        if (!pdf.repair().isEmpty()) {
            findings.add(PdfError.REPAIRED, pdf.repair());
        }
        pdf.treeFaults().forEach(fault -> findings.add(PdfError.PAGE_TREE_FAULT, fault));
        if (pdf.pages().isEmpty()) {
            findings.add(PdfError.NO_PAGES, PdfError.NO_PAGES.cause());
        }
    }
}
