package io.bindery.formats.mobi.validate;

import io.bindery.api.content.BookContent;
import io.bindery.api.finding.Location;
import io.bindery.api.finding.Severity;
import io.bindery.api.format.ValidationReport;
import io.bindery.api.step.StepContext;
import io.bindery.formats.mobi.MobiError;
import io.bindery.formats.mobi.Protection;
import io.bindery.formats.mobi.palm.BookHeader;
import io.bindery.formats.mobi.palm.KindleBook;
import io.bindery.formats.mobi.palm.KindleBook.Part;
import io.bindery.formats.mobi.text.MobiTool;

/**
 * Checks the structure of a book by readers of our own, and then, where mobitool is installed and the structure holds, that it opens.
 * Safe for use by several threads.
 */
public final class MobiValidator {

    /** EXTH: 1 if the book is a sample. */
    private static final int IS_SAMPLE = 115;

    private final MobiTool tool;

    public MobiValidator(MobiTool tool) {
        this.tool = tool;
    }

    /** See {@link io.bindery.api.format.FormatHandler#validate}. */
    public ValidationReport validate(BookContent content, StepContext context) throws Exception {
        context.checkCancelled();
        Findings findings = new Findings();
        try (KindleBook book = KindleBook.open(content)) {
            Protection.refuse(book);
            for (Part part : book.parts()) {
                header(part, findings);
                new TextCheck(book, findings).check(part);
                new IndexCheck(book, findings).check(part);
            }
            if (book.lacksItsKf8Part()) {
                findings.error(
                        MobiError.KF8_PART_BROKEN, 0, "the metadata name a KF8 part, and there is none at that record");
            }
            if (book.best().header().exth().number(IS_SAMPLE) == 1) {
                findings.add(MobiError.SAMPLE, Severity.WARNING, Location.BOOK, MobiError.SAMPLE.cause());
            }
            new PictureCheck(book, findings).check(context);
        }
        context.progress(0.5);
        if (!findings.reject()) {
            new OpeningCheck(tool, findings).check(content, context);
        }
        context.progress(1);
        return new ValidationReport(findings.all());
    }

    private static void header(Part part, Findings findings) {
        BookHeader header = part.header();
        if (!header.isWhole()) {
            findings.error(MobiError.HEADER_BROKEN, part.start(), "the header is longer than the record that holds it");
        }
        if (!header.encodingKnown()) {
            findings.error(
                    MobiError.HEADER_BROKEN,
                    part.start(),
                    "the encoding of the text is neither Windows-1252 nor UTF-8");
        }
        if (header.fullNameOutside()) {
            findings.warning(
                    MobiError.HEADER_BROKEN, part.start(), "the title is said to lie outside of the first record");
        }
        header.exth().fault().ifPresent(fault -> findings.error(MobiError.METADATA_BROKEN, part.start(), fault));
    }
}
