package io.bindery.conversion.repair;

import java.util.Map;
import org.jsoup.nodes.Element;

/** Formulas and drawings lose their namespaces in formats that are HTML and not XHTML. */
final class NamespaceFix implements ContentFix {

    private static final Map<String, String> NAMESPACES =
            Map.of("math", "http://www.w3.org/1998/Math/MathML", "svg", "http://www.w3.org/2000/svg");

    private static final String XLINK = "http://www.w3.org/1999/xlink";

    @Override
    public void mend(ContentDocument document) {
        for (Element element : document.all()) {
            String namespace = NAMESPACES.get(element.normalName());
            if (namespace != null && !element.attr("xmlns").equals(namespace) && !inside(element)) {
                element.attr("xmlns", namespace);
                document.count(RepairError.NAMESPACE);
            }
            if (element.normalName().equals("svg") && element.toString().contains("xlink:")) {
                element.attr("xmlns:xlink", XLINK);
            }
        }
    }

    private static boolean inside(Element element) {
        Element parent = element.parent();
        return parent != null && parent.normalName().equals(element.normalName());
    }
}
