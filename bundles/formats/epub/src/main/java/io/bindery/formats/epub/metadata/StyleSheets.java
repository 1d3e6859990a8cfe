package io.bindery.formats.epub.metadata;

import io.bindery.api.error.RejectedException;
import io.bindery.api.step.StepContext;
import io.bindery.hardened.zip.HardenedZip;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.ext.DefaultHandler2;

/** Finds the style sheets of a book: whatever a package document declares to be one, however it is named. */
public final class StyleSheets {

    private StyleSheets() {}

    /**
     * The files that are style sheets in any rendition, as paths in the book.
     *
     * @throws RejectedException if a package document is dangerous to read
     */
    public static Set<String> of(HardenedZip zip, StepContext context) throws RejectedException {
        BookFiles files = new BookFiles(zip, context);
        Set<String> styles = new LinkedHashSet<>();
        for (String path : files.parse(ContainerParser.PATH, new Values("rootfile", "full-path")).values) {
            for (String href : files.parse(path, new Values("item", "href")).values) {
                BookPath.file(path, href).ifPresent(styles::add);
            }
        }
        return styles;
    }

    /** One attribute of each element of a name; of manifest items, only of style sheets. */
    private static final class Values extends DefaultHandler2 {
        private final String element;
        private final String attribute;
        private final Set<String> values = new LinkedHashSet<>();

        Values(String element, String attribute) {
            this.element = element;
            this.attribute = attribute;
        }

        @Override
        public void startElement(String uri, String localName, String qName, Attributes attributes) {
            String value = attributes.getValue(attribute);
            String type =
                    String.valueOf(attributes.getValue("media-type")).strip().toLowerCase(Locale.ROOT);
            boolean wanted =
                    !element.equals("item") || type.startsWith("text/css") || type.startsWith("text/x-oeb1-css");
            if (localName.equals(element) && value != null && wanted) {
                values.add(value);
            }
        }
    }
}
