package io.bindery.converters.print.font;

import io.bindery.converters.print.book.Book.Obfuscation;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Brings the font files of a book into the form that can be embedded: not obfuscated, not compressed. Stateless. */
final class FontFile {

    private static final int WOFF = 0x774f4646;
    private static final int MAX_BYTES = 32 << 20;
    private static final int MAX_TABLES = 64;

    private FontFile() {}

    /**
     * Takes the obfuscation off (EPUB 3.3, section 4.4.2), in place.
     *
     * @param identifier the book's unique identifier, as it stands in the package document
     */
    static void reveal(byte[] font, Obfuscation obfuscation, String identifier) {
        Optional<byte[]> key = obfuscation == Obfuscation.IDPF ? idpfKey(identifier) : adobeKey(identifier);
        int length = obfuscation == Obfuscation.IDPF ? 1040 : 1024;
        key.ifPresent(bytes -> {
            for (int i = 0; i < Math.min(length, font.length); i++) {
                font[i] ^= bytes[i % bytes.length];
            }
        });
    }

    private static Optional<byte[]> idpfKey(String identifier) {
        String text = identifier.replaceAll("[\\x20\\x09\\x0D\\x0A]", "");
        try {
            return Optional.of(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    private static Optional<byte[]> adobeKey(String identifier) {
        String digits = identifier.replaceFirst("(?i)^urn:uuid:", "").replace("-", "");
        return digits.matches("[0-9a-fA-F]{32}") ? Optional.of(HexFormat.of().parseHex(digits)) : Optional.empty();
    }

    /** Whether these are the bytes of a font in one of the two forms that can be embedded. */
    static boolean isOpenType(byte[] font) {
        if (font.length < 12) {
            return false;
        }
        int magic = ByteBuffer.wrap(font).getInt();
        return magic == 0x00010000 || magic == 0x4f54544f || magic == 0x74727565;
    }

    /**
     * Unpacks a font in WOFF 1.0 (W3C, section 4 and 5); any other stays as it is.
     *
     * @throws IOException if it is damaged, or unpacks to more than a font has
     */
    static byte[] unpack(byte[] font) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(font);
        if (font.length < 44 || in.getInt(0) != WOFF) {
            return font;
        }
        int tables = Short.toUnsignedInt(in.getShort(12));
        if (tables > MAX_TABLES) {
            throw new IOException("a font with " + tables + " tables");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        int power = Integer.highestOneBit(Math.max(1, tables));
        out.writeInt(in.getInt(4));
        out.writeShort(tables);
        out.writeShort(power * 16);
        out.writeShort(Integer.numberOfTrailingZeros(power));
        out.writeShort(tables * 16 - power * 16);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        int start = 12 + 16 * tables;
        try {
            for (int i = 0; i < tables; i++) {
                int entry = 44 + 20 * i;
                byte[] table = table(font, in.getInt(entry + 4), in.getInt(entry + 8), in.getInt(entry + 12));
                out.writeInt(in.getInt(entry));
                out.writeInt(in.getInt(entry + 16));
                out.writeInt(start + content.size());
                out.writeInt(table.length);
                content.write(table);
                content.write(new byte[(4 - table.length % 4) % 4]);
                if (content.size() > MAX_BYTES) {
                    throw new IOException("a font of more than " + MAX_BYTES + " bytes");
                }
            }
        } catch (DataFormatException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new IOException("a damaged font", e);
        }
        content.writeTo(out);
        return bytes.toByteArray();
    }

    private static byte[] table(byte[] font, int offset, int packed, int length)
            throws DataFormatException, IOException {
        if (length < 0 || length > MAX_BYTES || packed < 0) {
            throw new IOException("a table of a font is larger than fonts are");
        }
        if (packed == length) {
            return java.util.Arrays.copyOfRange(font, offset, offset + length);
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(font, offset, packed);
            byte[] table = new byte[length];
            int got = inflater.inflate(table);
            if (got != length) {
                throw new IOException("a damaged font");
            }
            return table;
        } finally {
            inflater.end();
        }
    }
}
