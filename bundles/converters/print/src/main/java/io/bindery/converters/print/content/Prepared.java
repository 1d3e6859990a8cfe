package io.bindery.converters.print.content;

import io.bindery.converters.print.book.Book.Part;
import java.util.Map;
import org.w3c.dom.Document;

/**
 * A document that is ready to be laid out.
 *
 * @param document XHTML whose links and pictures have addresses of ours only
 * @param language BCP 47; the book's, if the document says nothing
 * @param width of its page in CSS pixels, if its layout is fixed; else 0
 * @param height of its page in CSS pixels, if its layout is fixed; else 0
 * @param pictureOnly whether it shows one picture and no word
 * @param rightToLeft whether it has text that runs to the left
 * @param missing how often it has characters for which there is no font
 */
public record Prepared(
        Part part,
        Document document,
        String language,
        float width,
        float height,
        boolean pictureOnly,
        boolean rightToLeft,
        Map<Integer, Integer> missing) {

    /** Whether a picture with this address is on it. */
    public boolean shows(String uri) {
        boolean[] found = {false};
        Dom.each(document, element -> found[0] |= element.getAttribute("src").equals(uri));
        return found[0];
    }
}
