package io.bindery.feeds.onix.message;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a message's bytes in the encoding that it declares (XML 1.0, appendix F). */
final class Encodings {

    private static final int HEAD = 1_024;
    private static final Pattern DECLARED = Pattern.compile("^\\s*<\\?xml[^>]*encoding\\s*=\\s*[\"']([^\"']+)");

    private Encodings() {}

    /**
     * The characters; each place whose bytes are not of the encoding is one {@link RawRecord#UNDECODABLE}.
     *
     * @return null if the declared encoding does not exist
     */
    static @Nullable Reader open(InputStream in) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(in, 1 << 16);
        bytes.mark(HEAD);
        byte[] head = bytes.readNBytes(HEAD);
        bytes.reset();
        Charset charset = charset(head);
        if (charset == null) {
            return null;
        }
        if (starts(head, 0xEF, 0xBB, 0xBF)) {
            bytes.skipNBytes(3);
        }
        return new InputStreamReader(
                bytes,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)
                        .replaceWith(String.valueOf(RawRecord.UNDECODABLE)));
    }

    private static @Nullable Charset charset(byte[] head) {
        if (starts(head, 0xFE, 0xFF) || starts(head, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16;
        }
        if (starts(head, 0x00, 0x3C)) {
            return StandardCharsets.UTF_16BE;
        }
        if (starts(head, 0x3C, 0x00)) {
            return StandardCharsets.UTF_16LE;
        }
        String text = new String(head, StandardCharsets.ISO_8859_1).replaceFirst("^\u00EF\u00BB\u00BF", "");
        Matcher declared = DECLARED.matcher(text);
        try {
            return declared.find() ? Charset.forName(declared.group(1).strip()) : StandardCharsets.UTF_8;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    private static boolean starts(byte[] head, int... signature) {
        byte[] wanted = new byte[signature.length];
        for (int i = 0; i < signature.length; i++) {
            wanted[i] = (byte) signature[i];
        }
        return head.length >= wanted.length && Arrays.equals(head, 0, wanted.length, wanted, 0, wanted.length);
    }
}
