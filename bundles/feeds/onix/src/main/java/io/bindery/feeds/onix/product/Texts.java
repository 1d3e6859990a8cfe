package io.bindery.feeds.onix.product;

import io.bindery.api.metadata.Description.Format;
import io.bindery.feeds.onix.xml.Element;
import io.bindery.feeds.onix.xml.Markup;
import java.util.Optional;
import java.util.regex.Pattern;

/** Texts in one of several formats (ONIX code list 34). */
final class Texts {

    private static final String FORMAT = "textformat";
    private static final String HTML = "02";
    private static final Pattern TAG = Pattern.compile("<[a-zA-Z][^>]*>|&[a-zA-Z]+;");

    private Texts() {}

    /** How an element's text is written. */
    static Format format(Element element) {
        if (element.markup()) {
            return Format.XHTML;
        }
        return element.attribute(FORMAT).equals(HTML) ? Format.HTML : Format.TEXT;
    }

    /** A text whose format is not told: XHTML if it has tags and is well-formed, HTML if it has tags, else plain. */
    static Element element(String name, String text) {
        if (!TAG.matcher(text).find()) {
            return Element.of(name, text);
        }
        Optional<String> markup = Markup.of(text).filter(it -> it.equals(text));
        return element(name, text, markup.isPresent() ? Format.XHTML : Format.HTML);
    }

    /** A text of this format. XHTML that is none becomes HTML. */
    static Element element(String name, String text, Format format) {
        Element element = Element.of(name, text);
        switch (format) {
            case TEXT -> {
                return element;
            }
            case HTML -> {
                return element.attribute(FORMAT, HTML);
            }
            case XHTML -> {
                Optional<String> markup = Markup.of(text);
                return markup.isPresent()
                        ? element.markup(markup.get()).attribute(FORMAT, "05")
                        : element.attribute(FORMAT, HTML);
            }
        }
        throw new IllegalArgumentException("no format " + format);
    }
}
