package io.bindery.conversion.repair;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Attributes that HTML once had become styles of the same effect, or go if they have none (HTML, section 16.2). */
final class ObsoleteAttributeFix implements ContentFix {

    private static final Set<String> TABLE_PARTS =
            Set.of("table", "td", "th", "tr", "col", "colgroup", "tbody", "thead", "tfoot", "hr", "pre");

    /** Of those the effect is worth no style. */
    private static final Set<String> GONE = Set.of(
            "cellpadding",
            "cellspacing",
            "frame",
            "rules",
            "summary",
            "axis",
            "char",
            "charoff",
            "compact",
            "noshade",
            "link",
            "vlink",
            "alink",
            "marginheight",
            "marginwidth",
            "leftmargin",
            "topmargin",
            "longdesc",
            "language",
            "nohref",
            "archive",
            "classid",
            "codebase",
            "codetype",
            "declare",
            "standby",
            "profile",
            "version",
            "scrolling",
            "frameborder",
            "hspace",
            "vspace",
            "background",
            "urn",
            "methods",
            "event",
            "shape",
            "coords",
            "charset",
            "scheme",
            "text",
            "abbr");

    /** The property of CSS that an attribute stands for. */
    private static final Map<String, String> PROPERTIES = Map.of(
            "bgcolor", "background-color",
            "bordercolor", "border-color",
            "color", "color",
            "face", "font-family",
            "valign", "vertical-align");

    @Override
    public void mend(ContentDocument document) {
        for (Element element : document.elements()) {
            String name = element.normalName();
            for (Attribute attribute : List.copyOf(element.attributes().asList())) {
                String key = attribute.getKey().toLowerCase(Locale.ROOT);
                if (Html.allows(name, key) && !key.equals("type") && !key.equals("start")) {
                    continue;
                }
                String style = style(name, key, attribute.getValue().strip());
                if (style == null && !GONE.contains(key)) {
                    anchor(document, element, key, attribute.getValue());
                    continue;
                }
                element.removeAttr(attribute.getKey());
                if (style != null && !style.isEmpty()) {
                    Html.style(element, style);
                }
                document.count(RepairError.OBSOLETE_ATTRIBUTE);
            }
        }
    }

    /** {@code name} of a link's end is an id now. */
    private static void anchor(ContentDocument document, Element element, String key, String value) {
        if (key.equals("name") && element.normalName().matches("a|img|applet|p|div|span|h[1-6]|td|tr|table|li|body")) {
            if (!element.hasAttr("id") && !value.isBlank()) {
                element.attr("id", value);
            }
            element.removeAttr("name");
            document.count(RepairError.OBSOLETE_ATTRIBUTE);
        }
    }

    /** The style; empty if it has none; null if the attribute is none of these. */
    private static @Nullable String style(String element, String key, String value) {
        String safe = ObsoleteElementFix.safe(value);
        String property = PROPERTIES.get(key);
        if (property != null) {
            return safe == null ? "" : property + ": " + safe.toLowerCase(Locale.ROOT);
        }
        return switch (key) {
            case "align" -> align(element, value.toLowerCase(Locale.ROOT));
            case "width", "height" -> TABLE_PARTS.contains(element) || safe != null ? key + ": " + length(safe) : "";
            case "size" -> element.equals("hr") && safe != null ? "height: " + length(safe) : "";
            case "border" -> border(element, value);
            case "clear" ->
                value.matches("(?i)left|right") ? "clear: " + value.toLowerCase(Locale.ROOT) : "clear: both";
            case "nowrap" -> "white-space: nowrap";
            case "type" -> element.matches("ul|li") ? list(value) : null;
            case "start" -> element.equals("ol") ? null : "";
            default -> null;
        };
    }

    private static String align(String element, String value) {
        if (element.equals("img") || element.equals("table") || element.equals("object") || element.equals("iframe")) {
            return switch (value) {
                case "left", "right" -> "float: " + value;
                case "center" -> "margin-left: auto; margin-right: auto";
                case "top", "middle", "bottom" -> "vertical-align: " + value;
                default -> "";
            };
        }
        return value.matches("left|right|center|justify") ? "text-align: " + value : "";
    }

    private static String length(@Nullable String value) {
        if (value == null || value.matches("\\*|0\\*|\\d+\\*")) {
            return "auto";
        }
        return value.matches("\\d+(\\.\\d+)?")
                ? value + "px"
                : value.matches("\\d+(\\.\\d+)?(%|px|em|pt|ex)") ? value : "auto";
    }

    private static String border(String element, String value) {
        if (!value.matches("\\d{1,3}")) {
            return element.equals("table") ? "border: 1px solid" : "";
        }
        return value.equals("0") ? "border: 0" : "border: " + value + "px solid";
    }

    private static String list(String value) {
        return switch (value) {
            case "disc", "circle", "square" -> "list-style-type: " + value;
            case "1" -> "list-style-type: decimal";
            case "a" -> "list-style-type: lower-alpha";
            case "A" -> "list-style-type: upper-alpha";
            case "i" -> "list-style-type: lower-roman";
            case "I" -> "list-style-type: upper-roman";
            default -> "";
        };
    }
}
