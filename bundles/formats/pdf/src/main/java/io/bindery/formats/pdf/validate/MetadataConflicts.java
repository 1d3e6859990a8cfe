package io.bindery.formats.pdf.validate;

import io.bindery.formats.pdf.PdfError;
import io.bindery.formats.pdf.document.OpenPdf;
import io.bindery.formats.pdf.metadata.Conflicts;

/** Names where Info and XMP contradict each other. */
final class MetadataConflicts {

    private MetadataConflicts() {}

    static void check(OpenPdf pdf, Findings findings) {
        Conflicts conflicts = Conflicts.of(pdf);
        if (!conflicts.xmpFault().isEmpty()) {
            findings.add(PdfError.XMP_FAULT, PdfError.XMP_FAULT.cause() + " (" + conflicts.xmpFault() + ")");
        }
        if (!conflicts.hasTitle()) {
            findings.add(PdfError.NO_TITLE, PdfError.NO_TITLE.cause());
        }
        conflicts.all().forEach(conflict -> findings.add(PdfError.METADATA_CONFLICT, conflict));
    }
}
