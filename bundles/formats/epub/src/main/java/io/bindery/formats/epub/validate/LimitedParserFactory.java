package io.bindery.formats.epub.validate;

import com.adobe.epubcheck.xml.handlers.WrappingDefaultHandler;
import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import org.apache.xerces.jaxp.SAXParserFactoryImpl;
import org.apache.xerces.util.SecurityManager;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;
import org.xml.sax.Parser;
import org.xml.sax.SAXException;
import org.xml.sax.SAXNotRecognizedException;
import org.xml.sax.SAXNotSupportedException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The XML parser that EPUBCheck gets within this bundle (by META-INF/services): Xerces, as ever, but with its limit on entity
 * expansion in force, which EPUBCheck leaves off, and without a way to fetch a DTD that EPUBCheck has no copy of, which it
 * would otherwise read from whatever file or address the book names.
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
        return new OfflineParser(parser);
    }

    /** Hands everything through; only the answer "fetch it yourself" of a resolver does not reach the parser. */
    private static final class OfflineParser extends SAXParser {

        private final SAXParser parser;

        OfflineParser(SAXParser parser) {
            this.parser = parser;
        }

        @Override
        public void parse(InputSource source, DefaultHandler handler) throws SAXException, IOException {
            parser.parse(source, new OfflineHandler(handler));
        }

        @Override
        @Deprecated
        public Parser getParser() throws SAXException {
            return parser.getParser();
        }

        @Override
        public XMLReader getXMLReader() throws SAXException {
            return parser.getXMLReader();
        }

        @Override
        public boolean isNamespaceAware() {
            return parser.isNamespaceAware();
        }

        @Override
        public boolean isValidating() {
            return parser.isValidating();
        }

        @Override
        public void setProperty(String name, Object value) throws SAXNotRecognizedException, SAXNotSupportedException {
            parser.setProperty(name, value);
        }

        @Override
        public Object getProperty(String name) throws SAXNotRecognizedException, SAXNotSupportedException {
            return parser.getProperty(name);
        }
    }

    private static final class OfflineHandler extends WrappingDefaultHandler {

        OfflineHandler(DefaultHandler handler) {
            super(handler);
        }

        @Override
        public InputSource resolveEntity(@Nullable String publicId, @Nullable String systemId)
                throws IOException, SAXException {
            InputSource answer = super.resolveEntity(publicId, systemId);
            if (answer != null) {
                return answer;
            }
            InputSource empty = new InputSource(new StringReader(""));
            empty.setSystemId(systemId);
            return empty;
        }
    }
}
