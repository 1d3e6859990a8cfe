package io.bindery.conversion.repair;

import io.bindery.api.error.RejectedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.XmlDeclaration;
import org.jsoup.parser.Parser;

/** An XHTML document of a made book while it is mended. For one thread. */
final class ContentDocument {

    static final String XHTML = "http://www.w3.org/1999/xhtml";
    static final String OPS = "http://www.idpf.org/2007/ops";

    private final String path;
    private final Document document;
    private final Tally tally;

    private ContentDocument(String path, Document document, Tally tally) {
        this.path = path;
        this.document = document;
        this.tally = tally;
    }

    /**
     * Parses a document: as XML, or as HTML if it is not well-formed.
     *
     * @throws RejectedException if it passes a limit of XML
     */
    static ContentDocument parse(String path, byte[] bytes, Tally tally) throws RejectedException, IOException {
        Document parsed = Xml.wellFormed(bytes, path) ? Xml.parse(bytes) : fromHtml(bytes, tally);
        ContentDocument made = new ContentDocument(path, parsed, tally);
        made.frame();
        return made;
    }

    private static Document fromHtml(byte[] bytes, Tally tally) throws IOException {
        tally.add(RepairError.MARKUP);
        Parser parser = Parser.htmlParser().setMaxDepth(Xml.DEPTH);
        return Jsoup.parse(new ByteArrayInputStream(bytes), null, "", parser);
    }

    /** Every document has one html with one head and one body, and names in lower case. */
    private void frame() {
        for (Node child : List.copyOf(document.childNodes())) {
            if (child instanceof DocumentType || child instanceof XmlDeclaration) {
                child.remove();
            }
        }
        for (Element element : List.copyOf(document.getAllElements())) {
            String name = element.tagName();
            if (!Html.foreign(element) && !name.equals(name.toLowerCase(Locale.ROOT)) && !name.startsWith("#")) {
                element.tagName(name.toLowerCase(Locale.ROOT));
            }
        }
        Element html = document.children().stream()
                .filter(child -> child.normalName().equals("html"))
                .findFirst()
                .orElseGet(() -> document.appendElement("html"));
        for (Node child : List.copyOf(document.childNodes())) {
            if (child != html && !(child instanceof org.jsoup.nodes.Comment)) {
                child.remove();
                html.appendChild(child);
            }
        }
        html.attr("xmlns", XHTML);
        html.attr("xmlns:epub", OPS);
        Element head = only(html, "head");
        Element body = only(html, "body");
        for (Node child : List.copyOf(html.childNodes())) {
            if (child != head && child != body) {
                child.remove();
                if (!(child instanceof org.jsoup.nodes.TextNode text && text.isBlank())) {
                    body.appendChild(child);
                }
            }
        }
        head.remove();
        html.prependChild(head);
    }

    private static Element only(Element html, String name) {
        List<Element> all = new ArrayList<>(html.children().stream()
                .filter(child -> child.normalName().equals(name))
                .toList());
        if (all.isEmpty()) {
            return html.appendElement(name);
        }
        Element first = all.remove(0);
        for (Element other : all) {
            List.copyOf(other.childNodes()).forEach(first::appendChild);
            other.remove();
        }
        return first;
    }

    String path() {
        return path;
    }

    Element html() {
        return document.children().stream()
                .filter(child -> child.normalName().equals("html"))
                .findFirst()
                .orElseThrow();
    }

    Element head() {
        return child("head");
    }

    Element body() {
        return child("body");
    }

    private Element child(String name) {
        return html().children().stream()
                .filter(child -> child.normalName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** All elements in document order as they are now; a copy. */
    List<Element> all() {
        return List.copyOf(html().getAllElements());
    }

    /** All elements of HTML itself in document order as they are now, without those of drawings and formulas; a copy. */
    List<Element> elements() {
        List<Element> own = new ArrayList<>();
        Set<Element> foreign = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Element element : html().getAllElements()) {
            if (isForeignRoot(element) || foreign.contains(element.parent())) {
                foreign.add(element);
            } else {
                own.add(element);
            }
        }
        return own;
    }

    private static boolean isForeignRoot(Element element) {
        String name = element.normalName();
        return name.equals("svg") || name.equals("math") || name.indexOf(':') > 0 && Html.foreign(element);
    }

    void count(RepairError fault) {
        tally.add(fault);
    }

    byte[] bytes() {
        document.outputSettings()
                .syntax(Document.OutputSettings.Syntax.xml)
                .escapeMode(Entities.EscapeMode.xhtml)
                .prettyPrint(false)
                .charset(StandardCharsets.UTF_8);
        String text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n" + html().outerHtml() + "\n";
        return Xml.clean(text).getBytes(StandardCharsets.UTF_8);
    }
}
