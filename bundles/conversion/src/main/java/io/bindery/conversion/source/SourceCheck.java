package io.bindery.conversion.source;

import io.bindery.api.content.MediaType;
import io.bindery.api.error.RejectedException;
import io.bindery.api.finding.Location;
import io.bindery.hardened.HostileContentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Looks at a book of one format. Cheap beside a conversion; safe for use by several threads. */
@FunctionalInterface
public interface SourceCheck {

    /** The largest file that is given to a program. */
    long LARGEST = 1L << 30;

    /**
     * Looks at a book.
     *
     * @throws RejectedException with a {@link SourceError} if it should not be opened by a program, or with that of a limit that it
     *     passes
     * @throws IOException if the file cannot be read
     */
    void check(Path file) throws RejectedException, IOException;

    /** The checks by the formats that they know. */
    static Map<MediaType, SourceCheck> all() {
        return Map.of(
                Formats.EPUB, new EpubSource(),
                Formats.MOBI, new MobiSource(),
                Formats.AZW3, new MobiSource(),
                Formats.PDF, new PdfSource(),
                Formats.DOCX, new OfficeSource(Formats.DOCX),
                Formats.ODT, new OfficeSource(Formats.ODT),
                Formats.FB2, new Fb2Source(),
                Formats.MARKDOWN, new TextSource(false),
                Formats.HTML, new TextSource(true));
    }

    /** The check of one format, which looks at the size first; empty for a format that nobody knows. */
    static Optional<SourceCheck> of(MediaType type) {
        return Optional.ofNullable(all().get(type)).map(check -> file -> {
            if (Files.size(file) > LARGEST) {
                throw rejection(SourceError.TOO_LARGE, "the file has " + Files.size(file) + " bytes");
            }
            check.check(file);
        });
    }

    /** The rejection of a book as a whole. */
    static RejectedException rejection(SourceError error, String message) {
        return HostileContentException.rejection(error, message, Location.BOOK);
    }
}
