package io.bindery.formats.epub.metadata;

import java.util.Locale;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.ext.DefaultHandler2;

/**
 * Hears the text of a content document that a reader would read. Ruby annotations say the same words twice, and a table of
 * contents says the headings twice: both are left out.
 */
abstract class ContentText extends DefaultHandler2 {

    private static final Set<String> SILENT = Set.of("head", "script", "style", "nav", "template", "rt", "rp");

    /** Elements that run along in a line of text; all others end a paragraph. */
    private static final Set<String> INLINE = Set.of(
            "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
            "ins", "kbd", "mark", "q", "ruby", "rb", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
            "time", "tt", "u", "var", "wbr", "tspan");

    private int silent;

    /** A piece of text; white space is as it stands in the file. */
    abstract void text(char[] chars, int start, int length);

    /** A paragraph has ended, perhaps an empty one. */
    abstract void paragraphEnd();

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
        boundary(localName);
        if (silent > 0 || SILENT.contains(localName.toLowerCase(Locale.ROOT))) {
            silent++;
        }
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
        boundary(localName);
        if (silent > 0) {
            silent--;
        }
    }

    @Override
    public void characters(char[] chars, int start, int length) {
        if (silent == 0) {
            text(chars, start, length);
        }
    }

    private void boundary(String localName) {
        if (!INLINE.contains(localName.toLowerCase(Locale.ROOT))) {
            paragraphEnd();
        }
    }
}
