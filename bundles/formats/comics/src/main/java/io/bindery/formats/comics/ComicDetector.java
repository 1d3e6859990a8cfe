package io.bindery.formats.comics;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import io.bindery.api.error.RejectedException;
import io.bindery.api.format.Detection;
import io.bindery.api.format.Detection.Confidence;
import io.bindery.api.format.FormatDetector;
import io.bindery.formats.comics.pages.ComicFiles;
import io.bindery.hardened.zip.HardenedZip;
import io.bindery.hardened.zip.ZipLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;

/**
 * Recognises comic books. CBZ has no signature of its own: a ZIP archive with pictures and a {@code ComicInfo.xml} is surely one, an archive
 * of hardly anything but pictures is likely one, and any that its sender calls {@code .cbz} is claimed to be. CBR, CB7 and CBT are
 * known by the archive's signature and the ending of the name together.
 */
@Component(property = "bindery.plugin=comics")
public final class ComicDetector implements FormatDetector {

    /** One foreign file in so many pages is a stray, and the archive still a comic book. */
    private static final int PAGES_TO_A_STRAY = 4;

    /** Each of these says that the archive is something else. */
    private static final Set<String> SIGNS_OF_OTHERS =
            Set.of("mimetype", "META-INF/container.xml", "[Content_Types].xml", "META-INF/MANIFEST.MF");

    private static final Set<String> ENDINGS = Set.of("cbz", "cbr", "cb7", "cbt");

    private static final int TAR_OFFSET = 257;

    /** Where the name of the first file of an archive begins (APPNOTE 6.3.10, section 4.3.7). */
    private static final int ZIP_NAME_OFFSET = 30;

    @Override
    public Optional<Detection> detect(BookContent file) throws IOException {
        String head;
        try (InputStream in = file.open()) {
            head = new String(in.readNBytes(TAR_OFFSET + 5), StandardCharsets.ISO_8859_1);
        }
        boolean claimed = ENDINGS.contains(ComicFiles.ending(file.fileName()));
        // An EPUB or OpenDocument file that says so at once need not be opened for a look.
        if (head.startsWith("PK\3\4") && head.startsWith("mimetype", ZIP_NAME_OFFSET)) {
            return Optional.empty();
        }
        if (head.startsWith("PK\3\4") || head.startsWith("PK\5\6")) {
            return zip(file).or(() -> claimed ? is(ComicTypes.CBZ, Confidence.CLAIMED) : Optional.empty());
        }
        if (!claimed) {
            return Optional.empty();
        }
        if (head.startsWith("Rar!\u001A\7")) {
            return is(ComicTypes.CBR, Confidence.CLAIMED);
        }
        if (head.startsWith("7z\u00BC\u00AF'\u001C")) {
            return is(ComicTypes.CB7, Confidence.CLAIMED);
        }
        return head.startsWith("ustar", TAR_OFFSET) ? is(ComicTypes.CBT, Confidence.CLAIMED) : Optional.empty();
    }

    private static Optional<Detection> zip(BookContent file) throws IOException {
        try (HardenedZip zip = HardenedZip.open(file.file(), ZipLimits.DEFAULT)) {
            if (SIGNS_OF_OTHERS.stream().anyMatch(zip::contains)) {
                return Optional.empty();
            }
            ComicFiles files = ComicFiles.of(zip.names());
            if (files.pages().isEmpty()) {
                return Optional.empty();
            }
            if (files.info().isPresent()) {
                return is(ComicTypes.CBZ, Confidence.CERTAIN);
            }
            boolean pictures =
                    files.pages().size() >= PAGES_TO_A_STRAY * files.strays().size();
            return pictures ? is(ComicTypes.CBZ, Confidence.LIKELY) : Optional.empty();
        } catch (RejectedException e) {
            // Damaged or hostile: no sign to be seen. If it claims to be a comic book, validation will say what is
            // wrong.
            return Optional.empty();
        }
    }

    private static Optional<Detection> is(MediaType type, Confidence confidence) {
        return Optional.of(new Detection(type, confidence));
    }
}
