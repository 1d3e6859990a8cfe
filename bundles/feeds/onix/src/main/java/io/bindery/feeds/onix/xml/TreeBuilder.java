package io.bindery.feeds.onix.xml;

import io.bindery.feeds.onix.vocabulary.Vocabulary;
import io.bindery.feeds.onix.vocabulary.Vocabulary.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.ext.DefaultHandler2;

/**
 * Makes elements of what a parser tells, under their reference names, from within the root of a message. The attributes that only say a
 * name ({@code refname}, {@code shortname}) are left out. For one thread.
 */
public final class TreeBuilder extends DefaultHandler2 {

    /** The most elements of a record. */
    private static final int MAX_ELEMENTS = 100_000;

    private static final Set<String> NAMES_ONLY = Set.of("refname", "shortname");
    /** The processing instruction that carries what has no place in a record. */
    public static final String CARRIER = "bindery-onix";

    /** The name of the element that stands for such an instruction. */
    public static final String CARRIED = "#foreign";

    private static final Set<String> PLAIN = Set.of("00", "06", "07");
    private static final String FORMAT = "textformat";
    private static final String XHTML = "05";
    private static final String HTML = "02";

    private final Vocabulary vocabulary;
    private final int firstLine;
    private final Deque<Element> open = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private int inMarkup;
    private boolean mixed;
    private int depth;
    private int elements;
    private @Nullable Locator locator;
    private @Nullable Element made;

    /** @param firstLine the line of the message that the parser calls the first */
    public TreeBuilder(Vocabulary vocabulary, int firstLine) {
        this.vocabulary = vocabulary;
        this.firstLine = firstLine;
    }

    /** The element within the root; null if there was none. */
    public @Nullable Element made() {
        return made;
    }

    @Override
    public void setDocumentLocator(Locator where) {
        locator = where;
    }

    @Override
    public void startElement(String uri, String localName, String name, Attributes attributes) throws SAXException {
        if (depth++ == 0) {
            return;
        }
        if (++elements > MAX_ELEMENTS) {
            throw new SAXException("more than " + MAX_ELEMENTS + " elements in one record");
        }
        Element parent = open.peek();
        if (inMarkup > 0 || (parent != null && holdsText(parent))) {
            inMarkup++;
            if (!mixed) {
                mixed = true;
                text.replace(0, text.length(), XmlText.escaped(text.toString()));
            }
            Markup.open(localName, attributes, text);
            return;
        }
        text.setLength(0);
        int line = locator == null ? 0 : locator.getLineNumber() + firstLine - 1;
        Element element = new Element(vocabulary.reference(localName), line);
        for (int i = 0; i < attributes.getLength(); i++) {
            String attribute = attributes.getLocalName(i);
            if (!NAMES_ONLY.contains(attribute)) {
                element.attribute(attribute, attributes.getValue(i).strip());
            }
        }
        open.push(element);
    }

    private boolean holdsText(Element element) {
        Vocabulary.Entry entry = vocabulary.entry(element.name());
        return entry != null && entry.kind() != Kind.COMPOSITE;
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        String more = new String(characters, start, length);
        text.append(mixed ? XmlText.escaped(more) : more);
    }

    @Override
    public void endElement(String uri, String localName, String name) {
        if (--depth == 0) {
            return;
        }
        if (inMarkup > 0) {
            Markup.close(localName, text);
            inMarkup--;
            return;
        }
        Element element = open.pop();
        settle(element);
        text.setLength(0);
        Element parent = open.peek();
        if (parent == null) {
            made = made == null ? element : made;
        } else {
            parent.add(element);
        }
    }

    /** What an export of ours has carried along. */
    @Override
    public void processingInstruction(String target, String data) {
        Element parent = open.peek();
        if (target.equals(CARRIER) && parent != null && inMarkup == 0) {
            parent.add(Element.of(CARRIED, data));
        }
    }

    private void settle(Element element) {
        if (mixed) {
            mixed = false;
            element.markup(text.toString()).attribute(FORMAT, XHTML);
        } else if (element.children().isEmpty()) {
            element.text(text.toString());
            tidy(element);
        }
    }

    /**
     * Text that is declared as XHTML and hidden from the parser by escapes is what it is declared to be if it is well-formed, else HTML;
     * EDItEUR allows escapes for HTML only (ONIX for Books Implementation and Best Practice Guide, "Using XHTML, HTML or XML").
     */
    public static void tidy(Element element) {
        String format = element.attribute(FORMAT);
        if (PLAIN.contains(format)) {
            element.attributes().remove(FORMAT); // says no more than nothing does
        }
        if (!format.equals(XHTML)) {
            return;
        }
        String raw = element.text();
        Markup.of(raw)
                .or(() -> raw.indexOf('<') < 0 ? Optional.of(XmlText.escaped(raw)) : Optional.empty())
                .ifPresentOrElse(element::markup, () -> element.text(raw).attribute(FORMAT, HTML));
    }
}
