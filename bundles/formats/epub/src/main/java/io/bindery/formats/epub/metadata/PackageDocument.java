package io.bindery.formats.epub.metadata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A package document of EPUB 2 or 3, as it is written and without any judgement. Filled by {@link PackageParser}; read-only
 * after that.
 */
final class PackageDocument {

    /** Nobody has so much to say of a book; a hostile one may not fill the memory. */
    static final int MAX_ELEMENTS = 50_000;

    final String path;
    String version = "";
    String uniqueIdentifier = "";
    String pageProgression = "";
    String ncxId = "";
    final List<Element> metadata = new ArrayList<>();
    final Map<String, List<Element>> refinements = new LinkedHashMap<>();
    final Map<String, Item> manifest = new LinkedHashMap<>();
    final List<String> linearSpine = new ArrayList<>();
    final Map<String, String> guide = new LinkedHashMap<>();

    PackageDocument(String path) {
        this.path = path;
    }

    /**
     * One element of the metadata.
     *
     * @param name {@code dc:title}, {@code meta} or {@code link}
     * @param attributes by local name
     * @param text its text, white space collapsed
     */
    record Element(String name, Map<String, String> attributes, String text) {

        String attribute(String attribute) {
            return attributes.getOrDefault(attribute, "");
        }

        /** The property of an EPUB 3 {@code meta}, or the name of an EPUB 2 one. */
        String property() {
            String property = attribute("property");
            return property.isEmpty() ? attribute("name") : property;
        }

        /** The value of a {@code meta} of either version. */
        String value() {
            return text.isEmpty() ? attribute("content").strip() : text;
        }
    }

    /**
     * One file of the manifest.
     *
     * @param path within the book
     * @param properties of EPUB 3, e.g. {@code nav}
     */
    record Item(String id, String path, String mediaType, Set<String> properties) {}

    boolean isEpub3() {
        return !version.startsWith("2") && !version.startsWith("1");
    }

    /** Elements of the metadata with this name that stand for themselves. */
    List<Element> all(String name) {
        return metadata.stream().filter(element -> element.name().equals(name)).toList();
    }

    /** The {@code meta} elements that say something of the book as a whole under this name. */
    List<Element> metas(String property) {
        return all("meta").stream()
                .filter(meta ->
                        meta.property().equals(property) && !meta.value().isBlank())
                .toList();
    }

    /** What {@code meta} elements say of another element, by their property. */
    List<Element> refinements(Element element, String property) {
        return refinements.getOrDefault(element.attribute("id"), List.of()).stream()
                .filter(meta ->
                        meta.property().equals(property) && !meta.value().isBlank())
                .toList();
    }

    Optional<String> refinement(Element element, String property) {
        return refinements(element, property).stream().findFirst().map(Element::value);
    }

    Optional<Item> itemWithProperty(String property) {
        return manifest.values().stream()
                .filter(item -> item.properties().contains(property))
                .findFirst();
    }

    Optional<Item> itemAt(String itemPath) {
        return manifest.values().stream()
                .filter(item -> item.path().equals(itemPath))
                .findFirst();
    }

    /** Where a statement was read, for its provenance. */
    String origin(String what) {
        return path + " " + what;
    }
}
