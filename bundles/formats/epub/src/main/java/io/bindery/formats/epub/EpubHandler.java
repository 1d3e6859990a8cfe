package io.bindery.formats.epub;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import io.bindery.api.cover.CoverExtractor;
import io.bindery.api.format.FormatHandler;
import io.bindery.api.format.ValidationReport;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.step.StepContext;
import io.bindery.api.text.TextExtractor;
import io.bindery.formats.epub.metadata.EpubReader;
import io.bindery.formats.epub.validate.EpubValidator;
import io.bindery.formats.epub.validate.WarmUp;
import java.io.OutputStream;
import java.io.Writer;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** EPUB 2 and 3: validated by EPUBCheck, read by readers of our own. */
@Component(property = "bindery.plugin=epub")
public final class EpubHandler implements FormatHandler, TextExtractor, CoverExtractor {

    private final EpubValidator validator = new EpubValidator();
    private final EpubReader reader = new EpubReader();
    private final WarmUp warmUp = new WarmUp(validator);

    /** Lets EPUBCheck load its schemas in the background, so that the first book need not wait for it. */
    @Activate
    void activate() {
        warmUp.start();
    }

    @Deactivate
    void deactivate() {
        warmUp.stop();
    }

    @Override
    public Set<MediaType> mediaTypes() {
        return Set.of(MediaType.EPUB);
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
        reader.writeText(book, text, context);
    }

    @Override
    public boolean extractCover(BookContent book, OutputStream picture, StepContext context) throws Exception {
        return reader.writeCover(book, picture, context);
    }
}
