package io.bindery.conversion.repair;

import java.util.Set;
import org.jsoup.nodes.Element;

/** Elements that HTML does not know give way to their content; what shows nothing or runs goes wholly. */
final class UnknownElementFix implements ContentFix {

    private static final Set<String> WHOLLY = Set.of(
            "script",
            "guide",
            "reference",
            "xml",
            "applet",
            "bgsound",
            "frameset",
            "frame",
            "isindex",
            "keygen",
            "layer",
            "o:p",
            "mbp:pagebreak",
            "mbp:nu",
            "dialog",
            "template");

    @Override
    public void mend(ContentDocument document) {
        for (Element element : document.elements()) {
            String name = element.normalName();
            if (Html.known(name) && !WHOLLY.contains(name) || element.parent() == null) {
                continue;
            }
            document.count(name.equals("script") ? RepairError.SCRIPT : RepairError.UNKNOWN_ELEMENT);
            if (name.equals("epub:switch") || name.equals("switch")) {
                choose(element);
            } else if (WHOLLY.contains(name)
                    && (name.equals("script") || element.text().isBlank())) {
                element.remove();
            } else if (element.children().stream().anyMatch(Html::block)) {
                element.tagName("div");
            } else if (element.hasAttr("id") || element.hasAttr("class")) {
                element.tagName("span");
            } else {
                element.unwrap();
            }
        }
    }

    /** What every reader can show is the default. */
    private static void choose(Element element) {
        for (Element branch : java.util.List.copyOf(element.children())) {
            if (branch.normalName().endsWith("default")) {
                branch.unwrap();
            } else {
                branch.remove();
            }
        }
        element.unwrap();
    }
}
