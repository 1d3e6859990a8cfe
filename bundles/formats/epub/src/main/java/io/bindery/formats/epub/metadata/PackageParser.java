package io.bindery.formats.epub.metadata;

import io.bindery.formats.epub.metadata.PackageDocument.Element;
import io.bindery.formats.epub.metadata.PackageDocument.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.xml.sax.Attributes;
import org.xml.sax.ext.DefaultHandler2;

/**
 * Reads a package document (EPUB 3.3, section 5; OPF 2.0.1). Goes by local names: old and home-made books get their name
 * spaces wrong more often than their elements.
 */
final class PackageParser extends DefaultHandler2 {

    /** The longest text of one element that is kept, in characters. */
    private static final int MAX_TEXT = 100_000;

    private final PackageDocument document;
    private final List<String> spineIds = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private Map<String, String> attributes = Map.of();
    private boolean inMetadata;
    private String open = "";
    private int depth;
    private int elements;

    PackageParser(String path) {
        this.document = new PackageDocument(path);
    }

    /** What was read so far; complete, or as far as the document could be parsed. */
    PackageDocument document() {
        for (String id : spineIds) {
            Item item = document.manifest.get(id);
            if (item != null) {
                document.linearSpine.add(item.path());
            }
        }
        spineIds.clear();
        return document;
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes given) {
        if (!open.isEmpty()) {
            // Mark-up inside a statement, e.g. in a description: its text counts.
            depth++;
            return;
        }
        if (++elements > PackageDocument.MAX_ELEMENTS) {
            return;
        }
        Map<String, String> here = local(given);
        switch (localName) {
            case "package" -> {
                document.version = here.getOrDefault("version", "").strip();
                document.uniqueIdentifier =
                        here.getOrDefault("unique-identifier", "").strip();
            }
            case "metadata" -> inMetadata = true;
            case "item" -> item(here);
            case "spine" -> {
                document.pageProgression =
                        here.getOrDefault("page-progression-direction", "").strip();
                document.ncxId = here.getOrDefault("toc", "").strip();
            }
            case "itemref" -> {
                if (!here.getOrDefault("linear", "yes").strip().equals("no")) {
                    spineIds.add(here.getOrDefault("idref", "").strip());
                }
            }
            case "reference" ->
                BookPath.resolve(document.path, here.getOrDefault("href", ""))
                        .ifPresent(target -> document.guide.putIfAbsent(
                                here.getOrDefault("type", "").strip().toLowerCase(Locale.ROOT), target));
            default -> statement(uri, localName, here);
        }
    }

    private void statement(String uri, String localName, Map<String, String> here) {
        // OEB 1.2 and calibre's oldest books wrap their statements in dc-metadata and x-metadata.
        if (!inMetadata || localName.endsWith("-metadata")) {
            return;
        }
        if (localName.equals("meta") || localName.equals("link")) {
            open = localName;
        } else if (uri.startsWith("http://purl.org/dc/terms")) {
            open = "dcterms:" + localName;
        } else {
            open = "dc:" + localName.toLowerCase(Locale.ROOT);
        }
        attributes = here;
        text.setLength(0);
        depth = 0;
    }

    private void item(Map<String, String> here) {
        String id = here.getOrDefault("id", "").strip();
        BookPath.file(document.path, here.getOrDefault("href", ""))
                .ifPresent(path -> document.manifest.putIfAbsent(
                        id,
                        new Item(
                                id,
                                path,
                                here.getOrDefault("media-type", "").strip(),
                                java.util.Arrays.stream(here.getOrDefault("properties", "")
                                                .strip()
                                                .split("\\s+"))
                                        .collect(java.util.stream.Collectors.toUnmodifiableSet()))));
    }

    @Override
    public void characters(char[] chars, int start, int length) {
        if (!open.isEmpty() && text.length() < MAX_TEXT) {
            text.append(chars, start, Math.min(length, MAX_TEXT - text.length()));
        }
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
        if (open.isEmpty()) {
            inMetadata &= !localName.equals("metadata");
            return;
        }
        if (depth-- > 0) {
            return;
        }
        Element element = new Element(open, attributes, Words.collapse(text));
        String refined = attributes.getOrDefault("refines", "").strip();
        if (refined.startsWith("#")) {
            document.refinements
                    .computeIfAbsent(refined.substring(1), id -> new ArrayList<>())
                    .add(element);
        } else if (refined.isEmpty()) {
            document.metadata.add(element);
        }
        open = "";
    }

    private static Map<String, String> local(Attributes attributes) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < attributes.getLength(); i++) {
            map.putIfAbsent(attributes.getLocalName(i), attributes.getValue(i));
        }
        return map;
    }
}
