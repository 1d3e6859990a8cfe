package io.bindery.converters.print.content;

import io.bindery.api.error.RejectedException;
import io.bindery.api.finding.Location;
import io.bindery.converters.print.PrintError;
import io.bindery.converters.print.book.Book;
import io.bindery.converters.print.book.Book.Part;
import io.bindery.converters.print.book.BookFiles;
import io.bindery.hardened.HostileContentException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Makes a document of the book ready to be laid out. For one book. */
public final class Preparation {

    private static final int MAX_BYTES = 8 << 20;
    private static final int MAX_DEPTH = 256;

    /** The depth of tables in tables at which the time that layout takes begins to double with each. */
    private static final int MAX_TABLES = 4;

    private static final Set<String> REMOVED = Set.of(
            "script",
            "iframe",
            "embed",
            "audio",
            "video",
            "canvas",
            "input",
            "button",
            "select",
            "textarea",
            "template",
            "applet",
            "param",
            "source",
            "track",
            "trigger",
            "map",
            "base",
            "noscript");
    private static final String EPUB = "http://www.idpf.org/2007/ops";
    private static final Pattern WIDTH = Pattern.compile("width\\s*=\\s*([0-9.]+)");
    private static final Pattern HEIGHT = Pattern.compile("height\\s*=\\s*([0-9.]+)");

    private final Book book;
    private final BookFiles files;
    private final Resources resources;
    private final StyleSheets styles;
    private final Texts texts;
    private final Links links;

    public Preparation(Book book, BookFiles files, Resources resources, StyleSheets styles, Texts texts, Links links) {
        this.book = book;
        this.files = files;
        this.resources = resources;
        this.styles = styles;
        this.texts = texts;
        this.links = links;
    }

    /**
     * Reads a document and makes it ready.
     *
     * @return empty if the document cannot be read at all
     * @throws RejectedException with {@link PrintError#TOO_COMPLEX}, or if a file is a danger
     */
    public Optional<Prepared> prepare(Part part) throws RejectedException {
        Optional<Document> read = part.mediaType().equals("image/svg+xml") ? drawing(part) : read(part);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Document document = read.get();
        Element html = document.getDocumentElement();
        Element head = Dom.child(html, "head");
        Element body = Dom.child(html, "body");
        if (head == null || body == null) {
            return Optional.empty();
        }
        checkDepth(html, 0, 0, part.path());
        float[] size = part.fixed() ? viewport(head) : new float[2];
        head(head, part);
        String language = language(html, body);
        html.setAttribute("lang", language);
        Element[] all = elements(body);
        for (Element element : all) {
            if (element.getParentNode() != null) {
                element(element, part);
            }
        }
        attributes(body, part);
        links.ids(part.path(), body);
        Texts.Seen seen = texts.prepare(body, language);
        boolean pictureOnly = body.getTextContent().isBlank() && pictures(body) == 1;
        return Optional.of(new Prepared(
                part, document, language, size[0], size[1], pictureOnly, seen.rightToLeft(), seen.missing()));
    }

    private Optional<Document> read(Part part) throws RejectedException {
        DomBuilder builder = new DomBuilder(part.path());
        if (files.parse(part.path(), builder) && builder.document.getDocumentElement() != null) {
            return Optional.of(builder.document);
        }
        Optional<byte[]> bytes = files.bytes(part.path(), MAX_BYTES);
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        // Not well-formed: read as a browser would.
        try (ByteArrayInputStream in = new ByteArrayInputStream(bytes.get())) {
            return Optional.of(new W3CDom().fromJsoup(Jsoup.parse(in, null, "")));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** A drawing that is a page of its own. */
    private Optional<Document> drawing(Part part) {
        Document document = picturePage(resources.uri(part.path()));
        return Optional.of(document);
    }

    /** A page that shows one picture. */
    public static Document picturePage(String uri) {
        Document document = DomBuilder.emptyDocument();
        Element html = Dom.element(document, "html");
        document.appendChild(html);
        html.appendChild(Dom.element(document, "head"));
        Element body = Dom.element(document, "body");
        html.appendChild(body);
        Element image = Dom.element(document, "img");
        image.setAttribute("src", uri);
        image.setAttribute("alt", "");
        body.appendChild(image);
        return document;
    }

    private static void checkDepth(Element element, int depth, int tables, String path) throws RejectedException {
        if (depth > MAX_DEPTH) {
            throw HostileContentException.rejection(
                    PrintError.TOO_COMPLEX, "elements are nested more than " + MAX_DEPTH + " deep", Location.of(path));
        }
        String name = Dom.name(element);
        int within = tables + (name.equals("table") ? 1 : 0);
        if (within > MAX_TABLES
                && Set.of("table", "tbody", "thead", "tfoot", "tr", "td", "th").contains(name)) {
            element.setAttribute("style", "display: block");
        }
        for (Element child : Dom.children(element)) {
            checkDepth(child, depth + 1, within, path);
        }
    }

    private static float[] viewport(Element head) {
        for (Element meta : Dom.children(head)) {
            String content = meta.getAttribute("content");
            if (Dom.name(meta).equals("meta") && meta.getAttribute("name").equals("viewport")) {
                Matcher width = WIDTH.matcher(content);
                Matcher height = HEIGHT.matcher(content);
                if (width.find() && height.find()) {
                    return new float[] {bounded(width.group(1)), bounded(height.group(1))};
                }
            }
        }
        // The usual proportions of a page.
        return new float[] {768, 1024};
    }

    private static float bounded(String pixels) {
        try {
            return Math.max(100, Math.min(6_000, Float.parseFloat(pixels)));
        } catch (NumberFormatException e) {
            return 1_000;
        }
    }

    /** Leaves nothing in the head but the styles of the book, in their order. */
    private void head(Element head, Part part) throws RejectedException {
        StringBuilder css = new StringBuilder();
        for (Element child : Dom.children(head)) {
            if (Dom.name(child).equals("style")) {
                css.append(styles.inline(child.getTextContent(), part.path(), part.fixed()));
            } else if (Dom.name(child).equals("link")
                    && child.getAttribute("rel").equalsIgnoreCase("stylesheet")
                    && !child.getAttribute("media").equals("screen")) {
                var sheet = io.bindery.converters.print.book.Spot.of(part.path(), child.getAttribute("href"));
                if (sheet.isPresent() && files.contains(sheet.get().path())) {
                    css.append(styles.file(sheet.get().path(), part.fixed()));
                }
            }
            head.removeChild(child);
        }
        Element style = Dom.element(head.getOwnerDocument(), "style");
        style.setTextContent(css.toString());
        head.appendChild(style);
    }

    private String language(Element html, Element body) {
        for (Element element : new Element[] {body, html}) {
            if (element.hasAttribute("lang")) {
                return element.getAttribute("lang");
            }
        }
        return book.language();
    }

    private static Element[] elements(Element body) {
        java.util.List<Element> all = new java.util.ArrayList<>();
        Dom.each(body, all::add);
        return all.toArray(Element[]::new);
    }

    private void element(Element element, Part part) throws RejectedException {
        String name = Dom.name(element);
        if (REMOVED.contains(name) || (name.equals("nav") && isForMachines(element))) {
            Dom.remove(element);
            return;
        }
        switch (name) {
            case "math" -> {
                Formulas.set(element);
                return;
            }
            case "svg" -> {
                drawing(element, part);
                return;
            }
            case "img" -> picture(element, element.getAttribute("src"), part);
            case "object", "picture" -> object(element, part);
            case "switch" -> choice(element);
            case "a" -> links.link(element, part.path());
            default -> {
                // Text, of one kind or another.
            }
        }
        attributes(element, part);
    }

    /** Landmarks and lists of pages are there for reading systems. */
    private static boolean isForMachines(Element nav) {
        String type = nav.getAttributeNS(EPUB, "type");
        return type.contains("landmarks") || type.contains("page-list");
    }

    private void attributes(Element element, Part part) throws RejectedException {
        var attributes = element.getAttributes();
        for (int i = attributes.getLength() - 1; i >= 0; i--) {
            Node attribute = attributes.item(i);
            if (attribute.getNodeName().toLowerCase(java.util.Locale.ROOT).startsWith("on")
                    || attribute.getNodeName().equals("download")) {
                element.removeAttribute(attribute.getNodeName());
            }
        }
        if (element.hasAttribute("style")) {
            element.setAttribute(
                    "style", styles.declarations(element.getAttribute("style"), part.path(), part.fixed()));
        }
    }

    private void picture(Element image, String source, Part part) {
        Optional<String> uri = resources.uri(part.path(), source);
        String alternative = image.getAttribute("alt").strip();
        if (uri.isEmpty()) {
            Dom.replace(image, "span", alternative);
            return;
        }
        image.setAttribute("src", uri.get());
        image.removeAttribute("srcset");
        if (!image.hasAttribute("alt")) {
            image.setAttribute("alt", "");
        }
    }

    private void object(Element object, Part part) {
        Optional<String> uri = resources.uri(part.path(), object.getAttribute("data"));
        if (Dom.name(object).equals("object")
                && uri.isPresent()
                && object.getAttribute("type").startsWith("image/")) {
            Dom.replace(object, "img", "").setAttribute("src", uri.get());
        } else {
            Dom.unwrap(object);
        }
    }

    /** {@code epub:switch}: the default is what every reading system can show. */
    private static void choice(Element element) {
        Element otherwise = Dom.child(element, "default");
        for (Element child : Dom.children(element)) {
            if (child != otherwise && otherwise != null) {
                element.removeChild(child);
            }
        }
        if (otherwise != null) {
            Dom.unwrap(otherwise);
        }
        Dom.unwrap(element);
    }

    private void drawing(Element svg, Part part) throws RejectedException {
        // A drawing around one picture, as covers have it, is that picture.
        java.util.List<Element> inside = new java.util.ArrayList<>();
        Dom.each(svg, inside::add);
        java.util.List<Element> shown = inside.stream()
                .filter(element ->
                        !Set.of("title", "desc", "g", "defs", "metadata").contains(Dom.name(element)))
                .toList();
        if (shown.size() == 1 && Dom.name(shown.get(0)).equals("image")) {
            Optional<String> uri =
                    resources.uri(part.path(), Dom.reference(shown.get(0)).strip());
            if (uri.isPresent()) {
                Element image = Dom.replace(svg, "img", "");
                image.setAttribute("src", uri.get());
                image.setAttribute("alt", "");
                image.setAttribute("class", "bindery-whole");
                return;
            }
        }
        if (!new Drawings(files, resources).makeSafe(svg, part.path())) {
            Dom.remove(svg);
        }
    }

    private static int pictures(Element body) {
        int[] count = {0};
        Dom.each(body, element -> count[0] += Set.of("img", "svg").contains(Dom.name(element)) ? 1 : 0);
        return count[0];
    }
}
