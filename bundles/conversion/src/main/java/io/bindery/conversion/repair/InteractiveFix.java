package io.bindery.conversion.repair;

import java.util.Set;
import org.jsoup.nodes.Element;

/** Links are not in links, and parts of things are in the things (HTML, sections 3.2.5.2.7 and 4). */
final class InteractiveFix implements ContentFix {

    private static final Set<String> LINK = Set.of("a");
    private static final Set<String> SAME = Set.of("form", "label", "dfn", "noscript", "header", "footer", "address");

    @Override
    public void mend(ContentDocument document) {
        boolean main = false;
        for (Element element : document.elements()) {
            String name = element.normalName();
            if (name.equals("a") && Html.above(element, LINK) != null) {
                element.tagName("span");
                element.removeAttr("href");
                element.removeAttr("target");
                element.removeAttr("rel");
                document.count(RepairError.NESTING);
            } else if (lost(element)) {
                box(document, element);
            } else if (SAME.contains(name) && Html.above(element, Set.of(name)) != null
                    || name.matches("header|footer")
                            && Html.above(element, Set.of("header", "footer", "address", "dt", "th")) != null
                    || Html.heading(element) && Html.above(element, Set.of("address", "dt", "th", "caption")) != null
                    || name.matches("article|aside|nav|section")
                            && Html.above(element, Set.of("address", "dt", "th")) != null) {
                box(document, element);
            } else if (name.equals("main")) {
                if (main
                        || Html.above(element, Set.of("article", "aside", "footer", "header", "nav", "section"))
                                != null) {
                    box(document, element);
                }
                main = true;
            } else if (name.equals("figure")) {
                captions(document, element);
            }
        }
    }

    private static void captions(ContentDocument document, Element figure) {
        Element first = figure.firstElementChild();
        Element last = figure.lastElementChild();
        boolean seen = false;
        for (Element child : figure.children()) {
            if (child.normalName().equals("figcaption")) {
                if (seen || child != first && child != last) {
                    child.tagName("div");
                    document.count(RepairError.NESTING);
                }
                seen = true;
            }
        }
    }

    private static void box(ContentDocument document, Element element) {
        element.tagName(
                Html.block(element) || element.normalName().matches("figcaption|summary|legend") ? "div" : "span");
        document.count(RepairError.NESTING);
    }

    /** Whether it is a part of something that it is not in. */
    private static boolean lost(Element element) {
        Element parent = element.parent();
        String above = parent == null ? "" : parent.normalName();
        boolean first = element.previousElementSibling() == null;
        return switch (element.normalName()) {
            case "figcaption" -> !above.equals("figure");
            case "summary" -> !above.equals("details") || !first;
            case "legend" -> !above.equals("fieldset") || !first;
            case "rt", "rp", "rb", "rtc" -> Html.above(element, Set.of("ruby")) == null;
            case "noscript" -> true;
            default -> false;
        };
    }
}
