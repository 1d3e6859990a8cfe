package io.bindery.formats.epub.metadata;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.ext.DefaultHandler2;

/** Finds the package document of the default rendition: the first root file (EPUB 3.3, section 4.2.6.3.1). */
final class ContainerParser extends DefaultHandler2 {

    static final String PATH = "META-INF/container.xml";

    private @Nullable String first;

    /** Its path within the book. */
    Optional<String> packagePath() {
        return Optional.ofNullable(first);
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
        String path = attributes.getValue("full-path");
        String type = attributes.getValue("media-type");
        boolean packageType = type == null || type.strip().equals("application/oebps-package+xml");
        if (first == null && localName.equals("rootfile") && packageType && path != null && !path.isBlank()) {
            first = path.strip();
        }
    }
}
