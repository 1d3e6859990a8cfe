package io.bindery.formats.mobi;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import javax.imageio.ImageIO;

/** Pictures for tests. */
final class Pictures {

    private Pictures() {}

    static byte[] jpeg(int width, int height) {
        return of("jpg", width, height);
    }

    static byte[] png(int width, int height) {
        return of("png", width, height);
    }

    /** A small picture that claims to be large. */
    static byte[] pngThatClaims(int width, int height) {
        byte[] bytes = png(1, 1);
        ByteBuffer.wrap(bytes).putInt(16, width).putInt(20, height);
        return bytes;
    }

    private static byte[] of(String format, int width, int height) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
