package io.bindery.hardened.xml;

import io.bindery.api.error.RejectedException;
import io.bindery.hardened.HostileContentException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.ext.DefaultHandler2;

/**
 * Looks at a file before a parser that we do not control gets it: refuses a document whose own DOCTYPE declares entities
 * that expand without bounds. Cheap for all others: they are read to the start of their root element only. A document that
 * is not well-formed passes; to say so is the other parser's part. Safe for use by several threads.
 */
public final class EntityGuard {

    private static final int SNIFFED = 1_024;

    private final XmlLimits limits;

    /** @param limits what a document with entities of its own may ask for */
    public EntityGuard(XmlLimits limits) {
        this.limits = limits;
    }

    /**
     * Checks one file of any kind.
     *
     * @param in its bytes; not closed
     * @param path where it lies in the book
     * @throws RejectedException if it is an XML document that breaks a limit
     * @throws IOException if the bytes cannot be read
     */
    public void check(InputStream in, String path) throws RejectedException, IOException {
        BufferedInputStream bytes = new BufferedInputStream(in);
        bytes.mark(SNIFFED);
        byte[] head = bytes.readNBytes(SNIFFED);
        bytes.reset();
        if (!looksLikeXml(head)) {
            return;
        }
        LimitedStream limited = new LimitedStream(bytes, path, limits.bytes());
        try {
            parse(limited, head, path);
            limited.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (HostileContentException e) {
            throw e.rejection();
        }
    }

    private void parse(InputStream bytes, byte[] head, String path) throws RejectedException, IOException {
        // A parser may take a document without any other sign for UTF-8 and put up with bytes that are not; so do we,
        // or a bad byte in front of the bomb would hide the bomb from us alone.
        InputSource source;
        if (marked(head)) {
            source = new InputSource(bytes);
        } else {
            if (starts(head, 0xEF, 0xBB, 0xBF)) {
                bytes.skipNBytes(3);
            }
            source = new InputSource(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        }
        try {
            HardenedXml.parse(source, path, new Prologue(), limits);
        } catch (SAXException e) {
            // Not well-formed, or the root element was reached without meeting a declaration: both harmless here.
            return;
        }
    }

    private static boolean looksLikeXml(byte[] head) {
        if (marked(head)) {
            return true;
        }
        for (byte b : head) {
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
    private static boolean marked(byte[] head) {
        return starts(head, 0xFE, 0xFF)
                || starts(head, 0xFF, 0xFE)
                || starts(head, 0x00, 0x3C)
                || starts(head, 0x3C, 0x00)
                || starts(head, 0x00, 0x00, 0xFE, 0xFF)
                || starts(head, 0x00, 0x00, 0x00, 0x3C)
                || starts(head, 0x4C, 0x6F, 0xA7, 0x94)
                || declaresEncoding(head);
    }

    private static boolean declaresEncoding(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        int start = starts(head, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        String declaration =
                text.startsWith("<?xml", start) ? text.substring(start, Math.max(start, text.indexOf("?>"))) : "";
        return declaration.contains("encoding")
                && !declaration.toLowerCase(java.util.Locale.ROOT).contains("utf-8");
    }

    private static boolean starts(byte[] head, int... signature) {
        byte[] wanted = new byte[signature.length];
        for (int i = 0; i < signature.length; i++) {
            wanted[i] = (byte) signature[i];
        }
        return head.length >= wanted.length && Arrays.equals(head, 0, wanted.length, wanted, 0, wanted.length);
    }

    /** Goes on behind the start of the root element only if the document declares entities of its own. */
    private static final class Prologue extends DefaultHandler2 {

        private static final SAXException HARMLESS = new SAXException("no entities declared");

        private boolean inExternalSubset;
        private boolean declares;

        @Override
        public void startEntity(String name) {
            inExternalSubset |= name.equals("[dtd]");
        }

        @Override
        public void endEntity(String name) {
            inExternalSubset &= !name.equals("[dtd]");
        }

        @Override
        public void internalEntityDecl(String name, String value) {
            declares |= !inExternalSubset;
        }

        @Override
        public void startElement(String uri, String localName, String name, Attributes attributes) throws SAXException {
            if (!declares) {
                throw HARMLESS;
            }
        }
    }
}
