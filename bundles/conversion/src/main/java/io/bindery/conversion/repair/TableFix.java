package io.bindery.conversion.repair;

import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Tables hold a caption, columns, groups of rows, rows and cells in this order of depth (HTML, section 4.9). */
final class TableFix implements ContentFix {

    private static final Set<String> GROUPS = Set.of("tbody", "thead", "tfoot");
    private static final Set<String> CELLS = Set.of("td", "th");
    private static final Set<String> IN_TABLE = Set.of("caption", "colgroup", "col", "tbody", "thead", "tfoot", "tr");

    @Override
    public void mend(ContentDocument document) {
        for (Element element : document.elements()) {
            if (element.normalName().equals("table")) {
                table(document, element);
            }
        }
        for (Element element : document.elements()) {
            String name = element.normalName();
            if (GROUPS.contains(name)) {
                fill(document, element, Set.of("tr"), "<tr></tr>");
            } else if (name.equals("tr")) {
                fill(document, element, CELLS, "<td></td>");
            }
        }
        for (Element element : document.elements()) {
            orphan(document, element);
        }
    }

    private static void table(ContentDocument document, Element table) {
        for (Node node : List.copyOf(table.childNodes())) {
            if (node instanceof TextNode text && !text.isBlank()
                    || node instanceof Element child && !IN_TABLE.contains(child.normalName())) {
                document.count(RepairError.NESTING);
                if (node instanceof Element cell && CELLS.contains(cell.normalName())) {
                    cell.wrap("<tr></tr>");
                } else {
                    // As a browser shows it: before the table.
                    node.remove();
                    table.before(node);
                }
            }
        }
        order(document, table);
    }

    private static void order(ContentDocument document, Element table) {
        for (Element col : List.copyOf(table.children())) {
            if (col.normalName().equals("col")) {
                document.count(RepairError.NESTING);
                Element before = col.previousElementSibling();
                if (before != null && before.normalName().equals("colgroup") && !before.hasAttr("span")) {
                    col.remove();
                    before.appendChild(col);
                } else {
                    col.wrap("<colgroup></colgroup>");
                }
            }
        }
        boolean rowsInGroups =
                table.children().stream().anyMatch(child -> child.normalName().equals("tbody"));
        int rank = 0;
        boolean ordered = true;
        int captions = 0;
        for (Element child : table.children()) {
            int own = rank(child);
            ordered &= own >= rank;
            rank = Math.max(rank, own);
            captions += own == 0 ? 1 : 0;
        }
        boolean mixed = rowsInGroups
                && table.children().stream()
                        .anyMatch(child -> child.normalName().equals("tr"));
        boolean twice = table.children().stream()
                                .filter(child -> child.normalName().equals("thead"))
                                .count()
                        > 1
                || table.children().stream()
                                .filter(child -> child.normalName().equals("tfoot"))
                                .count()
                        > 1;
        if (ordered && !mixed && !twice && captions <= 1) {
            return;
        }
        document.count(RepairError.NESTING);
        List<Element> children = List.copyOf(table.children());
        boolean captioned = false;
        boolean headed = false;
        boolean footed = false;
        for (Element child : children) {
            String name = child.normalName();
            if (name.equals("caption") && captioned) {
                child.tagName("div");
                child.remove();
                table.before(child);
            } else if (name.equals("tr") && mixed) {
                child.wrap("<tbody></tbody>");
            } else if (name.equals("thead") && headed || name.equals("tfoot") && footed) {
                child.tagName("tbody");
            }
            captioned |= name.equals("caption");
            headed |= name.equals("thead");
            footed |= name.equals("tfoot");
        }
        for (int wanted = 0; wanted <= 4; wanted++) {
            for (Element child : List.copyOf(table.children())) {
                if (rank(child) == wanted) {
                    child.remove();
                    table.appendChild(child);
                }
            }
        }
    }

    private static int rank(Element child) {
        return switch (child.normalName()) {
            case "caption" -> 0;
            case "colgroup" -> 1;
            case "thead" -> 2;
            case "tfoot" -> 4;
            default -> 3;
        };
    }

    /** Everything in it is one of these, or becomes the content of one. */
    private static void fill(ContentDocument document, Element parent, Set<String> allowed, String wrapper) {
        for (Node node : List.copyOf(parent.childNodes())) {
            if (node instanceof TextNode text && !text.isBlank()
                    || node instanceof Element child && !allowed.contains(child.normalName())) {
                if (node instanceof Element child
                        && (child.normalName().equals("tr") || GROUPS.contains(child.normalName()))) {
                    child.unwrap();
                } else {
                    node.wrap(wrapper);
                }
                document.count(RepairError.NESTING);
            }
        }
    }

    /** A part of a table without its table is only a box. */
    private static void orphan(ContentDocument document, Element element) {
        Element parent = element.parent();
        String above = parent == null ? "" : parent.normalName();
        boolean lost = switch (element.normalName()) {
            case "caption", "colgroup", "tbody", "thead", "tfoot" -> !above.equals("table");
            case "col" -> !above.equals("colgroup");
            case "tr" -> !above.equals("table") && !GROUPS.contains(above);
            case "td", "th" -> !above.equals("tr");
            default -> false;
        };
        if (lost) {
            document.count(RepairError.NESTING);
            if (element.normalName().matches("col|colgroup")) {
                element.remove();
            } else {
                for (String key : List.of("colspan", "rowspan", "headers", "scope")) {
                    element.removeAttr(key);
                }
                element.tagName("div");
            }
        }
    }
}
