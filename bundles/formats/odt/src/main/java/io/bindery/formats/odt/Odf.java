package io.bindery.formats.odt;

import org.xml.sax.Attributes;

/** Names of OpenDocument 1.3: part 3, section 3 for namespaces, part 2 for files of the package. */
final class Odf {

    static final String OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    static final String TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    static final String DRAW = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0";
    static final String STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";
    static final String SVG = "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0";
    static final String SCRIPT = "urn:oasis:names:tc:opendocument:xmlns:script:1.0";

    static final String MIMETYPE = "mimetype";
    static final String MANIFEST = "META-INF/manifest.xml";
    static final String CONTENT = "content.xml";
    static final String META = "meta.xml";
    static final String STYLES = "styles.xml";
    static final String THUMBNAIL = "Thumbnails/thumbnail.png";

    private Odf() {}

    /** The value of the attribute with this local name, in whatever namespace; empty if there is none. */
    static String attribute(Attributes attributes, String localName) {
        for (int i = 0; i < attributes.getLength(); i++) {
            if (attributes.getLocalName(i).equals(localName)) {
                String value = attributes.getValue(i);
                return value == null ? "" : value.strip();
            }
        }
        return "";
    }
}
