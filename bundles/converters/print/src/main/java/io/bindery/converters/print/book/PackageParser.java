package io.bindery.converters.print.book;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.ext.DefaultHandler2;

/**
 * Reads of a package document (EPUB 3.3, section 5; OPF 2.0.1) what printing needs. Goes by local names: old and home-made
 * books get their name spaces wrong more often than their elements.
 */
final class PackageParser extends DefaultHandler2 {

    private static final int MAX_TEXT = 20_000;
    private static final int MAX_ITEMS = 20_000;

    /** A file of the manifest. */
    record Item(String path, String mediaType, List<String> properties) {}

    /** A place in the spine. */
    record Reference(String id, List<String> properties) {}

    final String path;
    final Map<String, Item> manifest = new LinkedHashMap<>();
    final List<Reference> spine = new ArrayList<>();
    final Map<String, List<String>> statements = new HashMap<>();
    final Map<String, String> metas = new HashMap<>();
    final Map<String, Spot> guide = new HashMap<>();
    String identifier = "";
    String ncx = "";
    boolean rightToLeft;

    private String uniqueId = "";
    private boolean inMetadata;
    private String open = "";
    private String openId = "";
    private final StringBuilder text = new StringBuilder();

    PackageParser(String path) {
        this.path = path;
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
        switch (localName) {
            case "package" -> uniqueId = value(attributes, "unique-identifier");
            case "metadata" -> inMetadata = true;
            case "item" -> item(attributes);
            case "spine" -> {
                ncx = value(attributes, "toc");
                rightToLeft = value(attributes, "page-progression-direction").equals("rtl");
            }
            case "itemref" -> {
                if (spine.size() < MAX_ITEMS) {
                    spine.add(new Reference(value(attributes, "idref"), words(attributes, "properties")));
                }
            }
            case "reference" ->
                Spot.of(path, value(attributes, "href"))
                        .ifPresent(spot ->
                                guide.putIfAbsent(value(attributes, "type").toLowerCase(Locale.ROOT), spot));
            default -> {
                if (inMetadata) {
                    statement(localName, attributes);
                }
            }
        }
    }

    private void statement(String localName, Attributes attributes) {
        text.setLength(0);
        open = localName;
        openId = value(attributes, "id");
        if (localName.equals("meta")) {
            String property = value(attributes, "property");
            open = attributes.getValue("refines") == null ? "meta " + property : "";
            if (property.isEmpty()) {
                metas.putIfAbsent(value(attributes, "name"), value(attributes, "content"));
            }
        }
    }

    private void item(Attributes attributes) {
        if (manifest.size() < MAX_ITEMS) {
            Spot.of(path, value(attributes, "href"))
                    .ifPresent(spot -> manifest.putIfAbsent(
                            value(attributes, "id"),
                            new Item(
                                    spot.path(),
                                    value(attributes, "media-type").toLowerCase(Locale.ROOT),
                                    words(attributes, "properties"))));
        }
    }

    @Override
    public void characters(char[] chars, int start, int length) {
        if (!open.isEmpty() && text.length() < MAX_TEXT) {
            text.append(chars, start, Math.min(length, MAX_TEXT));
        }
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
        if (localName.equals("metadata")) {
            inMetadata = false;
        }
        String said = text.toString().strip().replaceAll("\\s+", " ");
        if (!open.isEmpty() && !said.isEmpty()) {
            if (open.startsWith("meta ")) {
                metas.putIfAbsent(open.substring(5), said);
            } else if (open.equals(localName)) {
                statements
                        .computeIfAbsent(localName.toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                        .add(said);
                if (localName.equals("identifier") && openId.equals(uniqueId)) {
                    identifier = said;
                }
            }
        }
        open = "";
        text.setLength(0);
    }

    private static String value(Attributes attributes, String name) {
        @Nullable String value = attributes.getValue(name);
        return value == null ? "" : value.strip();
    }

    private static List<String> words(Attributes attributes, String name) {
        return Arrays.asList(value(attributes, name).split("\\s+"));
    }
}
