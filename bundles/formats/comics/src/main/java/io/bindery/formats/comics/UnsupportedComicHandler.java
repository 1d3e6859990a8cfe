package io.bindery.formats.comics;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import io.bindery.api.error.RejectedException;
import io.bindery.api.finding.Location;
import io.bindery.api.format.FormatHandler;
import io.bindery.api.format.ValidationReport;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.step.StepContext;
import io.bindery.hardened.HostileContentException;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Component;

/** Says of a comic book that is packed in another way how to pack it: better than "no book". */
@Component(property = {"bindery.plugin=comics-unsupported", "bindery.refuses:Boolean=true"})
public final class UnsupportedComicHandler implements FormatHandler {

    private static final Map<MediaType, ComicError> ERRORS = Map.of(
            ComicTypes.CBR, ComicError.COMIC_RAR,
            ComicTypes.CB7, ComicError.COMIC_7Z,
            ComicTypes.CBT, ComicError.COMIC_TAR);

    @Override
    public Set<MediaType> mediaTypes() {
        return ERRORS.keySet();
    }

    @Override
    public ValidationReport validate(BookContent book, StepContext context) throws RejectedException {
        throw refused(book, context);
    }

    @Override
    public MetadataPatch extractMetadata(BookContent book, StepContext context) throws RejectedException {
        throw refused(book, context);
    }

    private static RejectedException refused(BookContent book, StepContext context) {
        context.checkCancelled();
        ComicError error = ERRORS.getOrDefault(book.mediaType(), ComicError.COMIC_RAR);
        return HostileContentException.rejection(error, error.cause(), Location.BOOK);
    }
}
