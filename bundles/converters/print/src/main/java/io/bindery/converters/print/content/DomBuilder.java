package io.bindery.converters.print.content;

import io.bindery.api.error.RejectedException;
import io.bindery.api.finding.Location;
import io.bindery.converters.print.PrintError;
import io.bindery.hardened.HostileContentException;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.ext.DefaultHandler2;

/**
 * Builds a tree from what a hardened parser tells: no DOCTYPE, no comments, no prefixes of elements, and text in one piece. For
 * one document.
 */
final class DomBuilder extends DefaultHandler2 {

    static final String XHTML = "http://www.w3.org/1999/xhtml";
    private static final String XML = "http://www.w3.org/XML/1998/namespace";
    /** The longest novels have less in the whole book. */
    private static final int MAX_CHARACTERS = 4_000_000;

    private static final int MAX_NODES = 300_000;

    final Document document = emptyDocument();
    private final Deque<Node> open = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private final String path;
    private int nodes;
    private int characters;

    DomBuilder(String path) {
        this.path = path;
        open.push(document);
    }

    static Document emptyDocument() {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .newDocument();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this JDK makes no XML documents", e);
        }
    }

    static RejectedException tooComplex(String path) {
        return HostileContentException.rejection(
                PrintError.TOO_COMPLEX, "has more elements than can be laid out: " + path, Location.of(path));
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) throws SAXException {
        endText();
        if (++nodes > MAX_NODES) {
            throw new SAXException(new HostileContentException(
                    PrintError.TOO_COMPLEX, "more than " + MAX_NODES + " elements", Location.of(path)));
        }
        Element element = document.createElementNS(uri.isEmpty() ? null : uri, localName);
        for (int i = 0; i < attributes.getLength(); i++) {
            String space = attributes.getURI(i);
            String name = attributes.getLocalName(i);
            String value = attributes.getValue(i);
            if (space.equals(XML) && name.equals("lang")) {
                element.setAttribute("lang", value);
            } else if (space.isEmpty()) {
                element.setAttribute(name, value);
            } else {
                element.setAttributeNS(space, attributes.getQName(i), value);
            }
        }
        open.getFirst().appendChild(element);
        open.push(element);
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
        endText();
        open.pop();
    }

    @Override
    public void characters(char[] chars, int start, int length) throws SAXException {
        characters += length;
        if (characters > MAX_CHARACTERS) {
            throw new SAXException(new HostileContentException(
                    PrintError.TOO_COMPLEX, "more than " + MAX_CHARACTERS + " characters", Location.of(path)));
        }
        text.append(chars, start, length);
    }

    private void endText() {
        if (!text.isEmpty() && open.size() > 1) {
            open.getFirst().appendChild(document.createTextNode(text.toString()));
        }
        text.setLength(0);
    }
}
