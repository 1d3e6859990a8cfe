package io.bindery.hardened.xml;

import io.bindery.api.error.RejectedException;
import io.bindery.api.finding.Location;
import io.bindery.hardened.HostileContentException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.ext.DefaultHandler2;

/**
 * Parses XML that may be hostile: no file and no address is opened, whatever the document asks for, and size, depth and the
 * expansion of entities are bounded. Named characters of XHTML work in
 * every document with a DOCTYPE. Safe for use by several threads.
 */
public final class HardenedXml {

    private static final String JDK = "http://www.oracle.com/xml/jaxp/properties/";

    private HardenedXml() {}

    /**
     * Parses one document.
     *
     * @param in the bytes; not closed
     * @param path where the document lies in the book, for findings
     * @param handler is told of the content and, as far as it implements that, of the DOCTYPE
     * @throws SAXException if the document is not well-formed, or from the handler
     * @throws RejectedException with an {@link XmlError}, if a limit is passed
     * @throws IOException if the bytes cannot be read
     */
    public static void parse(InputStream in, String path, DefaultHandler2 handler, XmlLimits limits)
            throws SAXException, RejectedException, IOException {
        BufferedInputStream bytes = new BufferedInputStream(in);
        try {
            XmlHead head = XmlHead.of(bytes);
            parse(new InputSource(new WatchedStream(bytes, head, path, limits)), path, handler, limits);
        } catch (HostileContentException e) {
            throw e.rejection();
        }
    }

    /**
     * Parses one document of characters that somebody else decoded and bounded.
     *
     * @see #parse(InputStream, String, DefaultHandler2, XmlLimits)
     */
    public static void parse(InputSource source, String path, DefaultHandler2 handler, XmlLimits limits)
            throws SAXException, RejectedException, IOException {
        XMLReader reader = reader(limits);
        reader.setContentHandler(handler);
        reader.setDTDHandler(handler);
        reader.setErrorHandler(handler);
        reader.setEntityResolver(LocalEntities.INSTANCE);
        reader.setProperty("http://xml.org/sax/properties/lexical-handler", handler);
        reader.setProperty("http://xml.org/sax/properties/declaration-handler", handler);
        try {
            reader.parse(source);
        } catch (SAXParseException e) {
            XmlError error = limitPassed(e);
            if (error == null) {
                throw e;
            }
            throw HostileContentException.rejection(
                    error, error.cause(), new Location(path, e.getLineNumber(), e.getColumnNumber()));
        } catch (HostileContentException e) {
            throw e.rejection();
        }
    }

    /** The JDK says so in the text of its error only (JAXP processing limits, java.xml module documentation). */
    private static @org.jspecify.annotations.Nullable XmlError limitPassed(SAXParseException e) {
        String message = String.valueOf(e.getMessage());
        if (!message.startsWith("JAXP0001")) {
            return null;
        }
        if (message.startsWith("JAXP00010001")
                || message.startsWith("JAXP00010003")
                || message.startsWith("JAXP00010004")
                || message.startsWith("JAXP00010005")
                || message.startsWith("JAXP00010007")) {
            return XmlError.ENTITY_BOMB;
        }
        return message.startsWith("JAXP00010006") ? XmlError.TOO_DEEP : XmlError.TOO_COMPLEX;
    }

    private static XMLReader reader(XmlLimits limits) throws SAXException {
        try {
            // The JDK's own parser: its limits are known, and a parser from another bundle may not have them.
            SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setValidating(false);
            factory.setXIncludeAware(false);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            // System identifiers as the document writes them: made absolute, they would name a folder of this machine.
            factory.setFeature("http://xml.org/sax/features/resolve-dtd-uris", false);
            SAXParser parser = factory.newSAXParser();
            // The second wall: what the resolver does not answer may not be opened either.
            parser.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            parser.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            parser.setProperty(JDK + "entityExpansionLimit", String.valueOf(limits.expansions()));
            parser.setProperty(JDK + "totalEntitySizeLimit", String.valueOf(limits.expandedChars()));
            parser.setProperty(JDK + "maxGeneralEntitySizeLimit", String.valueOf(limits.expandedChars()));
            parser.setProperty(JDK + "maxParameterEntitySizeLimit", String.valueOf(1_000_000));
            parser.setProperty(JDK + "entityReplacementLimit", String.valueOf(3_000_000));
            parser.setProperty(JDK + "maxElementDepth", String.valueOf(limits.depth()));
            parser.setProperty(JDK + "elementAttributeLimit", String.valueOf(1_000));
            return parser.getXMLReader();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this JDK's XML parser cannot be made safe", e);
        }
    }
}
