package io.bindery.feeds.onix.xml;

import io.bindery.api.error.RejectedException;
import io.bindery.hardened.xml.HardenedXml;
import io.bindery.hardened.xml.XmlLimits;
import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import java.util.regex.Pattern;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.ext.DefaultHandler2;

/** XHTML within text: written anew without namespaces, comments and entities, so that the same mark-up is the same text. */
public final class Markup extends DefaultHandler2 {

    private static final XmlLimits LIMITS = new XmlLimits(8L << 20, 60, 20_000, 2_000_000);
    /** With a document type the named characters of XHTML are known; to read them takes longer than most fragments do. */
    private static final String DOCUMENT_TYPE = "<!DOCTYPE x>";

    private static final Pattern NAMED_CHARACTER = Pattern.compile("&(?!amp;|lt;|gt;|quot;|apos;)[a-zA-Z]");

    private final StringBuilder out = new StringBuilder();
    private int depth;

    /** The fragment, written anew; empty if it is not well-formed. */
    public static Optional<String> of(String fragment) {
        Markup markup = new Markup();
        try {
            String head = NAMED_CHARACTER.matcher(fragment).find() ? DOCUMENT_TYPE : "";
            String document = head + "<x>" + fragment + "</x>";
            HardenedXml.parse(new InputSource(new StringReader(document)), "", markup, LIMITS);
        } catch (SAXException | RejectedException | IOException e) {
            return Optional.empty(); // then it is text of another format, to be taken as it is
        }
        return Optional.of(markup.out.toString().strip());
    }

    @Override
    public void startElement(String uri, String localName, String name, Attributes attributes) {
        if (depth++ > 0) {
            open(localName, attributes, out);
        }
    }

    @Override
    public void endElement(String uri, String localName, String name) {
        if (--depth > 0) {
            close(localName, out);
        }
    }

    @Override
    public void characters(char[] text, int start, int length) {
        out.append(XmlText.escaped(new String(text, start, length)));
    }

    static void open(String name, Attributes attributes, StringBuilder out) {
        out.append('<').append(name);
        for (int i = 0; i < attributes.getLength(); i++) {
            if (attributes.getQName(i).startsWith("xmlns")) {
                continue;
            }
            out.append(' ').append(attributes.getQName(i)).append("=\"");
            try {
                XmlText.escape(attributes.getValue(i), true, out);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            out.append('"');
        }
        out.append('>');
    }

    /** Ends an element; one that holds nothing and never does, such as a line break, in the short form. */
    static void close(String name, StringBuilder out) {
        boolean empty = name.equals("br") || name.equals("hr") || name.equals("img");
        if (empty && out.charAt(out.length() - 1) == '>' && out.lastIndexOf("<" + name) > out.lastIndexOf("</")) {
            out.insert(out.length() - 1, '/');
        } else {
            out.append("</").append(name).append('>');
        }
    }
}
