package io.bindery.converters.print.content;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Small tools for trees. */
final class Dom {

    private Dom() {}

    /** The elements directly within; a copy, so that the tree may change. */
    static List<Element> children(Node node) {
        List<Element> children = new ArrayList<>();
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    static String name(Element element) {
        String name = element.getLocalName();
        return name == null ? element.getNodeName() : name;
    }

    /** The first element of this name directly within. */
    static @Nullable Element child(Node node, String name) {
        for (Element child : children(node)) {
            if (name(child).equals(name)) {
                return child;
            }
        }
        return null;
    }

    /** Each element below a node, those within before those around. */
    static void each(Node node, Consumer<Element> visitor) {
        for (Element child : children(node)) {
            each(child, visitor);
            visitor.accept(child);
        }
    }

    static void remove(Node node) {
        Node parent = node.getParentNode();
        if (parent != null) {
            parent.removeChild(node);
        }
    }

    /** Puts what is in an element in its place. */
    static void unwrap(Element element) {
        Node parent = element.getParentNode();
        while (element.getFirstChild() != null) {
            parent.insertBefore(element.getFirstChild(), element);
        }
        parent.removeChild(element);
    }

    static Element element(Document document, String name) {
        return document.createElementNS(DomBuilder.XHTML, name);
    }

    /** A new element of XHTML with text, put in the place of another. */
    static Element replace(Element old, String name, String text) {
        Element element = element(old.getOwnerDocument(), name);
        if (!text.isEmpty()) {
            element.setTextContent(text);
        }
        old.getParentNode().replaceChild(element, old);
        return element;
    }

    /** The value of an attribute by its local name, whatever its name space; empty if there is none. */
    static String reference(Element element) {
        String linked = element.getAttributeNS("http://www.w3.org/1999/xlink", "href");
        return linked.isEmpty() ? element.getAttribute("href") : linked;
    }
}
