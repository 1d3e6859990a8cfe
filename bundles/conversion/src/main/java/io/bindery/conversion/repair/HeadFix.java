package io.bindery.conversion.repair;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** A head holds one title, one statement of the encoding, and nothing that shows (HTML, section 4.2). */
final class HeadFix implements ContentFix {

    private static final Set<String> ALLOWED = Set.of("title", "meta", "link", "style");

    private final String bookTitle;

    /** @param bookTitle for documents that have none themselves */
    HeadFix(String bookTitle) {
        this.bookTitle = bookTitle;
    }

    @Override
    public void mend(ContentDocument document) {
        strays(document);
        metas(document);
        title(document);
    }

    private static void strays(ContentDocument document) {
        for (Node node : List.copyOf(document.head().childNodes())) {
            boolean fits = node instanceof Element element
                    ? ALLOWED.contains(element.normalName()) && !emptyLink(element)
                    : !(node instanceof TextNode text) || text.isBlank();
            if (!fits) {
                node.remove();
                document.count(RepairError.HEAD);
            }
        }
        for (Element element : document.body().select("title, meta, link, style")) {
            if (!Html.foreign(element)) {
                element.remove();
                if (element.normalName().equals("style")
                        || element.normalName().equals("link") && !emptyLink(element)) {
                    document.head().appendChild(element);
                }
                document.count(RepairError.HEAD);
            }
        }
    }

    private static boolean emptyLink(Element element) {
        return element.normalName().equals("link")
                && (element.attr("href").isBlank() || element.attr("rel").isBlank());
    }

    private static void metas(ContentDocument document) {
        Set<String> seen = new HashSet<>();
        for (Element meta : document.head().select("meta")) {
            String http = meta.attr("http-equiv").toLowerCase(Locale.ROOT);
            boolean encoding = meta.hasAttr("charset") || http.equals("content-type");
            boolean named = meta.hasAttr("name") || meta.hasAttr("property") || meta.hasAttr("itemprop");
            boolean good = encoding
                    ? seen.add("charset") && isUtf8(meta)
                    : named && meta.hasAttr("content") && !(meta.hasAttr("name") && !http.isEmpty())
                            || http.equals("default-style") && meta.hasAttr("content");
            if (!good) {
                meta.remove();
                document.count(RepairError.HEAD);
            }
        }
    }

    private static boolean isUtf8(Element meta) {
        return meta.hasAttr("charset")
                ? meta.attr("charset").equalsIgnoreCase("utf-8") && !meta.hasAttr("http-equiv")
                : meta.attr("content").toLowerCase(Locale.ROOT).matches("text/html;\\s*charset=utf-8");
    }

    /** Programs that know no title write the name of the file, or that they know none. */
    private static boolean isPlaceholder(ContentDocument document, String title) {
        return title.isEmpty()
                || title.equals("UNTITLED")
                || title.equals("Unknown")
                || document.path().endsWith("/" + title)
                || document.path().equals(title);
    }

    private void title(ContentDocument document) {
        List<Element> titles = document.head().select("title");
        boolean good = titles.size() == 1
                && !isPlaceholder(document, titles.get(0).text().strip());
        if (good) {
            if (!titles.get(0).children().isEmpty()) {
                titles.get(0).text(titles.get(0).text());
                document.count(RepairError.TITLE);
            }
            return;
        }
        titles.forEach(Node::remove);
        Element heading = document.body().selectFirst("h1, h2, h3");
        String text = heading == null ? "" : heading.text().strip();
        document.head().prependElement("title").text(text.isEmpty() ? bookTitle : text);
        document.count(RepairError.TITLE);
    }
}
