package io.bindery.formats.detection;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import io.bindery.api.format.Detection;
import io.bindery.api.format.Detection.Confidence;
import io.bindery.api.format.FormatDetector;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import org.osgi.service.component.annotations.Component;

/**
 * Asks Apache Tika's magic numbers. The sender's file name is kept from it on purpose: a name proves nothing. A format's own
 * detector looks closer, so this one is never {@link Confidence#CERTAIN}.
 */
@Component(property = "bindery.plugin=detection")
public final class TikaDetector implements FormatDetector {

    /** Types that only say what a file is packed in, or that it is some text: formats hide behind them. */
    private static final Set<String> CONTAINERS = Set.of(
            "application/zip",
            "application/gzip",
            "application/x-tar",
            "application/x-7z-compressed",
            "application/x-rar-compressed",
            "application/x-tika-ooxml",
            "application/x-tika-msoffice",
            "application/xml",
            "text/plain",
            "text/html",
            "application/xhtml+xml");

    private static final MediaType MOBI = new MediaType("application/x-mobipocket-ebook");
    /** Type and creator, in the header of a Palm database, of the older Mobipocket and PalmDOC books: Tika lacks them. */
    private static final byte[] OLD_MOBI = "TEXtREAd".getBytes(StandardCharsets.US_ASCII);

    private static final int PALM_TYPE_OFFSET = 60;

    private final MimeTypes types = MimeTypes.getDefaultMimeTypes(TikaDetector.class.getClassLoader());

    @Override
    public Optional<Detection> detect(BookContent file) throws IOException {
        if (file.size() == 0) {
            return Optional.empty();
        }
        String found;
        try (InputStream in = new BufferedInputStream(file.open(), types.getMinLength())) {
            in.mark(PALM_TYPE_OFFSET + OLD_MOBI.length);
            byte[] head = in.readNBytes(PALM_TYPE_OFFSET + OLD_MOBI.length);
            in.reset();
            if (isOldMobi(head)) {
                return Optional.of(new Detection(MOBI, Confidence.LIKELY));
            }
            found = types.detect(in, new Metadata()).getBaseType().toString();
        }
        MediaType type = new MediaType(found);
        if (type.equals(MediaType.UNKNOWN)) {
            return Optional.empty();
        }
        return Optional.of(
                new Detection(type, CONTAINERS.contains(type.name()) ? Confidence.CONTAINER : Confidence.LIKELY));
    }

    private static boolean isOldMobi(byte[] head) {
        int end = PALM_TYPE_OFFSET + OLD_MOBI.length;
        return head.length == end && Arrays.equals(head, PALM_TYPE_OFFSET, end, OLD_MOBI, 0, OLD_MOBI.length);
    }
}
