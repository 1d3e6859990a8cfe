package io.bindery.formats.html;

import io.bindery.prose.Outline;
import io.bindery.prose.ProseWriter;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** Writes the readable text and collects the headings. For one walk by one thread. */
final class TextFilter implements NodeFilter {

    /** Ruby annotations say the same words twice, and a table of contents says the headings twice. */
    private static final Set<String> SILENT = Set.of(
            "head",
            "script",
            "style",
            "nav",
            "template",
            "noscript",
            "rt",
            "rp",
            "iframe",
            "object",
            "svg",
            "math",
            "select",
            "textarea",
            "button");

    /** Elements that run along in a line of text; all others end a paragraph. */
    private static final Set<String> INLINE = Set.of(
            "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
            "img", "ins", "kbd", "label", "mark", "q", "ruby", "rb", "s", "samp", "small", "span", "strike", "strong",
            "sub", "sup", "time", "tt", "u", "var", "wbr", "br", "td", "th");

    private static final int LONGEST_TITLE = 1_000;

    private final ProseWriter prose;
    private final Outline outline;
    private final int chapterLevel;
    private final StringBuilder title = new StringBuilder();
    private boolean inHeading;

    /** @param chapterLevel up to which level a heading begins a chapter; 0 for none */
    TextFilter(ProseWriter prose, Outline outline, int chapterLevel) {
        this.prose = prose;
        this.outline = outline;
        this.chapterLevel = chapterLevel;
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
            prose.text(text.getWholeText());
            if (inHeading && title.length() < LONGEST_TITLE) {
                String whole = text.getWholeText();
                title.append(whole, 0, Math.min(whole.length(), LONGEST_TITLE));
            }
        } else if (node instanceof Element element) {
            String name = element.normalName();
            if (SILENT.contains(name) || element.hasAttr("hidden")) {
                return FilterResult.SKIP_ENTIRELY;
            }
            begin(name);
        }
        return FilterResult.CONTINUE;
    }

    private void begin(String name) {
        if (name.equals("br") || name.equals("td") || name.equals("th")) {
            prose.text(" ");
            title.append(inHeading ? " " : "");
        } else if (!INLINE.contains(name)) {
            prose.endParagraph();
        }
        int level = level(name);
        if (level > 0) {
            inHeading = true;
            title.setLength(0);
            if (level <= chapterLevel) {
                prose.endChapter();
            }
        }
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            String name = element.normalName();
            if (!INLINE.contains(name)) {
                prose.endParagraph();
            }
            int level = level(name);
            if (level > 0) {
                inHeading = false;
                outline.add(level, title.toString().replaceAll("\\s+", " "), target(element));
            }
        }
        return FilterResult.CONTINUE;
    }

    private static int level(String name) {
        return name.length() == 2 && name.charAt(0) == 'h' && name.charAt(1) >= '1' && name.charAt(1) <= '6'
                ? name.charAt(1) - '0'
                : 0;
    }

    private static String target(Element heading) {
        if (!heading.id().isEmpty()) {
            return "#" + heading.id();
        }
        Element parent = heading.parent();
        boolean section = parent != null && parent.normalName().matches("section|article|div");
        return section && !parent.id().isEmpty() ? "#" + parent.id() : "";
    }
}
