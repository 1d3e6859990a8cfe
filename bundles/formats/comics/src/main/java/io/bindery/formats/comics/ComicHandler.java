package io.bindery.formats.comics;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import io.bindery.api.cover.CoverExtractor;
import io.bindery.api.format.FormatHandler;
import io.bindery.api.format.ValidationReport;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.step.StepContext;
import io.bindery.formats.comics.metadata.ComicReader;
import io.bindery.formats.comics.validate.ComicValidator;
import java.io.OutputStream;
import java.util.Set;
import org.osgi.service.component.annotations.Component;

/** Comic books packed as ZIP (CBZ). Their pages are pictures, so there is no text to be read. */
@Component(property = "bindery.plugin=comics")
public final class ComicHandler implements FormatHandler, CoverExtractor {

    private final ComicValidator validator = new ComicValidator();
    private final ComicReader reader = new ComicReader();

    @Override
    public Set<MediaType> mediaTypes() {
        return Set.of(ComicTypes.CBZ);
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
    public boolean extractCover(BookContent book, OutputStream picture, StepContext context) throws Exception {
        return reader.writeCover(book, picture, context);
    }
}
