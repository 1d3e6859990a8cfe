package io.bindery.formats.epub.metadata;

import io.bindery.api.metadata.AccessibilityProperty;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.formats.epub.metadata.PackageDocument.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Accessibility metadata (EPUB Accessibility 1.1, sections 2 and 3), in the forms of EPUB 3 and EPUB 2. */
final class Accessibility {

    private static final Set<String> SCHEMA = Set.of(
            "accessMode",
            "accessModeSufficient",
            "accessibilityFeature",
            "accessibilityHazard",
            "accessibilitySummary",
            "accessibilityAPI",
            "accessibilityControl");

    private static final Set<String> CERTIFICATION = Set.of("certifiedBy", "certifierCredential", "certifierReport");

    private Accessibility() {}

    static void state(PackageDocument document, MetadataPatch.Builder patch) {
        List<Element> all = new ArrayList<>(document.metadata);
        // Who certified it and with what right refines the statement of conformance in many books.
        document.refinements.values().forEach(all::addAll);
        for (Element element : all) {
            switch (element.name()) {
                case "meta" -> state(document, patch, element.property(), element.value());
                case "link" -> {
                    for (String relation : element.attribute("rel").strip().split("\\s+")) {
                        state(document, patch, relation, element.attribute("href"));
                    }
                }
                case "dcterms:conformsTo" -> state(document, patch, "dcterms:conformsTo", element.text());
                default -> {
                    // Not about accessibility.
                }
            }
        }
    }

    private static void state(PackageDocument document, MetadataPatch.Builder patch, String property, String value) {
        int colon = property.indexOf(':');
        if (colon < 0 || value.isBlank()) {
            return;
        }
        String prefix = property.substring(0, colon);
        String name = property.substring(colon + 1);
        boolean known = switch (prefix) {
            case "schema" -> SCHEMA.contains(name);
            case "a11y" -> CERTIFICATION.contains(name);
            case "dcterms" -> name.equals("conformsTo");
            default -> false;
        };
        if (known) {
            patch.add(MetadataField.ACCESSIBILITY, new AccessibilityProperty(name, value), document.origin(property));
        }
    }
}
