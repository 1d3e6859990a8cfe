package io.bindery.formats.epub.validate;

import io.bindery.api.finding.Location;
import io.bindery.formats.epub.EpubError;
import io.bindery.hardened.HostileContentException;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads from a picture's header how large it says it is, without any decoder: a few bytes can claim a picture that takes gigabytes to
 * decode. PNG (ISO 15948, section 11.2.2), GIF (GIF89a, section 18) and JPEG (ITU T.81, section B.2.2); WebP cannot claim
 * more than {@link #MAX_PIXELS}, give or take, by its format.
 */
final class PictureSize {

    /** The largest picture: 16,000 x 16,000, some 1 GiB decoded; what prints a poster needs less. */
    static final long MAX_PIXELS = 256_000_000L;

    static final int HEAD = 24;

    private static final int PNG = 0x89504E47;
    private static final int GIF = 0x47494638;
    private static final int JPEG = 0xFFD8;

    private PictureSize() {}

    /** Whether these first bytes are those of a picture of which this can tell the size. */
    static boolean begins(byte[] head) {
        return head.length == HEAD && (word(head, 0) == PNG || word(head, 0) == GIF || word(head, 0) >>> 16 == JPEG);
    }

    /**
     * Checks a picture that {@link #begins} so.
     *
     * @throws HostileContentException if it claims to be larger than any real one
     * @throws IOException if its header cannot be read
     */
    static void check(byte[] head, InputStream content, String path) throws IOException {
        long width;
        long height;
        if (word(head, 0) == PNG) {
            width = Integer.toUnsignedLong(word(head, 16));
            height = Integer.toUnsignedLong(word(head, 20));
        } else if (word(head, 0) == GIF) {
            width = (head[6] & 0xFF) | (head[7] & 0xFF) << 8;
            height = (head[8] & 0xFF) | (head[9] & 0xFF) << 8;
        } else {
            long size = jpeg(new DataInputStream(content));
            width = size >>> 16;
            height = size & 0xFFFF;
        }
        // Not the product: of two numbers of 32 bits it would not fit.
        if (height > 0 && width > MAX_PIXELS / height) {
            throw new HostileContentException(
                    EpubError.PICTURE_BOMB,
                    path + " says that it is " + width + " x " + height + " pixels large",
                    Location.of(path));
        }
    }

    /** Width and height in 16 bits each, from the frame header; 0 if there is none. */
    private static long jpeg(DataInputStream in) throws IOException {
        try {
            in.readUnsignedShort();
            while (true) {
                int marker = in.readUnsignedShort();
                while (marker == 0xFFFF) {
                    marker = 0xFF00 | in.readUnsignedByte();
                }
                int kind = marker & 0xFF;
                if (marker >>> 8 != 0xFF || kind == 0xD9 || kind == 0xDA) {
                    return 0;
                }
                if (kind == 0x01 || kind >= 0xD0 && kind <= 0xD8) {
                    continue;
                }
                int length = in.readUnsignedShort();
                boolean frame = kind >= 0xC0 && kind <= 0xCF && kind != 0xC4 && kind != 0xC8 && kind != 0xCC;
                if (frame) {
                    in.readUnsignedByte();
                    long height = in.readUnsignedShort();
                    return (long) in.readUnsignedShort() << 16 | height;
                }
                in.skipNBytes(Math.max(0, length - 2));
            }
        } catch (EOFException e) {
            return 0; // cut off: nobody can decode it either
        }
    }

    private static int word(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 24
                | (bytes[at + 1] & 0xFF) << 16
                | (bytes[at + 2] & 0xFF) << 8
                | (bytes[at + 3] & 0xFF);
    }
}
