package io.bindery.hardened.picture;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * What a picture's first bytes say of it, read without any decoder: a few bytes can claim a picture that takes gigabytes to decode.
 * PNG (ISO 15948, section 11.2.2), GIF (GIF89a, section 18), JPEG (ITU T.81, section B.2.2), BMP (BITMAPINFOHEADER) and
 * WebP (RFC 9649, section 2). Immutable.
 *
 * @param mediaType the real type, whatever its name says
 * @param width in pixels; 0 if the header is cut off or says nothing
 * @param height in pixels; 0 if the header is cut off or says nothing
 */
public record PictureHeader(String mediaType, long width, long height) {

    /** The largest picture: 16,000 x 16,000, some 1 GiB decoded; what prints a poster needs less. */
    public static final long MAX_PIXELS = 256_000_000L;

    private static final int HEAD = 32;
    private static final int PNG = 0x89504E47;
    private static final int GIF = 0x47494638;
    private static final int JPEG = 0xFFD8;
    private static final int BMP = 0x424D;
    private static final int RIFF = 0x52494646;
    private static final int WEBP = 0x57454250;

    /** Whether it claims more pixels than any real picture has. */
    public boolean claimsTooMuch() {
        // Not the product: of two numbers of 32 bits it would not fit.
        return height > 0 && width > MAX_PIXELS / height;
    }

    /** Whether both sides are known. */
    public boolean measured() {
        return width > 0 && height > 0;
    }

    /**
     * Reads one picture's header.
     *
     * @param content from its start; read as far as needed, which for JPEG may be past its metadata; not closed
     * @return empty if it is no picture of these kinds
     * @throws IOException if the bytes cannot be read
     */
    public static Optional<PictureHeader> read(InputStream content) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(content);
        bytes.mark(HEAD);
        byte[] head = bytes.readNBytes(HEAD);
        bytes.reset();
        if (head.length < 2) {
            return Optional.empty();
        }
        int pair = ((head[0] & 0xFF) << 8) | (head[1] & 0xFF);
        if (pair == JPEG) {
            return Optional.of(jpeg(new DataInputStream(bytes)));
        }
        if (pair == BMP) {
            return head.length < 26 ? Optional.empty() : bmp(head);
        }
        if (head.length < 4) {
            return Optional.empty();
        }
        return switch (big(head, 0)) {
            case PNG -> Optional.of(new PictureHeader("image/png", unsigned(big(head, 16)), unsigned(big(head, 20))));
            case GIF -> Optional.of(new PictureHeader("image/gif", little16(head, 6), little16(head, 8)));
            case RIFF -> big(head, 8) == WEBP ? Optional.of(webp(head)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** "BM" alone begins many a text; the size of the header that follows tells. */
    private static Optional<PictureHeader> bmp(byte[] head) {
        long headerSize = unsigned(Integer.reverseBytes(big(head, 14)));
        if (headerSize == 12) {
            return Optional.of(new PictureHeader("image/bmp", little16(head, 18), little16(head, 20)));
        }
        if (headerSize < 40 || headerSize > 124) {
            return Optional.empty();
        }
        // A negative height says that the rows go from top to bottom.
        long height = Math.abs((long) Integer.reverseBytes(big(head, 22)));
        return Optional.of(new PictureHeader("image/bmp", unsigned(Integer.reverseBytes(big(head, 18))), height));
    }

    private static PictureHeader webp(byte[] head) {
        String type = "image/webp";
        return switch (big(head, 12)) {
            case 0x56503858 -> new PictureHeader(type, 1 + little24(head, 24), 1 + little24(head, 27)); // VP8X
            case 0x56503820 -> new PictureHeader(type, little16(head, 26) & 0x3FFF, little16(head, 28) & 0x3FFF); // VP8
            case 0x5650384C -> {
                long bits = unsigned(Integer.reverseBytes(big(head, 21))); // VP8L
                yield new PictureHeader(type, 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF));
            }
            default -> new PictureHeader(type, 0, 0);
        };
    }

    private static PictureHeader jpeg(DataInputStream in) throws IOException {
        String type = "image/jpeg";
        try {
            in.readUnsignedShort();
            while (true) {
                int marker = in.readUnsignedShort();
                while (marker == 0xFFFF) {
                    marker = 0xFF00 | in.readUnsignedByte();
                }
                int kind = marker & 0xFF;
                if (marker >>> 8 != 0xFF || kind == 0xD9 || kind == 0xDA) {
                    return new PictureHeader(type, 0, 0);
                }
                if (kind == 0x01 || kind >= 0xD0 && kind <= 0xD8) {
                    continue;
                }
                int length = in.readUnsignedShort();
                boolean frame = kind >= 0xC0 && kind <= 0xCF && kind != 0xC4 && kind != 0xC8 && kind != 0xCC;
                if (frame) {
                    in.readUnsignedByte();
                    long height = in.readUnsignedShort();
                    return new PictureHeader(type, in.readUnsignedShort(), height);
                }
                in.skipNBytes(Math.max(0, length - 2));
            }
        } catch (EOFException e) {
            return new PictureHeader(type, 0, 0); // cut off: nobody can decode it either
        }
    }

    /** Four bytes, the first one the highest; those that are cut off count as 0. */
    private static int big(byte[] bytes, int at) {
        int value = 0;
        for (int i = at; i < at + 4; i++) {
            value = (value << 8) | (i < bytes.length ? bytes[i] & 0xFF : 0);
        }
        return value;
    }

    private static long little16(byte[] bytes, int at) {
        return Integer.reverseBytes(big(bytes, at)) & 0xFFFF;
    }

    private static long little24(byte[] bytes, int at) {
        return Integer.reverseBytes(big(bytes, at)) & 0xFFFFFF;
    }

    private static long unsigned(int value) {
        return Integer.toUnsignedLong(value);
    }
}
