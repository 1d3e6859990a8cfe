package io.bindery.formats.epub;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import io.bindery.api.error.RejectedException;
import io.bindery.api.format.Detection;
import io.bindery.api.format.Detection.Confidence;
import io.bindery.api.format.FormatDetector;
import io.bindery.hardened.zip.HardenedZip;
import io.bindery.hardened.zip.ZipLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/**
 * Recognises EPUB by the signs of its container (EPUB 3.3, section 4): the {@code mimetype} file, or
 * {@code META-INF/container.xml}. An archive without either that its sender calls {@code .epub} is claimed, so that its
 * sender is told what is wrong with his EPUB rather than that it is none.
 */
@Component(property = "bindery.plugin=epub")
public final class EpubDetector implements FormatDetector {

    private static final byte[] LOCAL_HEADER = {'P', 'K', 3, 4};
    private static final byte[] EMPTY_ARCHIVE = {'P', 'K', 5, 6};
    private static final byte[] SIGNATURE = "mimetypeapplication/epub+zip".getBytes(StandardCharsets.US_ASCII);
    /** Where the name of the first entry begins (APPNOTE 6.3.10, section 4.3.7). */
    private static final int NAME_OFFSET = 30;

    private static final String CONTAINER = "META-INF/container.xml";
    private static final String MIMETYPE = "mimetype";

    @Override
    public Optional<Detection> detect(BookContent file) throws IOException {
        byte[] head;
        try (InputStream in = file.open()) {
            head = in.readNBytes(NAME_OFFSET + SIGNATURE.length);
        }
        if (!startsWith(head, 0, LOCAL_HEADER) && !startsWith(head, 0, EMPTY_ARCHIVE)) {
            return Optional.empty();
        }
        // This sign stands even where the archive's directory is lost.
        if (startsWith(head, NAME_OFFSET, SIGNATURE)) {
            return is(Confidence.CERTAIN);
        }
        Optional<Detection> found = look(file);
        if (found.isPresent()) {
            return found;
        }
        return file.fileName().toLowerCase(Locale.ROOT).endsWith(".epub") ? is(Confidence.CLAIMED) : Optional.empty();
    }

    private static Optional<Detection> look(BookContent file) throws IOException {
        try (HardenedZip zip = HardenedZip.open(file.file(), ZipLimits.DEFAULT)) {
            if (zip.contains(MIMETYPE) && declaresEpub(zip)) {
                return is(Confidence.CERTAIN);
            }
            return zip.contains(CONTAINER) ? is(Confidence.LIKELY) : Optional.empty();
        } catch (RejectedException e) {
            // Damaged or hostile: no sign to be seen. If it claims to be an EPUB, validation will say what is wrong.
            return Optional.empty();
        }
    }

    private static boolean declaresEpub(HardenedZip zip) {
        try (InputStream in = zip.read(MIMETYPE)) {
            String type = new String(in.readNBytes(100), StandardCharsets.US_ASCII);
            return type.strip().equals(MediaType.EPUB.name());
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static Optional<Detection> is(Confidence confidence) {
        return Optional.of(new Detection(MediaType.EPUB, confidence));
    }

    private static boolean startsWith(byte[] bytes, int offset, byte[] signature) {
        int end = offset + signature.length;
        return bytes.length >= end && Arrays.equals(bytes, offset, end, signature, 0, signature.length);
    }
}
