package io.bindery.conversion.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Blocks are not in what holds words only, e.g. a list in a paragraph or a paragraph in a heading (HTML, section 3.2.5.2). The outer
 * one becomes a plain box of the same looks; a heading stays, and what is in it becomes words.
 */
final class BlockFix implements ContentFix {

    private static final Map<String, String> LOOKS = Map.ofEntries(
            Map.entry("b", "font-weight: bold"),
            Map.entry("strong", "font-weight: bold"),
            Map.entry("i", "font-style: italic"),
            Map.entry("em", "font-style: italic"),
            Map.entry("cite", "font-style: italic"),
            Map.entry("var", "font-style: italic"),
            Map.entry("dfn", "font-style: italic"),
            Map.entry("u", "text-decoration: underline"),
            Map.entry("s", "text-decoration: line-through"),
            Map.entry("small", "font-size: smaller"),
            Map.entry("sub", "vertical-align: sub; font-size: smaller"),
            Map.entry("sup", "vertical-align: super; font-size: smaller"),
            Map.entry("code", "font-family: monospace"),
            Map.entry("kbd", "font-family: monospace"),
            Map.entry("samp", "font-family: monospace"),
            Map.entry("pre", "white-space: pre; font-family: monospace"));

    @Override
    public void mend(ContentDocument document) {
        for (Element element : document.elements()) {
            if (Html.block(element)) {
                open(document, element);
            }
        }
    }

    private static void open(ContentDocument document, Element block) {
        List<Element> narrow = new ArrayList<>();
        Element heading = null;
        for (Element above = block.parent(); above != null; above = above.parent()) {
            if (Html.heading(above)) {
                heading = above;
            }
            if (Html.phrasingOnly(above)) {
                narrow.add(above);
            } else if (!Html.transparent(above)) {
                break;
            }
        }
        if (narrow.isEmpty()) {
            return;
        }
        document.count(RepairError.NESTING);
        if (heading != null && isPlain(block)) {
            words(block);
            return;
        }
        for (Element above : narrow) {
            box(above, above == heading ? above.normalName().substring(1) : null);
        }
    }

    private static boolean isPlain(Element block) {
        return block.normalName()
                .matches(
                        "p|div|section|header|footer|h[1-6]|hr|figure|figcaption|hgroup|blockquote|address|center|article|aside|pre");
    }

    /** A block within a heading, as words of it. */
    private static void words(Element block) {
        if (block.normalName().equals("hr")) {
            block.tagName("br");
        } else {
            block.tagName("span");
            Html.style(block, "display: block");
        }
        block.removeAttr("cite");
    }

    private static void box(Element element, @Nullable String level) {
        String looks = LOOKS.get(element.normalName());
        if (level != null) {
            element.attr("role", "heading");
            element.attr("aria-level", level);
        }
        for (String key : List.of("cite", "datetime", "value", "for")) {
            element.removeAttr(key);
        }
        element.tagName("div");
        if (looks != null) {
            Html.style(element, looks);
        }
    }
}
