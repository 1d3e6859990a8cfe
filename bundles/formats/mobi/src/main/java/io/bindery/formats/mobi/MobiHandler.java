package io.bindery.formats.mobi;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import io.bindery.api.cover.CoverExtractor;
import io.bindery.api.format.FormatHandler;
import io.bindery.api.format.ValidationReport;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.step.StepContext;
import io.bindery.api.text.TextExtractor;
import io.bindery.formats.mobi.metadata.MobiReader;
import io.bindery.formats.mobi.text.MobiText;
import io.bindery.formats.mobi.text.MobiTool;
import io.bindery.formats.mobi.validate.MobiValidator;
import java.io.OutputStream;
import java.io.Writer;
import java.util.Set;
import org.osgi.service.component.annotations.Component;

/** MOBI, AZW, AZW3 and PalmDOC: structure and metadata by readers of our own, text by mobitool. */
@Component(
        service = {FormatHandler.class, TextExtractor.class, CoverExtractor.class},
        property = "bindery.plugin=mobi")
public final class MobiHandler implements FormatHandler, TextExtractor, CoverExtractor {

    private final MobiValidator validator;
    private final MobiReader reader = new MobiReader();
    private final MobiText text;

    public MobiHandler() {
        this(new MobiTool());
    }

    MobiHandler(MobiTool tool) {
        this.validator = new MobiValidator(tool);
        this.text = new MobiText(tool);
    }

    @Override
    public Set<MediaType> mediaTypes() {
        return KindleTypes.BOOKS;
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
    public void extractText(BookContent book, Writer out, StepContext context) throws Exception {
        text.extract(book, out, context);
    }

    @Override
    public boolean extractCover(BookContent book, OutputStream picture, StepContext context) throws Exception {
        return reader.writeCover(book, picture, context);
    }
}
