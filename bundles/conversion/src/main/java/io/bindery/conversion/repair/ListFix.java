package io.bindery.conversion.repair;

import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Lists hold items only, and items are in lists (HTML, sections 4.4.5 to 4.4.11). */
final class ListFix implements ContentFix {

    private static final Set<String> LISTS = Set.of("ul", "ol", "menu");
    private static final Set<String> TERMS = Set.of("dt", "dd");

    @Override
    public void mend(ContentDocument document) {
        for (Element element : document.elements()) {
            switch (element.normalName()) {
                case "ul", "ol", "menu" -> items(document, element);
                case "dl" -> terms(document, element);
                case "li" -> inList(document, element);
                case "dt", "dd" -> {
                    Element parent = element.parent();
                    if (parent == null || !parent.normalName().equals("dl")) {
                        element.tagName("div");
                        document.count(RepairError.NESTING);
                    }
                }
                default -> {
                    // not a matter of lists
                }
            }
        }
    }

    /** What is between items becomes part of the one before it, or an item. */
    private static void items(ContentDocument document, Element list) {
        for (Node node : List.copyOf(list.childNodes())) {
            boolean text = node instanceof TextNode words && !words.isBlank();
            boolean stray = node instanceof Element child && !child.normalName().equals("li");
            if (!text && !stray) {
                continue;
            }
            document.count(RepairError.NESTING);
            Node before = node.previousSibling();
            while (before instanceof TextNode) {
                before = before.previousSibling();
            }
            if (before instanceof Element item && item.normalName().equals("li")) {
                node.remove();
                item.appendChild(node);
            } else {
                node.wrap("<li></li>");
            }
        }
    }

    private static void inList(ContentDocument document, Element item) {
        Element parent = item.parent();
        if (parent == null || LISTS.contains(parent.normalName())) {
            return;
        }
        document.count(RepairError.NESTING);
        Element before = item.previousElementSibling();
        if (before != null && LISTS.contains(before.normalName()) && onlySpaceBetween(before, item)) {
            item.remove();
            before.appendChild(item);
        } else {
            item.wrap("<ul></ul>");
        }
    }

    private static boolean onlySpaceBetween(Element before, Element item) {
        for (Node at = item.previousSibling(); at != null && at != before; at = at.previousSibling()) {
            if (!(at instanceof TextNode text) || !text.isBlank()) {
                return false;
            }
        }
        return true;
    }

    /** A list of terms is groups of names and values; if it is not, it is only something that looks like one. */
    private static void terms(ContentDocument document, Element list) {
        boolean good = !list.children().isEmpty()
                && list.firstElementChild().normalName().equals("dt")
                && list.lastElementChild().normalName().equals("dd");
        for (Node node : list.childNodes()) {
            good &= node instanceof Element child
                    ? TERMS.contains(child.normalName())
                    : !(node instanceof TextNode text) || text.isBlank();
        }
        if (good) {
            return;
        }
        document.count(RepairError.NESTING);
        for (Element child : list.children()) {
            if (child.normalName().equals("dd")) {
                Html.style(child, "margin-left: 2em");
            }
            if (TERMS.contains(child.normalName())) {
                child.tagName("div");
            }
        }
        list.tagName("div");
    }
}
