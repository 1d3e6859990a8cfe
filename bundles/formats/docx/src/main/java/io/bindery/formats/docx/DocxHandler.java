package io.bindery.formats.docx;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import io.bindery.api.cover.CoverExtractor;
import io.bindery.api.format.FormatHandler;
import io.bindery.api.format.ValidationReport;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.step.StepContext;
import io.bindery.api.text.TextExtractor;
import io.bindery.prose.FindingList;
import io.bindery.prose.Outline;
import io.bindery.prose.ProseWriter;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Set;
import org.osgi.service.component.annotations.Component;

/**
 * Word manuscripts. Read as a stream: the usual libraries for OOXML (Apache POI, docx4j) keep the whole document as a tree of
 * objects, some twenty times its XML, and serve to change documents, which nobody does here.
 */
@Component(
        service = {FormatHandler.class, TextExtractor.class, CoverExtractor.class},
        property = "bindery.plugin=docx")
public final class DocxHandler implements FormatHandler, TextExtractor, CoverExtractor {

    static final MediaType DOCX =
            new MediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    @Override
    public Set<MediaType> mediaTypes() {
        return Set.of(DOCX);
    }

    @Override
    public ValidationReport validate(BookContent book, StepContext context) throws Exception {
        FindingList findings = new FindingList();
        try (WordDocument document = WordDocument.open(book, context)) {
            new DocxCheck(document, context, findings).run();
        }
        return new ValidationReport(findings.toList());
    }

    @Override
    public MetadataPatch extractMetadata(BookContent book, StepContext context) throws Exception {
        try (WordDocument document = WordDocument.open(book, context)) {
            return new DocxMetadata(document).read(context);
        }
    }

    @Override
    public boolean extractCover(BookContent book, OutputStream picture, StepContext context) throws Exception {
        try (WordDocument document = WordDocument.open(book, context)) {
            return document.thumbnail(picture);
        }
    }

    @Override
    public void extractText(BookContent book, Writer text, StepContext context) throws Exception {
        try (WordDocument document = WordDocument.open(book, context)) {
            Outline outline = new Outline();
            document.read(ProseWriter.counting(context), outline, new BodyReader.Marks(), 0, null);
            context.progress(0.5);
            ProseWriter prose = new ProseWriter(text, context);
            document.read(prose, new Outline(), new BodyReader.Marks(), outline.chapterLevel(), null);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
