package io.bindery.formats.epub.validate;

import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import org.apache.xerces.jaxp.SAXParserFactoryImpl;
import org.apache.xerces.util.SecurityManager;
import org.xml.sax.SAXException;
import org.xml.sax.SAXNotRecognizedException;
import org.xml.sax.SAXNotSupportedException;

/**
 * The XML parser that EPUBCheck gets within this bundle (by META-INF/services): Xerces, as ever, but with its limit on entity
 * expansion in force, which EPUBCheck leaves off, and with no way to load a DTD from a file or an address.
 */
public final class LimitedParserFactory extends SAXParserFactoryImpl {

    private static final String SECURITY_MANAGER = "http://apache.org/xml/properties/security-manager";
    private static final int MAX_EXPANSIONS = 100_000;

    /** Made by the service loader. */
    public LimitedParserFactory() throws ParserConfigurationException, SAXException {
        setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    }

    @Override
    public SAXParser newSAXParser() throws ParserConfigurationException {
        SAXParser parser = super.newSAXParser();
        SecurityManager limits = new SecurityManager();
        limits.setEntityExpansionLimit(MAX_EXPANSIONS);
        try {
            parser.setProperty(SECURITY_MANAGER, limits);
        } catch (SAXNotRecognizedException | SAXNotSupportedException e) {
            throw new IllegalStateException("Xerces knows this property, so another parser must be in its place", e);
        }
        return parser;
    }
}
