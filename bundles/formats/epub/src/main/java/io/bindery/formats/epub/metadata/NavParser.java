package io.bindery.formats.epub.metadata;

import java.util.Arrays;
import org.xml.sax.Attributes;

/** Reads the {@code toc nav} of a navigation document (EPUB 3.3, section 7.4.1). */
final class NavParser extends ContentsParser {

    private static final String OPS = "http://www.idpf.org/2007/ops";

    private boolean inToc;
    private int depth;
    private String href = "";
    private boolean inLink;
    private int spans;

    NavParser(String path) {
        super(path);
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
        if (localName.equals("nav")) {
            String types = String.valueOf(attributes.getValue(OPS, "type"));
            inToc = Arrays.asList(types.split("\\s+")).contains("toc");
            depth = 0;
        } else if (inToc) {
            switch (localName) {
                case "ol" -> depth++;
                case "a" -> {
                    href = attribute(attributes, "href");
                    listen();
                }
                // A span is a heading of its own only if it is not part of a link.
                case "span" -> {
                    if (!inLink && ++spans == 1) {
                        listen();
                    }
                }
                case "img" -> hear(attribute(attributes, "alt"));
                default -> {
                    // Other mark-up has no meaning here.
                }
            }
            inLink |= localName.equals("a");
        }
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
        if (!inToc) {
            return;
        }
        switch (localName) {
            case "nav" -> inToc = false;
            case "ol" -> depth--;
            case "a" -> {
                inLink = false;
                entry(stopListening(), href, depth);
            }
            case "span" -> {
                if (!inLink && --spans == 0 && depth > 0) {
                    entry(stopListening(), "", depth);
                }
            }
            default -> {
                // Other mark-up has no meaning here.
            }
        }
    }

    private static String attribute(Attributes attributes, String name) {
        String value = attributes.getValue(name);
        return value == null ? "" : value;
    }
}
