package io.bindery.formats.pdf.validate;

import io.bindery.formats.pdf.PdfError;
import io.bindery.formats.pdf.document.OpenPdf;
import io.bindery.formats.pdf.document.Outline;
import io.bindery.formats.pdf.document.Outline.Entry;

/** Looks whether there is an outline and whether its entries lead somewhere. */
final class OutlineCheck {

    /** A leaflet needs no bookmarks. */
    private static final int PAGES_WITHOUT = 8;

    private OutlineCheck() {}

    static void check(OpenPdf pdf, Findings findings) {
        Outline outline = Outline.of(pdf);
        if (outline.entries().isEmpty() && pdf.pages().size() > PAGES_WITHOUT) {
            findings.add(PdfError.NO_OUTLINE, PdfError.NO_OUTLINE.cause());
        }
        if (outline.damaged()) {
            findings.add(PdfError.OUTLINE_FAULT, "the outline leads back into itself, or is larger than any real one");
        }
        for (Entry entry : outline.entries()) {
            if (entry.lost()) {
                findings.add(PdfError.OUTLINE_FAULT, "the entry “" + entry.title() + "” leads nowhere");
            } else if (entry.title().isBlank()) {
                findings.add(PdfError.OUTLINE_FAULT, "an entry that leads to page " + entry.page() + " has no title");
            }
        }
    }
}
