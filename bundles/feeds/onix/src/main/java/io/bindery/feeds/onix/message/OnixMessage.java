package io.bindery.feeds.onix.message;

import io.bindery.api.error.RejectedException;
import io.bindery.api.finding.Location;
import io.bindery.feeds.onix.OnixError;
import io.bindery.feeds.onix.xml.Element;
import io.bindery.feeds.onix.xml.TreeBuilder;
import io.bindery.hardened.HostileContentException;
import io.bindery.hardened.xml.HardenedXml;
import io.bindery.hardened.xml.XmlError;
import io.bindery.hardened.xml.XmlLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.ext.DefaultHandler2;

/** A message that is being read, record by record, in bounded memory. For one thread. */
public final class OnixMessage {

    private static final Pattern XML_DECLARATION = Pattern.compile("^\\s*<\\?xml\\s[^>]*\\?>");
    private static final Pattern LINE_END = Pattern.compile("\\R");

    /** A record of real life is far below each of these. */
    private static final XmlLimits LIMITS = new XmlLimits(16L << 20, 60, 20_000, 2_000_000);

    private final Cutter cutter;
    private final Head head;

    private OnixMessage(Cutter cutter, Head head) {
        this.cutter = cutter;
        this.head = head;
    }

    /**
     * Reads the beginning of a message.
     *
     * @param in stays open
     * @throws RejectedException if it is no ONIX message, or one that asks for files and addresses of other kinds than its DTD
     */
    public static OnixMessage open(InputStream in) throws RejectedException, IOException {
        Reader characters = Encodings.open(in);
        if (characters == null) {
            throw HostileContentException.rejection(
                    OnixError.UNKNOWN_ENCODING, OnixError.UNKNOWN_ENCODING.cause(), Location.BOOK);
        }
        Cutter cutter = new Cutter(characters);
        String text = cutter.prologue();
        String root = cutter.rootName().substring(cutter.rootName().indexOf(':') + 1);
        if (text.isEmpty() || !root.equalsIgnoreCase("ONIXMessage")) {
            String message = root.isEmpty() ? "there is no XML in it" : "its root element is " + root;
            throw HostileContentException.rejection(OnixError.NOT_ONIX, message, Location.BOOK);
        }
        Matcher declaration = XML_DECLARATION.matcher(text);
        int dropped = 0;
        if (declaration.find()) {
            dropped = lineEnds(declaration.group());
            text = text.substring(declaration.end());
        }
        RootReader rootReader = new RootReader();
        try {
            String whole = text + "</" + cutter.rootName() + ">";
            HardenedXml.parse(new InputSource(new StringReader(whole)), "", rootReader, LIMITS);
        } catch (SAXException e) {
            throw HostileContentException.rejection(
                    OnixError.NOT_ONIX, "its beginning is not well-formed XML: " + e.getMessage(), Location.BOOK);
        }
        if (rootReader.asksOutside) {
            throw HostileContentException.rejection(
                    XmlError.EXTERNAL_ENTITY, "the message declares an external entity", Location.BOOK);
        }
        return new OnixMessage(
                cutter, new Head(text, cutter.rootName(), rootReader.release(), lineEnds(text) + dropped));
    }

    private static int lineEnds(String text) {
        Matcher matcher = LINE_END.matcher(text);
        int count = 0;
        while (matcher.find()) {
            count++;
        }
        return count;
    }

    /** How it begins. */
    public Head head() {
        return head;
    }

    /** The next header or product; null at the end. */
    public @Nullable RawRecord next() throws IOException {
        return cutter.next();
    }

    /** Why the message ends too early; empty if it does not. */
    public String earlyEnd() {
        if (cutter.endless() > 0) {
            return "a comment, section or declaration that begins on line " + cutter.endless() + " never ends";
        }
        return cutter.closed() ? "" : "the end tag of " + head.rootName() + " is missing";
    }

    /**
     * Parses a record.
     *
     * @throws SAXException if it is not well-formed; the message names line and column of the message
     * @throws RejectedException if it is an attack: entities that expand without bounds, nesting without end
     */
    public Element parse(RawRecord record) throws SAXException, RejectedException, IOException {
        int prologueLines = lineEnds(head.prologue());
        TreeBuilder builder = new TreeBuilder(head.vocabulary(), record.line() - prologueLines);
        String document = head.prologue() + record.xml() + "</" + head.rootName() + ">";
        try {
            HardenedXml.parse(new InputSource(new StringReader(document)), "", builder, LIMITS);
        } catch (SAXParseException e) {
            int line = e.getLineNumber() - prologueLines + record.line() - 1;
            throw new SAXParseException(e.getMessage(), e.getPublicId(), e.getSystemId(), line, e.getColumnNumber(), e);
        }
        Element made = builder.made();
        if (made == null) {
            throw new SAXException("there is no element in it");
        }
        return made;
    }

    /** Sees which release the root states, and whether the DOCTYPE asks for more than its own DTD. */
    private static final class RootReader extends DefaultHandler2 {
        private String stated = "";
        private String dtd = "";
        private String namespace = "";
        private boolean asksOutside;

        @Override
        public void startDTD(String name, @Nullable String publicId, @Nullable String systemId) {
            dtd = systemId == null ? "" : systemId;
        }

        @Override
        public void externalEntityDecl(String name, @Nullable String publicId, @Nullable String systemId) {
            asksOutside |= !name.startsWith("%");
        }

        @Override
        public void startElement(String uri, String localName, String name, Attributes attributes) {
            String release = attributes.getValue("release");
            stated = release == null ? "" : release.strip();
            namespace = uri;
        }

        /** Messages of ONIX 2.1 need not state it; the second edition has no namespace or one that ends in 2.1. */
        private String release() {
            if (!stated.isEmpty()) {
                return stated;
            }
            if (namespace.contains("/3.1/") || dtd.contains("3.1")) {
                return "3.1";
            }
            return namespace.contains("/3.0/") || dtd.contains("3.0") ? "3.0" : "2.1";
        }
    }
}
