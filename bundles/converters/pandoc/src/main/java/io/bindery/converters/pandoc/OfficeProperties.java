package io.bindery.converters.pandoc;

import io.bindery.api.content.BookContent;
import io.bindery.api.error.RejectedException;
import io.bindery.conversion.repair.BookDefaults;
import io.bindery.conversion.source.Formats;
import io.bindery.hardened.HostileContentException;
import io.bindery.hardened.xml.HardenedXml;
import io.bindery.hardened.xml.XmlLimits;
import io.bindery.hardened.zip.HardenedZip;
import io.bindery.hardened.zip.ZipLimits;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.ext.DefaultHandler2;

/**
 * What a manuscript's file says of itself, which pandoc does not look at: the properties of DOCX (ECMA-376, part 2, section 11) and of
 * ODT (OpenDocument 1.3, part 3, section 4.3). It counts where the manuscript itself says nothing.
 */
final class OfficeProperties {

    private static final XmlLimits SMALL = new XmlLimits(1 << 20, 50, 1_000, 100_000);
    private static final int LONGEST = 1_000;
    private static final String DC = "http://purl.org/dc/elements/1.1/";

    private OfficeProperties() {}

    /** Those of a manuscript; none if its format has none. */
    static BookDefaults of(BookContent book) throws RejectedException, IOException {
        BookDefaults none = BookDefaults.of(book.sha256());
        String part = Map.of(Formats.DOCX, "docProps/core.xml", Formats.ODT, "meta.xml")
                .getOrDefault(book.mediaType(), "");
        if (part.isEmpty()) {
            return none;
        }
        Handler handler = new Handler();
        try (HardenedZip zip = HardenedZip.open(book.file(), ZipLimits.DEFAULT)) {
            if (!zip.contains(part)) {
                return none;
            }
            try (InputStream in = zip.read(part)) {
                HardenedXml.parse(in, part, handler, SMALL);
            } catch (SAXException e) {
                return none; // such properties are no part of the text
            } catch (HostileContentException e) {
                throw e.rejection();
            }
        }
        return new BookDefaults(none.identifier(), handler.title, handler.authors(), language(handler.language));
    }

    private static String language(String stated) {
        String tag = stated.replace('_', '-');
        return Locale.forLanguageTag(tag).getLanguage().isEmpty()
                ? ""
                : Locale.forLanguageTag(tag).toLanguageTag();
    }

    private static final class Handler extends DefaultHandler2 {
        private final StringBuilder text = new StringBuilder();
        private final List<String> creators = new ArrayList<>();
        private String title = "";
        private String first = "";
        private String language = "";

        /** Of an ODT, who wrote it first: {@code dc:creator} is who saved it last. */
        private List<String> authors() {
            return first.isEmpty() ? creators : List.of(first);
        }

        @Override
        public void startElement(String uri, String local, String name, Attributes attributes) {
            text.setLength(0);
        }

        @Override
        public void characters(char[] characters, int start, int length) {
            if (text.length() < LONGEST) {
                text.append(characters, start, Math.min(length, LONGEST));
            }
        }

        @Override
        public void endElement(String uri, String local, String name) {
            String value = text.toString().strip().replaceAll("\\s+", " ");
            if (uri.equals(DC) && !value.isEmpty()) {
                switch (local) {
                    case "title" -> title = value;
                    case "language" -> language = value;
                    case "creator" -> creators.add(value);
                    default -> {
                        // nothing that a book needs
                    }
                }
            }
            if (local.equals("initial-creator") && !value.isEmpty()) {
                first = value;
            }
        }
    }
}
