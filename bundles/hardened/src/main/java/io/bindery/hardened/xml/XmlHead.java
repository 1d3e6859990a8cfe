package io.bindery.hardened.xml;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first bytes of a file, and what they tell of it before any parser has seen it. */
final class XmlHead {

    private static final int LENGTH = 1_024;

    private static final Pattern ENCODING = Pattern.compile("encoding\\s*=\\s*[\"']([^\"']*)");

    /** Encodings in which no other character has a byte of one of ASCII. */
    private static final Pattern ASCII_AS_IT_IS =
            Pattern.compile("utf-8|us-ascii|iso-8859-\\d+|windows-125\\d|koi8-[ru]");

    private final byte[] bytes;

    private XmlHead(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Looks at the beginning of a stream, which then stands there again. */
    static XmlHead of(BufferedInputStream in) throws IOException {
        in.mark(LENGTH);
        byte[] head = in.readNBytes(LENGTH);
        in.reset();
        return new XmlHead(head);
    }

    /** Whether the document's mark-up can be followed byte by byte. */
    boolean readsAsAscii() {
        return !marked() || ASCII_AS_IT_IS.matcher(encoding()).matches();
    }

    boolean hasUtf8Mark() {
        return starts(0xEF, 0xBB, 0xBF);
    }

    boolean looksLikeXml() {
        if (marked()) {
            return true;
        }
        for (byte b : bytes) {
            if (b == '<') {
                return true;
            }
            if (b > ' ') {
                return false;
            }
        }
        return false;
    }

    /** Whether the first bytes say that the encoding is not simply UTF-8 (XML 1.0, appendix F.1). */
    boolean marked() {
        return starts(0xFE, 0xFF)
                || starts(0xFF, 0xFE)
                || starts(0x00, 0x3C)
                || starts(0x3C, 0x00)
                || starts(0x00, 0x00, 0xFE, 0xFF)
                || starts(0x00, 0x00, 0x00, 0x3C)
                || starts(0x4C, 0x6F, 0xA7, 0x94)
                || declaresEncoding();
    }

    private boolean declaresEncoding() {
        String encoding = encoding();
        return !encoding.isEmpty() && !encoding.equals("utf-8");
    }

    /** What the XML declaration names, in lower case; empty if there is none to be read. */
    private String encoding() {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int start = starts(0xEF, 0xBB, 0xBF) ? 3 : 0;
        if (!text.startsWith("<?xml", start)) {
            return "";
        }
        int end = text.indexOf("?>", start);
        // An attacker may fill the declaration with space: then nothing is known of the encoding.
        Matcher named = ENCODING.matcher(end < 0 ? "encoding='unknown'" : text.substring(start, end));
        return named.find() ? named.group(1).toLowerCase(Locale.ROOT) : "";
    }

    private boolean starts(int... signature) {
        byte[] wanted = new byte[signature.length];
        for (int i = 0; i < signature.length; i++) {
            wanted[i] = (byte) signature[i];
        }
        return bytes.length >= wanted.length && Arrays.equals(bytes, 0, wanted.length, wanted, 0, wanted.length);
    }
}
