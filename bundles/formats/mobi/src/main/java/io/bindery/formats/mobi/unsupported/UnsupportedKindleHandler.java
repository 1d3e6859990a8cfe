package io.bindery.formats.mobi.unsupported;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import io.bindery.api.error.RejectedException;
import io.bindery.api.finding.Location;
import io.bindery.api.format.FormatHandler;
import io.bindery.api.format.ValidationReport;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.step.StepContext;
import io.bindery.formats.mobi.KindleTypes;
import io.bindery.formats.mobi.MobiError;
import io.bindery.hardened.HostileContentException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;

/** Says of a book that is not read what it is and what to send in its place: better than "no book". */
@Component(property = {"bindery.plugin=mobi-unsupported", "bindery.refuses:Boolean=true"})
public final class UnsupportedKindleHandler implements FormatHandler {

    @Override
    public Set<MediaType> mediaTypes() {
        return Set.of(KindleTypes.KFX, KindleTypes.TOPAZ, KindleTypes.OTHER_PALM);
    }

    @Override
    public ValidationReport validate(BookContent book, StepContext context) throws RejectedException, IOException {
        throw refused(book, context);
    }

    @Override
    public MetadataPatch extractMetadata(BookContent book, StepContext context) throws RejectedException, IOException {
        throw refused(book, context);
    }

    private static RejectedException refused(BookContent book, StepContext context) throws IOException {
        context.checkCancelled();
        Optional<OtherKindle> kind = OtherKindle.of(book);
        return HostileContentException.rejection(
                kind.map(OtherKindle::error).orElse(MobiError.NOT_A_PALM_BOOK),
                "the file is " + kind.map(OtherKindle::name).orElse("of a kind that cannot be told"),
                Location.BOOK);
    }
}
