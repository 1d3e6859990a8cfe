package io.bindery.converters.print.content;

import io.bindery.api.error.RejectedException;
import io.bindery.converters.print.book.BookFiles;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/**
 * Makes drawings (SVG) safe to draw: no scripts, nothing from outside, no filters (which work on pixels, as many as the drawing asks
 * for), and no more shapes than a drawing has, counted with all repetitions of {@code use}. For one book.
 */
final class Drawings {

    private static final Logger LOG = LoggerFactory.getLogger(Drawings.class);

    private static final int MAX_SHAPES = 100_000;
    private static final Set<String> REMOVED = Set.of(
            "script",
            "foreignObject",
            "filter",
            "animate",
            "animateMotion",
            "animateTransform",
            "animateColor",
            "set",
            "metadata",
            "iframe",
            "audio",
            "video",
            "font-face",
            "handler",
            "listener",
            "cursor",
            "color-profile");

    private static final Pattern VIEW_BOX = Pattern.compile(
            "viewBox\\s*=\\s*[\"']\\s*[-0-9.]+[\\s,]+[-0-9.]+[\\s,]+([0-9]+(?:\\.[0-9]+)?)[\\s,]+([0-9]+(?:\\.[0-9]+)?)\\s*[\"']");

    private final BookFiles files;
    private final Resources resources;

    Drawings(BookFiles files, Resources resources) {
        this.files = files;
        this.resources = resources;
    }

    /** A drawing of the book; empty if there is none, or it cannot be drawn. */
    Optional<Document> read(String path) throws RejectedException {
        DomBuilder builder = new DomBuilder(path);
        if (!files.parse(path, builder) || builder.document.getDocumentElement() == null) {
            return Optional.empty();
        }
        Element svg = builder.document.getDocumentElement();
        return makeSafe(svg, path) ? Optional.of(builder.document) : Optional.empty();
    }

    /** Takes out what is dangerous; false if the drawing is hostile as a whole. */
    boolean makeSafe(Element svg, String path) throws RejectedException {
        Map<String, Element> byId = new HashMap<>();
        Dom.each(svg, element -> {
            if (REMOVED.contains(Dom.name(element))) {
                Dom.remove(element);
            }
        });
        clean(svg, byId);
        Dom.each(svg, element -> clean(element, byId));
        for (Element image : elements(svg, "image")) {
            embed(image, path);
        }
        if (shapes(svg, byId, new HashSet<>(), new HashMap<>()) > MAX_SHAPES) {
            LOG.warn("left out a drawing in {}: it has more than {} shapes", path, MAX_SHAPES);
            return false;
        }
        return true;
    }

    private static java.util.List<Element> elements(Element svg, String name) {
        java.util.List<Element> found = new java.util.ArrayList<>();
        Dom.each(svg, element -> {
            if (Dom.name(element).equals(name)) {
                found.add(element);
            }
        });
        return found;
    }

    private static void clean(Element element, Map<String, Element> byId) {
        if (element.hasAttribute("id")) {
            byId.putIfAbsent(element.getAttribute("id"), element);
        }
        NamedNodeMap attributes = element.getAttributes();
        for (int i = attributes.getLength() - 1; i >= 0; i--) {
            Attr attribute = (Attr) attributes.item(i);
            String name = attribute.getName();
            String value = attribute.getValue();
            boolean reference = name.equals("href") || name.endsWith(":href");
            boolean image = Dom.name(element).equals("image");
            boolean link = Dom.name(element).equals("a");
            if (name.startsWith("on")
                    || name.equals("filter")
                    || paintsFromOutside(value)
                    || (name.equals("style") && value.contains("filter"))
                    || (link && reference)
                    || (reference && !image && !value.strip().startsWith("#"))) {
                element.removeAttributeNode(attribute);
            }
        }
        if (Dom.name(element).equals("style")) {
            String css = element.getTextContent();
            if (css.contains("@import") || css.contains("url") || css.contains("filter")) {
                element.setTextContent("");
            }
        }
    }

    /** Whether a value has a {@code url()} that does not begin with the sign of an id. */
    private static boolean paintsFromOutside(String value) {
        for (int at = value.indexOf("url("); at >= 0; at = value.indexOf("url(", at + 4)) {
            int next = at + 4;
            while (next < value.length() && " \t\r\n\"'".indexOf(value.charAt(next)) >= 0) {
                next++;
            }
            if (next >= value.length() || value.charAt(next) != '#') {
                return true;
            }
        }
        return false;
    }

    private void embed(Element image, String path) throws RejectedException {
        Optional<String> uri = resources.uri(path, Dom.reference(image).strip());
        Optional<byte[]> bytes =
                uri.isPresent() && !Resources.isDrawing(uri.get()) ? resources.bytes(uri.get()) : Optional.empty();
        if (bytes.isEmpty()) {
            Dom.remove(image);
            return;
        }
        String data = "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.get());
        image.removeAttribute("href");
        image.setAttributeNS("http://www.w3.org/1999/xlink", "xlink:href", data);
    }

    /** How many elements would be drawn; a drawing that repeats itself endlessly has too many. */
    private static long shapes(
            Element element, Map<String, Element> byId, Set<Element> open, Map<Element, Long> known) {
        Long counted = known.get(element);
        if (counted != null) {
            return counted;
        }
        if (!open.add(element)) {
            return MAX_SHAPES + 1L;
        }
        long sum = 1;
        for (Element child : Dom.children(element)) {
            sum += shapes(child, byId, open, known);
        }
        String target = Dom.reference(element).strip();
        if (target.startsWith("#") && byId.get(target.substring(1)) != null) {
            sum += shapes(byId.get(target.substring(1)), byId, open, known);
        }
        open.remove(element);
        sum = Math.min(sum, MAX_SHAPES + 1L);
        known.put(element, sum);
        return sum;
    }

    /** The drawing as a file. */
    static byte[] bytes(Document drawing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            TransformerFactory.newDefaultInstance()
                    .newTransformer()
                    .transform(new DOMSource(drawing), new StreamResult(out));
        } catch (TransformerException e) {
            throw new IllegalStateException("a document in memory cannot be written", e);
        }
        return out.toByteArray();
    }

    /** Width by height of a drawing, as its root says; a page's, if it says nothing. */
    static float shape(String svg) {
        Matcher box = VIEW_BOX.matcher(svg);
        if (box.find()) {
            float shape = Float.parseFloat(box.group(1)) / Float.parseFloat(box.group(2));
            if (shape > 0.1f && shape < 10) {
                return shape;
            }
        }
        return 2 / 3f;
    }
}
