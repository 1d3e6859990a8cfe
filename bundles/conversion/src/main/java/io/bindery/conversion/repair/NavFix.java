package io.bindery.conversion.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * The navigation document has one table of contents, of lists of links with words (EPUB 3.3, section 7.3); other lists in it that are
 * not in order go. Works on a document whose links were mended.
 */
final class NavFix {

    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");

    private NavFix() {}

    static void mend(MadeBook book, ContentDocument document) {
        boolean contents = false;
        for (Element nav : document.body().select("nav")) {
            List<String> types = List.of(nav.attr("epub:type").split("\\s+"));
            if (types.contains("toc") && !contents) {
                contents = toc(document, nav);
            } else if (types.contains("landmarks") || types.contains("page-list")) {
                landmarks(document, nav, types.contains("landmarks"));
            } else if (types.contains("toc")) {
                nav.remove();
                document.count(RepairError.NAVIGATION);
            }
        }
        if (!contents) {
            document.count(RepairError.NAVIGATION);
            Element nav = document.body().prependElement("nav").attr("epub:type", "toc");
            Contents.write(fromBook(book, document.path()), nav);
        }
    }

    /** Makes its lists anew if they are not in order; false if nothing is in them. */
    private static boolean toc(ContentDocument document, Element nav) {
        nav.removeAttr("hidden");
        if (nav.firstElementChild() != null && nav.firstElementChild().text().equals("UNTITLED")) {
            nav.firstElementChild().remove();
            document.count(RepairError.TITLE);
        }
        List<Contents> entries = new ArrayList<>();
        for (Element list : nav.children()) {
            if (list.normalName().matches("ol|ul")) {
                entries.addAll(Contents.ofList(list));
            }
        }
        if (entries.isEmpty()) {
            nav.remove();
            return false;
        }
        if (!inOrder(nav)) {
            document.count(RepairError.NAVIGATION);
            Element heading = nav.firstElementChild();
            String words =
                    HEADINGS.contains(heading.normalName()) ? heading.text().strip() : "";
            nav.empty();
            if (!words.isEmpty()) {
                nav.appendElement("h2").text(words);
            }
            Contents.write(entries, nav);
        }
        return true;
    }

    private static boolean inOrder(Element nav) {
        List<Element> parts = new ArrayList<>(nav.children());
        if (!parts.isEmpty()
                && HEADINGS.contains(parts.get(0).normalName())
                && !parts.get(0).text().isBlank()) {
            parts.remove(0);
        }
        return parts.size() == 1 && nav.ownText().isBlank() && listInOrder(parts.get(0));
    }

    private static boolean listInOrder(Element list) {
        if (!list.normalName().equals("ol") || list.children().isEmpty()) {
            return false;
        }
        for (Element item : list.children()) {
            List<Element> parts = item.children();
            boolean good = item.normalName().equals("li")
                    && item.ownText().isBlank()
                    && !parts.isEmpty()
                    && parts.size() <= 2
                    && !parts.get(0).text().isBlank()
                    && parts.get(0).select("*").size() == 1
                    && (parts.size() == 2
                            ? parts.get(0).normalName().matches("a|span") && listInOrder(parts.get(1))
                            : parts.get(0).normalName().equals("a"))
                    && (!parts.get(0).normalName().equals("a") || parts.get(0).hasAttr("href"));
            if (!good) {
                return false;
            }
        }
        return true;
    }

    /** Landmarks and pages are flat lists of links; landmarks say what they are, each once. */
    private static void landmarks(ContentDocument document, Element nav, boolean typed) {
        List<String> seen = new ArrayList<>();
        for (Element item : nav.select("li")) {
            Element link = item.selectFirst("a[href]");
            String type = link == null ? "" : link.attr("epub:type");
            String key = type + " " + (link == null ? "" : link.attr("href"));
            if (link == null || link.text().isBlank() || typed && (type.isBlank() || seen.contains(key))) {
                item.remove();
                document.count(RepairError.NAVIGATION);
            }
            seen.add(key);
        }
        if (nav.select("li").isEmpty() || nav.select("ol").size() != 1) {
            nav.remove();
            document.count(RepairError.NAVIGATION);
        }
    }

    /** One entry a document of the reading order, by its heading. */
    static List<Contents> fromBook(MadeBook book, String navPath) {
        List<Contents> entries = new ArrayList<>();
        List<String> order = book.readingOrder();
        for (String path : order) {
            if (path.equals(navPath) && order.size() > 1) {
                continue;
            }
            String heading = book.facts(path).map(MadeBook.Facts::heading).orElse("");
            if (!heading.isBlank()) {
                entries.add(new Contents(heading, Hrefs.relative(navPath, path), List.of()));
            }
        }
        if (entries.isEmpty()) {
            // A list must not be empty.
            String first = order.isEmpty() ? navPath : order.get(0);
            entries.add(new Contents("Start", Hrefs.relative(navPath, first), List.of()));
        }
        return entries;
    }
}
