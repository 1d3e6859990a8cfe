package io.bindery.formats.odt;

import org.xml.sax.Attributes;
import org.xml.sax.ext.DefaultHandler2;

/** The language that text has by styles.xml, unless it says otherwise (OpenDocument 1.3, part 3, section 16.4). */
final class DefaultLanguage extends DefaultHandler2 {

    private boolean inDefault;
    private String tag = "";

    /** As a language tag; empty if it is not stated. */
    String tag() {
        return tag;
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
        if (uri.equals(Odf.STYLE) && localName.equals("default-style")) {
            inDefault = Odf.attribute(attributes, "family").equals("paragraph");
        } else if (inDefault && tag.isEmpty() && localName.equals("text-properties")) {
            String language = Odf.attribute(attributes, "language");
            String country = Odf.attribute(attributes, "country");
            if (!language.isEmpty() && !language.equals("none")) {
                tag = country.isEmpty() || country.equals("none") ? language : language + "-" + country;
            }
        }
    }
}
