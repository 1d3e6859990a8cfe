package io.bindery.converters.print.content;

import java.util.List;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Sets formulas (presentation MathML 3, chapter 3) with the means of text: what comes out is read, searched and copied like any other
 * text. Fractions, roots, scripts, fences and matrices are set; what is not known is set as a row. Stateless.
 */
final class Formulas {

    private static final Set<String> ROWS =
            Set.of("mrow", "mstyle", "merror", "mpadded", "mphantom", "menclose", "semantics", "maction", "math");
    private static final Set<String> SPACED = Set.of(
            "=", "+", "−", "-", "×", "·", "<", ">", "≤", "≥", "≠", "≈", "≡", "∈", "∉", "⊂", "⊆", "∪", "∩", "→", "⇒",
            "⇔", "↦", "±", "∧", "∨", "∣", "∼", "≅", "⊕", "⊗", "∘", "÷", "←", "↔");

    private Formulas() {}

    /** Puts text in the place of a formula. */
    static void set(Element math) {
        Document document = math.getOwnerDocument();
        boolean block = math.getAttribute("display").equals("block");
        Element out = make(document, block ? "div" : "span", block ? "bm-block" : "bm");
        if (math.hasAttribute("id")) {
            out.setAttribute("id", math.getAttribute("id"));
        }
        row(math, out);
        String alternative = math.getAttribute("alttext");
        if (out.getTextContent().isBlank() && !alternative.isBlank()) {
            out.setTextContent(alternative);
        }
        math.getParentNode().replaceChild(out, math);
    }

    private static void row(Element from, Element to) {
        for (Element child : Dom.children(from)) {
            set(child, to);
        }
    }

    private static void set(Element from, Element to) {
        Document document = to.getOwnerDocument();
        List<Element> parts = Dom.children(from);
        switch (Dom.name(from)) {
            case "mi" -> identifier(from, to);
            case "mn", "mtext", "ms" -> to.appendChild(document.createTextNode(text(from)));
            case "mo" -> operator(text(from), to);
            case "mspace" -> to.appendChild(document.createTextNode(" "));
            case "annotation", "annotation-xml", "none", "mprescripts" -> {
                // Said for programs, not for readers.
            }
            case "mfrac" -> fraction(parts, to);
            case "msqrt" -> {
                to.appendChild(document.createTextNode("√"));
                row(from, append(to, "span", "bm-root"));
            }
            case "mroot" -> root(parts, to);
            case "msub", "munder" -> scripts(parts, to, "sub");
            case "msup", "mover" -> scripts(parts, to, "sup");
            case "msubsup", "munderover" -> scripts(parts, to, "sub", "sup");
            case "mmultiscripts" -> scripts(parts, to, "sub", "sup");
            case "mfenced" -> fenced(from, parts, to);
            case "mtable" -> table(from, to);
            default -> {
                if (ROWS.contains(Dom.name(from)) || !parts.isEmpty()) {
                    rowWithFences(from, parts, to);
                } else {
                    to.appendChild(document.createTextNode(text(from)));
                }
            }
        }
    }

    private static void identifier(Element from, Element to) {
        String name = text(from);
        boolean upright = name.codePointCount(0, name.length()) != 1
                || from.getAttribute("mathvariant").equals("normal");
        append(to, upright ? "span" : "i", "").setTextContent(name);
    }

    private static void operator(String operator, Element to) {
        boolean spaced = SPACED.contains(operator);
        // U+2061 and its like say what is meant and show nothing.
        boolean invisible = operator.length() == 1 && operator.charAt(0) >= 0x2061 && operator.charAt(0) <= 0x2064;
        if (!invisible) {
            String set = spaced ? " " + operator + " " : operator.equals(",") ? ", " : operator;
            to.appendChild(to.getOwnerDocument().createTextNode(set));
        }
    }

    private static void fraction(List<Element> parts, Element to) {
        if (parts.size() < 2) {
            parts.forEach(part -> set(part, to));
            return;
        }
        Element table = append(to, "span", "bm-frac");
        set(parts.get(0), append(table, "span", "bm-num"));
        set(parts.get(1), append(table, "span", "bm-den"));
    }

    private static void root(List<Element> parts, Element to) {
        if (parts.size() > 1) {
            set(parts.get(1), append(to, "sup", ""));
        }
        to.appendChild(to.getOwnerDocument().createTextNode("√"));
        if (!parts.isEmpty()) {
            set(parts.get(0), append(to, "span", "bm-root"));
        }
    }

    private static void scripts(List<Element> parts, Element to, String... positions) {
        for (int i = 0; i < parts.size(); i++) {
            Element part = parts.get(i);
            if (i == 0) {
                set(part, to);
            } else {
                set(part, append(to, positions[(i - 1) % positions.length], "bm-script"));
            }
        }
    }

    private static void fenced(Element from, List<Element> parts, Element to) {
        String open = from.hasAttribute("open") ? from.getAttribute("open") : "(";
        String close = from.hasAttribute("close") ? from.getAttribute("close") : ")";
        String separators = from.hasAttribute("separators")
                ? from.getAttribute("separators").strip()
                : ",";
        Element inside = fence(open, close, holdsTable(from), to);
        for (int i = 0; i < parts.size(); i++) {
            if (i > 0 && !separators.isEmpty()) {
                char separator = separators.charAt(Math.min(i - 1, separators.length() - 1));
                inside.appendChild(to.getOwnerDocument().createTextNode(separator + " "));
            }
            set(parts.get(i), inside);
        }
        if (inside == to) {
            to.appendChild(to.getOwnerDocument().createTextNode(close));
        }
    }

    /** A row whose first and last operators enclose a table gets fences as high as that. */
    private static void rowWithFences(Element from, List<Element> parts, Element to) {
        int last = parts.size() - 1;
        boolean fences = last >= 2
                && Dom.name(parts.get(0)).equals("mo")
                && Dom.name(parts.get(last)).equals("mo")
                && parts.size() == 3
                && holdsTable(from);
        if (!fences) {
            row(from, to);
            return;
        }
        Element inside = fence(text(parts.get(0)), text(parts.get(last)), true, to);
        set(parts.get(1), inside);
    }

    private static Element fence(String open, String close, boolean high, Element to) {
        if (!high) {
            to.appendChild(to.getOwnerDocument().createTextNode(open));
            return to;
        }
        String left = open.isBlank() ? "" : open.equals("(") ? " bm-round-left" : " bm-left";
        String right = close.isBlank() ? "" : close.equals(")") ? " bm-round-right" : " bm-right";
        return append(to, "span", "bm-fence" + left + right);
    }

    private static boolean holdsTable(Element element) {
        boolean[] found = {false};
        Dom.each(element, inner -> found[0] |= Dom.name(inner).equals("mtable"));
        return found[0];
    }

    private static void table(Element from, Element to) {
        Element table = append(to, "span", "bm-table");
        for (Element row : Dom.children(from)) {
            Element line = append(table, "span", "bm-tr");
            for (Element cell : Dom.children(row)) {
                row(cell, append(line, "span", "bm-td"));
            }
        }
    }

    private static String text(Element element) {
        return element.getTextContent().strip().replaceAll("\\s+", " ");
    }

    private static Element append(Node to, String name, String styleClass) {
        Element element = make(to.getOwnerDocument(), name, styleClass);
        to.appendChild(element);
        return element;
    }

    private static Element make(Document document, String name, String styleClass) {
        Element element = Dom.element(document, name);
        if (!styleClass.isEmpty()) {
            element.setAttribute("class", styleClass);
        }
        return element;
    }
}
