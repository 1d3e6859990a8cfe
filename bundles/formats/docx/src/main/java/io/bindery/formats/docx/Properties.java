package io.bindery.formats.docx;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.xml.sax.Attributes;
import org.xml.sax.ext.DefaultHandler2;

/**
 * The properties of a document: core ones by the name of their element (ECMA-376 part 2, section 8), custom ones by the name that
 * they state, all in lower case. For one reading by one thread.
 */
final class Properties extends DefaultHandler2 {

    private static final int MOST = 500;
    private static final int LONGEST = 20_000;

    private final Map<String, String> values = new LinkedHashMap<>();
    private final StringBuilder text = new StringBuilder();
    private String name = "";
    private int depth;

    /** The value without white space around it; empty if there is none. */
    String value(String property) {
        return values.getOrDefault(property, "");
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
        if (++depth == 2) {
            String stated = attributes.getValue("name");
            name = (localName.equals("property") && stated != null ? stated : localName).toLowerCase(Locale.ROOT);
            text.setLength(0);
        }
    }

    @Override
    public void characters(char[] chars, int start, int length) {
        if (text.length() < LONGEST) {
            text.append(chars, start, Math.min(length, LONGEST));
        }
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
        if (--depth == 1 && values.size() < MOST && !text.toString().isBlank()) {
            values.putIfAbsent(name, text.toString().strip());
        }
    }
}
