package io.bindery.conversion.repair;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/**
 * {@code epub:type} comes back from Kindle formats as {@code type}, which HTML has for a few elements only and with another
 * meaning. Terms with a prefix go, because what declared the prefix is lost.
 */
final class EpubTypeFix implements ContentFix {

    private static final Set<String> OWN_TYPE =
            Set.of("link", "style", "script", "source", "embed", "object", "input", "button", "param");

    private static final Set<String> NEVER = Set.of("head", "title", "meta", "html");

    @Override
    public void mend(ContentDocument document) {
        for (Element element : document.elements()) {
            if (element.hasAttr("type") && !own(element)) {
                String terms = terms(element.attr("type"));
                element.removeAttr("type");
                if (!terms.isEmpty() && !element.hasAttr("epub:type") && !NEVER.contains(element.normalName())) {
                    element.attr("epub:type", terms);
                }
                document.count(RepairError.EPUB_TYPE);
            }
            Attribute type = element.attribute("epub:type");
            if (type != null && (type.getValue().isBlank() || prefixed(type.getValue()) && !declared(document))) {
                String terms = terms(type.getValue());
                element.removeAttr("epub:type");
                if (!terms.isEmpty()) {
                    element.attr("epub:type", terms);
                }
                document.count(RepairError.EPUB_TYPE);
            }
        }
    }

    private static boolean own(Element element) {
        String value = element.attr("type");
        return switch (element.normalName()) {
            case "a" -> value.indexOf('/') > 0;
            case "ol" -> value.matches("[1aAiI]");
            case "ul", "li" -> value.toLowerCase(Locale.ROOT).matches("disc|circle|square|[1ai]");
            default -> OWN_TYPE.contains(element.normalName());
        };
    }

    private static boolean prefixed(String value) {
        return value.indexOf(':') >= 0;
    }

    private static boolean declared(ContentDocument document) {
        return document.html().hasAttr("epub:prefix");
    }

    private static String terms(String value) {
        return Arrays.stream(value.strip().split("\\s+"))
                .filter(term -> term.matches("[a-z][a-z0-9-]*"))
                .distinct()
                .collect(Collectors.joining(" "));
    }
}
