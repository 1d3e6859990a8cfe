package io.bindery.conversion.repair;

import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/** Attributes whose values HTML does not allow are put right, made a style, or left out. */
final class ValueFix implements ContentFix {

    private static final Set<String> SIZED = Set.of("img", "video", "iframe", "object", "embed", "source", "input");

    @Override
    public void mend(ContentDocument document) {
        for (Element element : document.all()) {
            languages(document, element);
            if (Html.foreign(element)) {
                continue;
            }
            for (Attribute attribute : List.copyOf(element.attributes().asList())) {
                if (!valid(element, attribute.getKey(), attribute.getValue())) {
                    element.removeAttr(attribute.getKey());
                    size(element, attribute);
                    document.count(RepairError.VALUE);
                }
            }
            style(document, element);
        }
    }

    private static void size(Element element, Attribute was) {
        String value = was.getValue().strip();
        if (SIZED.contains(element.normalName())
                && was.getKey().matches("width|height")
                && value.matches("\\d+(\\.\\d+)?(%|px|em)?")) {
            Html.style(element, was.getKey() + ": " + (value.matches(".*\\d") ? value + "px" : value));
        }
    }

    private static boolean valid(Element element, String key, String value) {
        return switch (key) {
            case "width", "height" -> !SIZED.contains(element.normalName()) || value.matches("\\d{1,9}");
            case "colspan", "span" -> value.matches("[1-9]\\d{0,3}");
            case "rowspan" -> value.matches("\\d{1,5}");
            case "start", "tabindex" -> value.matches("-?\\d{1,9}");
            case "value" -> !element.normalName().equals("li") || isNumbered(element) && value.matches("-?\\d{1,9}");
            case "dir" -> value.matches("ltr|rtl|auto");
            case "type" -> !element.normalName().equals("ol") || value.matches("[1aAiI]");
            case "scope" -> value.matches("row|col|rowgroup|colgroup");
            case "role" -> value.matches("[a-z][a-z0-9-]*(\\s+[a-z][a-z0-9-]*)*");
            case "translate" -> value.matches("yes|no|");
            case "contenteditable", "draggable", "spellcheck" -> value.matches("true|false");
            case "hidden", "reversed", "controls", "autoplay", "loop", "muted", "ismap" ->
                value.isEmpty() || value.equals(key);
            case "datetime" ->
                value.matches("\\d{4}(-\\d{2}(-\\d{2}(T\\d{2}:\\d{2}(:\\d{2})?(Z|[+-]\\d{2}:\\d{2})?)?)?)?");
            case "usemap" -> value.startsWith("#") && value.length() > 1;
            case "cite" -> !value.isBlank() && value.indexOf(' ') < 0;
            case "title" -> true;
            case "itemprop", "itemtype", "itemref", "headers", "for" -> !value.isBlank();
            default -> true;
        };
    }

    private static boolean isNumbered(Element item) {
        Element list = item.parent();
        return list != null && list.normalName().equals("ol");
    }

    /** Both attributes of language say the same, in the form of BCP 47. */
    private static void languages(ContentDocument document, Element element) {
        for (String key : List.of("lang", "xml:lang")) {
            if (element.hasAttr(key) && !isLanguage(element.attr(key))) {
                String better = element.attr(key).strip().replace('_', '-');
                element.removeAttr(key);
                if (isLanguage(better)) {
                    element.attr(key, better);
                }
                document.count(RepairError.VALUE);
            }
        }
        if (element.hasAttr("lang")
                && element.hasAttr("xml:lang")
                && !element.attr("lang").equalsIgnoreCase(element.attr("xml:lang"))) {
            element.attr("lang", element.attr("xml:lang"));
            document.count(RepairError.VALUE);
        }
    }

    static boolean isLanguage(String tag) {
        if (tag.isEmpty() || tag.equals("und")) {
            return true;
        }
        try {
            return !new Locale.Builder()
                    .setLanguageTag(tag)
                    .build()
                    .getLanguage()
                    .isEmpty();
        } catch (IllformedLocaleException e) {
            return false;
        }
    }

    private static void style(ContentDocument document, Element element) {
        if (!element.hasAttr("style")) {
            return;
        }
        String mended = CssFix.declarations(element.attr("style"));
        if (!mended.equals(element.attr("style"))) {
            document.count(RepairError.STYLE);
            if (mended.isBlank()) {
                element.removeAttr("style");
            } else {
                element.attr("style", mended);
            }
        }
    }
}
