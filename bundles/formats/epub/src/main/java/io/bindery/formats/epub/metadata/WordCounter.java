package io.bindery.formats.epub.metadata;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.ext.DefaultHandler2;

/**
 * Counts the words that a reader would read in a content document. Keeps one paragraph in memory at most. Ruby annotations
 * say the same words twice, and a table of contents says the headings twice: both are left out.
 */
final class WordCounter extends DefaultHandler2 {

    private static final Set<String> SILENT = Set.of("head", "script", "style", "nav", "template", "rt", "rp");

    /** Elements that run along in a line of text; all others end a word. */
    private static final Set<String> INLINE = Set.of(
            "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
            "ins", "kbd", "mark", "q", "ruby", "rb", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
            "time", "tt", "u", "var", "wbr", "tspan");

    private static final int PARAGRAPH = 1 << 16;

    private final BreakIterator words = Words.iterator();
    private final StringBuilder paragraph = new StringBuilder();
    private int silent;
    private long count;

    /** The words so far. */
    long count() {
        flush(paragraph.length());
        return count;
    }

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
        if (silent > 0) {
            return;
        }
        paragraph.append(chars, start, length);
        if (paragraph.length() > PARAGRAPH) {
            int space = paragraph.lastIndexOf(" ");
            flush(space > 0 ? space : paragraph.length());
        }
    }

    private void boundary(String localName) {
        if (!INLINE.contains(localName.toLowerCase(Locale.ROOT))) {
            flush(paragraph.length());
        }
    }

    private void flush(int length) {
        if (length > 0) {
            count += Words.count(words, paragraph.substring(0, length));
            paragraph.delete(0, length);
        }
    }
}
