package io.bindery.formats.epub.validate;

import io.bindery.api.finding.Location;
import io.bindery.formats.epub.EpubError;
import io.bindery.hardened.HostileContentException;
import io.bindery.hardened.picture.PictureHeader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Refuses a picture that says that it is larger than any real one. PNG, GIF and JPEG; WebP cannot claim more, give or take, by its
 * format.
 */
final class PictureSize {

    static final int HEAD = 24;

    private static final int PNG = 0x89504E47;
    private static final int GIF = 0x47494638;
    private static final int JPEG = 0xFFD8;

    private PictureSize() {}

    /** Whether these first bytes are those of a picture of which this can tell the size. */
    static boolean begins(byte[] head) {
        return head.length == HEAD && (word(head) == PNG || word(head) == GIF || word(head) >>> 16 == JPEG);
    }

    /**
     * Checks a picture that {@link #begins} so.
     *
     * @throws HostileContentException if it claims to be larger than any real one
     * @throws IOException if its header cannot be read
     */
    static void check(InputStream content, String path) throws IOException {
        Optional<PictureHeader> header = PictureHeader.read(content).filter(PictureHeader::claimsTooMuch);
        if (header.isPresent()) {
            throw new HostileContentException(
                    EpubError.PICTURE_BOMB,
                    path + " says that it is " + header.get().width() + " x "
                            + header.get().height() + " pixels large",
                    Location.of(path));
        }
    }

    private static int word(byte[] bytes) {
        return (bytes[0] & 0xFF) << 24 | (bytes[1] & 0xFF) << 16 | (bytes[2] & 0xFF) << 8 | (bytes[3] & 0xFF);
    }
}
