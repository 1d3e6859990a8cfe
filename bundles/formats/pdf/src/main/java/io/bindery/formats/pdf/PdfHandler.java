package io.bindery.formats.pdf;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import io.bindery.api.cover.CoverExtractor;
import io.bindery.api.error.RejectedException;
import io.bindery.api.finding.Location;
import io.bindery.api.format.FormatHandler;
import io.bindery.api.format.ValidationReport;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.step.StepContext;
import io.bindery.api.text.TextExtractor;
import io.bindery.formats.pdf.cover.FirstPage;
import io.bindery.formats.pdf.document.OpenPdf;
import io.bindery.formats.pdf.metadata.PdfReader;
import io.bindery.formats.pdf.text.PdfText;
import io.bindery.formats.pdf.validate.PdfValidator;
import io.bindery.hardened.HostileContentException;
import java.io.OutputStream;
import java.io.Writer;
import java.util.Set;
import org.osgi.service.component.annotations.Component;

/** PDF, by Apache PDFBox. Needs no detector of its own: the signature says all, and the platform's detection knows it. */
@Component(
        service = {FormatHandler.class, TextExtractor.class, CoverExtractor.class},
        property = "bindery.plugin=pdf")
public final class PdfHandler implements FormatHandler, TextExtractor, CoverExtractor {

    private final PdfValidator validator = new PdfValidator();
    private final PdfReader reader = new PdfReader();

    @Override
    public Set<MediaType> mediaTypes() {
        return Set.of(MediaType.PDF);
    }

    @Override
    public ValidationReport validate(BookContent book, StepContext context) throws Exception {
        return validator.validate(book, context);
    }

    @Override
    public MetadataPatch extractMetadata(BookContent book, StepContext context) throws Exception {
        return reader.read(book, context);
    }

    @Override
    public void extractText(BookContent book, Writer text, StepContext context) throws Exception {
        OpenPdf.read(book, context, pdf -> {
            permitted(pdf);
            PdfText.write(pdf, text, context);
            return pdf;
        });
    }

    @Override
    public boolean extractCover(BookContent book, OutputStream picture, StepContext context) throws Exception {
        return OpenPdf.read(book, context, pdf -> {
            permitted(pdf);
            return FirstPage.write(pdf, picture, context);
        });
    }

    private static void permitted(OpenPdf pdf) throws RejectedException {
        if (!pdf.mayExtract()) {
            PdfError denied = PdfError.EXTRACTION_DENIED;
            throw HostileContentException.rejection(denied, denied.cause(), Location.BOOK);
        }
    }
}
