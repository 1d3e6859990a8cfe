package io.bindery.formats.pdf.validate;

import io.bindery.formats.pdf.PdfError;
import io.bindery.formats.pdf.document.OpenPdf;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;

/** Looks for what assistive technology needs. */
final class Accessibility {

    private Accessibility() {}

    static void check(OpenPdf pdf, Findings findings) {
        COSDictionary catalog = pdf.catalog();
        COSDictionary mark = catalog.getCOSDictionary(COSName.MARK_INFO);
        boolean marked = mark != null && mark.getBoolean(COSName.getPDFName("Marked"), false);
        if (!marked || catalog.getCOSDictionary(COSName.STRUCT_TREE_ROOT) == null) {
            findings.add(PdfError.NOT_TAGGED, PdfError.NOT_TAGGED.cause());
        }
        if (catalog.getString(COSName.LANG, "").isBlank()) {
            findings.add(PdfError.NO_LANGUAGE, PdfError.NO_LANGUAGE.cause());
        }
    }
}
