package io.bindery.formats.odt;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import io.bindery.api.cover.CoverExtractor;
import io.bindery.api.format.FormatHandler;
import io.bindery.api.format.ValidationReport;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.step.StepContext;
import io.bindery.api.text.TextExtractor;
import io.bindery.prose.FindingList;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Set;
import org.osgi.service.component.annotations.Component;

/**
 * OpenDocument manuscripts. Read as a stream: the ODF Toolkit keeps the whole document as a tree, and serves to change
 * documents, which nobody does here.
 */
@Component(
        service = {FormatHandler.class, TextExtractor.class, CoverExtractor.class},
        property = "bindery.plugin=odt")
public final class OdtHandler implements FormatHandler, TextExtractor, CoverExtractor {

    static final MediaType ODT = new MediaType("application/vnd.oasis.opendocument.text");

    @Override
    public Set<MediaType> mediaTypes() {
        return Set.of(ODT);
    }

    @Override
    public ValidationReport validate(BookContent book, StepContext context) throws Exception {
        FindingList findings = new FindingList();
        try (TextDocument document = TextDocument.open(book, context)) {
            document.check(findings);
        }
        return new ValidationReport(findings.toList());
    }

    @Override
    public MetadataPatch extractMetadata(BookContent book, StepContext context) throws Exception {
        try (TextDocument document = TextDocument.open(book, context)) {
            return document.metadata();
        }
    }

    @Override
    public boolean extractCover(BookContent book, OutputStream picture, StepContext context) throws Exception {
        try (TextDocument document = TextDocument.open(book, context)) {
            return document.thumbnail(picture);
        }
    }

    @Override
    public void extractText(BookContent book, Writer text, StepContext context) throws Exception {
        try (TextDocument document = TextDocument.open(book, context)) {
            document.text(text);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
