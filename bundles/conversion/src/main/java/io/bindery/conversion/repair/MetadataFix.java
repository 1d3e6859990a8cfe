package io.bindery.conversion.repair;

import io.bindery.api.error.RejectedException;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/**
 * The metadata that a package must have, and none that programs only make up: placeholders, moments of conversion, random identifiers
 * (EPUB 3.3, section 5.5). What stays the same for the same source makes the same book of it.
 */
final class MetadataFix implements BookFix {

    /** When every made book was last changed: a conversion is no revision, and the same source gives the same bytes. */
    static final String MODIFIED = "2000-01-01T00:00:00Z";

    private static final String IDENTIFIER = "book-id";

    /** Prefixes that need no declaration (EPUB 3.3, section 5.4.4 and D.3). */
    private static final Set<String> RESERVED =
            Set.of("a11y", "dcterms", "marc", "media", "onix", "rendition", "schema", "xsd", "msv", "prism");

    private final BookDefaults defaults;

    MetadataFix(BookDefaults defaults) {
        this.defaults = defaults;
    }

    @Override
    public void mend(MadeBook book) throws RejectedException, IOException {
        Element metadata = book.metadata();
        metadata.attr("xmlns:dc", MadeBook.DC);
        book.root().attr("version", "3.0");
        book.root().attr("xmlns", MadeBook.OPF);
        if (!ValueFix.isLanguage(book.root().attr("xml:lang"))) {
            book.root().removeAttr("xml:lang");
        }
        leftovers(book, metadata);
        ids(book);
        identifier(book, metadata);
        required(book, metadata, "dc:title", title(book));
        required(book, metadata, "dc:language", defaults.language().isEmpty() ? "und" : defaults.language());
        if (metadata.children().stream().noneMatch(child -> is(child, "creator"))) {
            defaults.creators()
                    .forEach(name -> metadata.appendElement("dc:creator").text(name));
        }
        refinements(book, metadata);
        metadata.children().stream()
                .filter(child -> child.attr("property").equals("dcterms:modified"))
                .toList()
                .forEach(Element::remove);
        metadata.appendElement("meta").attr("property", "dcterms:modified").text(MODIFIED);
    }

    private String title(MadeBook book) {
        if (!defaults.title().isBlank()) {
            return defaults.title();
        }
        String nav = book.nav().map(book::path).orElse("");
        return book.readingOrder().stream()
                .filter(path -> !path.equals(nav))
                .flatMap(path -> book.facts(path).stream())
                .map(MadeBook.Facts::heading)
                .filter(heading -> !heading.isBlank())
                .findFirst()
                .orElse("Untitled");
    }

    private static boolean is(Element element, String name) {
        return element.normalName().equals("dc:" + name);
    }

    private static void leftovers(MadeBook book, Element metadata) {
        for (Element child : List.copyOf(metadata.children())) {
            if (!good(book, child)) {
                child.remove();
                book.tally().add(RepairError.METADATA);
                continue;
            }
            for (Attribute attribute : List.copyOf(child.attributes().asList())) {
                if (attribute.getKey().startsWith("opf:")) {
                    child.removeAttr(attribute.getKey());
                    book.tally().add(RepairError.METADATA);
                }
            }
        }
    }

    private static boolean good(MadeBook book, Element child) {
        String text = child.text().strip();
        String name = child.normalName();
        if (name.equals("meta")) {
            return child.hasAttr("property")
                    ? !text.isEmpty() && known(book, child.attr("property")) && schemed(child)
                    : child.hasAttr("name")
                            && !child.attr("content").isEmpty()
                            && !child.attr("name").startsWith("calibre:");
        }
        if (name.equals("link")) {
            return !child.attr("href").isBlank()
                    && !child.attr("rel").isBlank()
                    && Hrefs.followable(child.attr("href"));
        }
        if (!name.startsWith("dc:")) {
            return false;
        }
        return switch (name.substring(3)) {
            case "title" -> !text.isEmpty() && !text.equals("Unknown") && !text.equals("UNTITLED");
            case "creator" -> !text.isEmpty() && !text.equals("Unknown");
            case "language" -> !text.isEmpty() && ValueFix.isLanguage(text);
            // Of these the program has thrown dice for, or told itself.
            case "identifier" ->
                !text.isEmpty()
                        && !text.matches(
                                "(?i)(urn:)?uuid:.*|MOBI-ASIN:[0-9a-f-]{36}|calibre:.*|[0-9a-f]{8}-[0-9a-f-]{27}");
            case "date" ->
                text.matches("\\d{4}(-\\d{2}(-\\d{2}.*)?)?")
                        && !text.matches("0101.*|1970-01-01T00:00:00.*|2000-01-01T00:00:00.*");
            // Special kinds of books have rules that a conversion does not keep.
            case "type" ->
                !text.matches("dictionary|edupub|index|preview|teacher-edition|teacher-guide|distributable-object");
            case "contributor" -> !text.isEmpty() && !text.startsWith("calibre (");
            default -> !text.isEmpty();
        };
    }

    private static boolean known(MadeBook book, String property) {
        int colon = property.indexOf(':');
        if (colon < 0) {
            return property.matches("[A-Za-z-]+");
        }
        String prefix = property.substring(0, colon);
        if (prefix.equals("media") && book.items().stream().noneMatch(item -> item.hasAttr("media-overlay"))) {
            return false;
        }
        return !prefix.equals("calibre")
                && (RESERVED.contains(prefix) || book.root().attr("prefix").contains(prefix + ":"));
    }

    private static boolean schemed(Element meta) {
        String scheme = meta.attr("scheme");
        return scheme.isEmpty() || scheme.matches("(marc|onix|dcterms|xsd):.*");
    }

    private static void ids(MadeBook book) {
        Set<String> ids = new HashSet<>();
        for (Element element : book.packageDocument().getAllElements()) {
            if (element.hasAttr("id")
                    && !element.normalName().equals("item")
                    && (!Xml.isId(element.attr("id")) || !ids.add(element.attr("id")))) {
                element.removeAttr("id");
                book.tally().add(RepairError.ID);
            }
        }
    }

    private void identifier(MadeBook book, Element metadata) throws RejectedException, IOException {
        if (book.isObfuscated() && metadata.getElementById(book.root().attr("unique-identifier")) != null) {
            return; // it is the key to fonts that are made unreadable with it
        }
        for (Element child : metadata.children()) {
            if (child.attr("id").equals(IDENTIFIER)) {
                child.removeAttr("id");
            }
        }
        metadata.prependElement("dc:identifier").attr("id", IDENTIFIER).text("urn:uuid:" + defaults.identifier());
        book.root().attr("unique-identifier", IDENTIFIER);
    }

    private static void required(MadeBook book, Element metadata, String name, String value) {
        if (metadata.children().stream().noneMatch(child -> child.normalName().equals(name))) {
            metadata.appendElement(name).text(value);
            book.tally().add(RepairError.METADATA);
        }
    }

    /** What refines something that is gone goes as well; of what may be said once, the first counts. */
    private static void refinements(MadeBook book, Element metadata) {
        Map<String, String> names = new HashMap<>();
        book.packageDocument().getAllElements().forEach(element -> names.put(element.attr("id"), element.normalName()));
        Set<String> said = new HashSet<>();
        for (Element meta : List.copyOf(metadata.children())) {
            String refined = meta.attr("refines");
            if (refined.isEmpty()) {
                continue;
            }
            String id = refined.startsWith("#") ? refined.substring(1) : "";
            String property = meta.attr("property");
            boolean once =
                    property.matches("file-as|display-seq|group-position|title-type|identifier-type|collection-type");
            boolean unknown = property.equals("file-as") && meta.text().equals("Unknown");
            if (!names.containsKey(id) || id.isEmpty() || unknown || once && !said.add(id + " " + property)) {
                meta.remove();
                book.tally().add(RepairError.METADATA);
            }
        }
    }
}
