package io.bindery.prose;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * How large a picture says it is. Immutable.
 *
 * @param width in pixels
 * @param height in pixels
 */
public record PictureSize(long width, long height) {

    /** How many bytes of a picture are enough to find its size. */
    public static final int HEAD = 256 << 10;

    /** The largest picture: 16,000 x 16,000, some 1 GiB decoded; what prints a poster needs less. */
    private static final long MAX_PIXELS = 256_000_000L;

    /** Whether no real picture is so large. */
    public boolean monstrous() {
        return height > 0 && width > MAX_PIXELS / height;
    }

    /**
     * Reads the size from the header, without decoding anything.
     *
     * @param head the first bytes, {@link #HEAD} or all
     * @return empty if it is no picture of a kind that the JDK knows (PNG, JPEG, GIF, BMP, TIFF)
     */
    public static Optional<PictureSize> of(byte[] head) {
        // In memory, not ImageIO's cache in a file.
        try (ImageInputStream picture = new MemoryCacheImageInputStream(new ByteArrayInputStream(head))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(picture);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(picture, true, true);
                return Optional.of(new PictureSize(reader.getWidth(0), reader.getHeight(0)));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // The image readers of the JDK throw all sorts of things at damaged pictures.
            return Optional.empty();
        }
    }
}
