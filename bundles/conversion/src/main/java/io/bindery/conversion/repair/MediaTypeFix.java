package io.bindery.conversion.repair;

import io.bindery.api.error.RejectedException;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;

/** Each item has the media type of what it is (EPUB 3.3, section 3.2); pictures are known by their first bytes. */
final class MediaTypeFix implements BookFix {

    private static final Set<String> HTML =
            Set.of("text/html", "application/xml", "text/xml", "text/x-oeb1-document", "application/x-xhtml");

    @Override
    public void mend(MadeBook book) throws RejectedException, IOException {
        for (Element item : book.items()) {
            String stated = item.attr("media-type").strip().toLowerCase(Locale.ROOT);
            String right = right(book, item, stated);
            if (!right.equals(item.attr("media-type"))) {
                item.attr("media-type", right);
                book.tally().add(RepairError.MEDIA_TYPE);
            }
        }
    }

    private static String right(MadeBook book, Element item, String stated) throws RejectedException, IOException {
        String byName = Kinds.byName(book.path(item));
        if (stated.startsWith("image/") && !stated.equals(Kinds.SVG)
                || byName.startsWith("image/") && !byName.equals(Kinds.SVG)) {
            String real = Kinds.ofPicture(book.head(book.path(item), Kinds.HEAD));
            return real.isEmpty() ? stated : real;
        }
        if (HTML.contains(stated) && byName.equals(Kinds.XHTML)) {
            return Kinds.XHTML;
        }
        if (stated.isEmpty() || stated.indexOf('/') <= 0) {
            return byName.isEmpty() ? "application/octet-stream" : byName;
        }
        return stated;
    }
}
