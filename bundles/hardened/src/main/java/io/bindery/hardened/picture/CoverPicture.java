package io.bindery.hardened.picture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;

/** Copies cover pictures as they lie in a book, without decoding them. Stateless. */
public final class CoverPicture {

    /** More bytes than any cover has. */
    public static final int MOST_BYTES = 16 << 20;

    private static final Set<String> SHOWN = Set.of("image/jpeg", "image/png", "image/gif", "image/webp");

    private CoverPicture() {}

    /**
     * Copies a picture, if its header says that it is one of a kind that browsers show, and not larger than any real one.
     *
     * @param picture read to its end at most; not closed
     * @return whether it was; if not, nothing was written
     * @throws IOException if it cannot be read or written
     */
    public static boolean copy(InputStream picture, OutputStream out) throws IOException {
        byte[] bytes = picture.readNBytes(MOST_BYTES + 1);
        boolean shown = bytes.length <= MOST_BYTES
                && PictureHeader.read(new ByteArrayInputStream(bytes))
                        .filter(header -> SHOWN.contains(header.mediaType()))
                        .filter(header -> header.measured() && !header.claimsTooMuch())
                        .isPresent();
        if (shown) {
            out.write(bytes);
        }
        return shown;
    }
}
