package io.bindery.formats.mobi;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import io.bindery.api.error.RejectedException;
import io.bindery.api.format.Detection;
import io.bindery.api.format.Detection.Confidence;
import io.bindery.api.format.FormatDetector;
import io.bindery.formats.mobi.palm.BookHeader;
import io.bindery.formats.mobi.palm.KindleBook;
import io.bindery.formats.mobi.palm.PalmDatabase;
import io.bindery.formats.mobi.unsupported.OtherKindle;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/**
 * Recognises the books of Palm and Kindle by type and creator in the header of a Palm database: {@code BOOKMOBI} (MOBI, AZW, or AZW3 if the
 * first part is of version 8) and {@code TEXtREAd} (PalmDOC). It also names what is not read: KFX, Topaz, projects of Kindle Create and books of
 * other Palm programs.
 */
@Component(property = "bindery.plugin=mobi")
public final class MobiDetector implements FormatDetector {

    @Override
    public Optional<Detection> detect(BookContent file) throws IOException {
        Optional<MediaType> book = book(file);
        if (book.isPresent()) {
            return book.map(type -> new Detection(type, Confidence.CERTAIN));
        }
        return OtherKindle.of(file).map(kind -> new Detection(kind.mediaType(), Confidence.CERTAIN));
    }

    private static Optional<MediaType> book(BookContent file) throws IOException {
        String head;
        try (InputStream in = file.open()) {
            head = new String(in.readNBytes(PalmDatabase.HEADER), StandardCharsets.ISO_8859_1);
        }
        if (head.startsWith(PalmDatabase.TEXT_READ, PalmDatabase.KIND_OFFSET)) {
            return Optional.of(KindleTypes.MOBI);
        }
        if (!head.startsWith(PalmDatabase.BOOK_MOBI, PalmDatabase.KIND_OFFSET)) {
            return Optional.empty();
        }
        try (KindleBook book = KindleBook.open(file)) {
            return Optional.of(book.first().header().version() >= BookHeader.KF8 ? KindleTypes.KF8 : KindleTypes.MOBI);
        } catch (RejectedException e) {
            // The table of records is broken; validation will say how.
            return Optional.of(KindleTypes.MOBI);
        }
    }
}
