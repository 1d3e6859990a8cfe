package io.bindery.conversion.repair;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;

/**
 * A table of contents as a tree. Immutable after it is built.
 *
 * @param label what it is called; not blank
 * @param href where it leads; empty if nowhere
 * @param under its parts
 */
record Contents(String label, String href, List<Contents> under) {

    private static final int DEEPEST = 30;

    /** The entries of a list of a navigation document; those without a label or a place are left out, their parts are not. */
    static List<Contents> ofList(Element list) {
        return ofList(list, 0);
    }

    private static List<Contents> ofList(Element list, int depth) {
        List<Contents> entries = new ArrayList<>();
        for (Element item : list.children()) {
            if (!item.normalName().equals("li")) {
                continue;
            }
            Element link = item.children().stream()
                    .filter(child -> child.normalName().matches("a|span"))
                    .findFirst()
                    .orElse(null);
            List<Contents> under = new ArrayList<>();
            for (Element child : item.children()) {
                if (child.normalName().matches("ol|ul") && depth < DEEPEST) {
                    under.addAll(ofList(child, depth + 1));
                }
            }
            add(entries, link == null ? "" : label(link), link == null ? "" : link.attr("href"), under);
        }
        return entries;
    }

    private static String label(Element link) {
        String text = link.text().strip();
        if (text.isEmpty()) {
            Element image = link.selectFirst("img[alt]");
            text = image == null
                    ? link.attr("title").strip()
                    : image.attr("alt").strip();
        }
        return text;
    }

    /** The entries of an NCX. */
    static List<Contents> ofPoints(Element parent) {
        return ofPoints(parent, 0);
    }

    private static List<Contents> ofPoints(Element parent, int depth) {
        List<Contents> entries = new ArrayList<>();
        for (Element point : parent.children()) {
            if (point.normalName().equals("navpoint") && depth < DEEPEST) {
                Element label = child(child(point, "navlabel"), "text");
                Element content = child(point, "content");
                add(
                        entries,
                        label == null ? "" : label.text().strip(),
                        content == null ? "" : content.attr("src"),
                        ofPoints(point, depth + 1));
            }
        }
        return entries;
    }

    private static @org.jspecify.annotations.Nullable Element child(
            @org.jspecify.annotations.Nullable Element parent, String name) {
        return parent == null
                ? null
                : parent.children().stream()
                        .filter(child -> child.normalName().equals(name))
                        .findFirst()
                        .orElse(null);
    }

    private static void add(List<Contents> entries, String label, String href, List<Contents> under) {
        if (!label.isEmpty() && (!href.isEmpty() || !under.isEmpty())) {
            entries.add(new Contents(label, href, List.copyOf(under)));
        } else {
            entries.addAll(under);
        }
    }

    /** The entries as a list of a navigation document, put into an element. */
    static void write(List<Contents> entries, Element into) {
        Element list = into.appendElement("ol");
        for (Contents entry : entries) {
            Element item = list.appendElement("li");
            if (entry.href().isEmpty()) {
                item.appendElement("span").text(entry.label());
            } else {
                item.appendElement("a").attr("href", entry.href()).text(entry.label());
            }
            if (!entry.under().isEmpty()) {
                write(entry.under(), item);
            }
        }
    }
}
