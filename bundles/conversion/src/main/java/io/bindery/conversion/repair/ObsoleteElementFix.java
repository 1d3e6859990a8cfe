package io.bindery.conversion.repair;

import java.util.Map;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Elements that HTML once had become those that it has, with a style of the same effect (HTML, section 16.2). */
final class ObsoleteElementFix implements ContentFix {

    private record Heir(String name, String style) {}

    private static final Map<String, Heir> HEIRS = Map.ofEntries(
            Map.entry("font", new Heir("span", "")),
            Map.entry("basefont", new Heir("span", "")),
            Map.entry("center", new Heir("div", "text-align: center")),
            Map.entry("big", new Heir("span", "font-size: larger")),
            Map.entry("tt", new Heir("span", "font-family: monospace")),
            Map.entry("strike", new Heir("s", "")),
            Map.entry("acronym", new Heir("abbr", "")),
            Map.entry("dir", new Heir("ul", "")),
            Map.entry("listing", new Heir("pre", "")),
            Map.entry("plaintext", new Heir("pre", "")),
            Map.entry("xmp", new Heir("pre", "")),
            Map.entry("nobr", new Heir("span", "white-space: nowrap")),
            Map.entry("blink", new Heir("span", "")),
            Map.entry("marquee", new Heir("span", "")),
            Map.entry("spacer", new Heir("span", "")),
            Map.entry("blockcode", new Heir("pre", "")));

    private static final Map<String, String> FONT_SIZES = Map.of(
            "1",
            "x-small",
            "2",
            "small",
            "3",
            "medium",
            "4",
            "large",
            "5",
            "x-large",
            "6",
            "xx-large",
            "7",
            "300%",
            "-1",
            "smaller",
            "+1",
            "larger",
            "+2",
            "x-large");

    @Override
    public void mend(ContentDocument document) {
        for (Element element : document.elements()) {
            Heir heir = HEIRS.get(element.normalName());
            if (heir != null) {
                if (element.normalName().equals("font")) {
                    font(element);
                }
                element.tagName(heir.name());
                if (!heir.style().isEmpty()) {
                    Html.style(element, heir.style());
                }
                document.count(RepairError.OBSOLETE_ELEMENT);
            }
        }
    }

    private static void font(Element element) {
        String size = FONT_SIZES.get(element.attr("size").strip());
        if (size != null) {
            Html.style(element, "font-size: " + size);
        }
        style(element, "color", "color");
        style(element, "face", "font-family");
        element.removeAttr("size");
    }

    private static void style(Element element, String attribute, String property) {
        String value = safe(element.attr(attribute));
        if (value != null) {
            Html.style(element, property + ": " + value);
        }
        element.removeAttr(attribute);
    }

    /** A value that cannot break out of its declaration; null if it is none. */
    static @Nullable String safe(String value) {
        String stripped = value.strip();
        return stripped.matches("[#A-Za-z0-9 ,.%-]{1,200}") ? stripped : null;
    }
}
