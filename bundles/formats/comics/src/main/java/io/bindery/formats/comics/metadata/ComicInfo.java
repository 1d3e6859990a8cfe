package io.bindery.formats.comics.metadata;

import io.bindery.api.error.RejectedException;
import io.bindery.hardened.HostileContentException;
import io.bindery.hardened.xml.HardenedXml;
import io.bindery.hardened.xml.XmlLimits;
import io.bindery.hardened.zip.HardenedZip;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.ext.DefaultHandler2;

/**
 * The content of {@code ComicInfo.xml} (ComicInfo 2.0 and the draft 2.1 of the Anansi Project): elements with text, and a list of
 * pages. Not safe for use by several threads.
 */
public final class ComicInfo {

    private static final XmlLimits LIMITS = new XmlLimits(4L << 20, 50, 10_000, 1_000_000);
    private static final int MOST_TEXT = 100_000;

    private final Map<String, String> elements = new LinkedHashMap<>();
    private final Map<Integer, String> pageTypes = new LinkedHashMap<>();

    private ComicInfo() {}

    /**
     * Reads it from an archive.
     *
     * @throws SAXException if it is not well-formed
     * @throws RejectedException if it is hostile
     */
    public static ComicInfo read(HardenedZip zip, String path) throws SAXException, RejectedException, IOException {
        ComicInfo info = new ComicInfo();
        try (InputStream in = zip.read(path)) {
            HardenedXml.parse(in, path, info.new Handler(), LIMITS);
        } catch (HostileContentException e) {
            throw e.rejection();
        }
        return info;
    }

    /** The text of an element; empty if there is none, or only white space. */
    public Optional<String> text(String element) {
        return Optional.ofNullable(elements.get(element)).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** The texts between commas of an element. */
    List<String> list(String element) {
        return text(element).stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .distinct()
                .limit(1_000)
                .toList();
    }

    /** The whole number in an element; empty if there is none. The schema says -1 for "not known". */
    public Optional<Integer> number(String element) {
        return text(element).filter(text -> text.matches("\\d{1,9}")).map(Integer::valueOf);
    }

    /** The place of the front cover among the pages, counted from 0. */
    Optional<Integer> frontCover() {
        return pageTypes.entrySet().stream()
                .filter(page -> page.getValue().equals("FrontCover"))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private final class Handler extends DefaultHandler2 {
        private final StringBuilder text = new StringBuilder();
        private int depth;

        @Override
        public void startElement(String uri, String localName, String qName, Attributes attributes) {
            depth++;
            text.setLength(0);
            if (localName.equals("Page") && pageTypes.size() < 20_000) {
                String image = String.valueOf(attributes.getValue("Image"));
                String type = attributes.getValue("Type");
                if (type != null && image.matches("\\d{1,9}")) {
                    pageTypes.put(Integer.valueOf(image), type);
                }
            }
        }

        @Override
        public void characters(char[] chars, int start, int length) {
            if (depth == 2 && text.length() < MOST_TEXT) {
                text.append(chars, start, Math.min(length, MOST_TEXT - text.length()));
            }
        }

        @Override
        public void endElement(String uri, String localName, String qName) {
            // The first of several counts, and only children of the root are statements.
            if (depth == 2 && elements.size() < 1_000) {
                elements.putIfAbsent(localName, text.toString());
            }
            depth--;
        }
    }
}
