package io.bindery.feeds.onix.product;

import io.bindery.api.metadata.AccessibilityProperty;
import io.bindery.api.metadata.MetadataField;
import io.bindery.feeds.onix.xml.Element;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Accessibility: ONIX code list 196 against the terms of schema.org, as the W3C's "Schema.org Accessibility Properties for Discoverability
 * Vocabulary" and its crosswalk with ONIX pair them. Codes without such a term are kept under a name of ours.
 */
final class AccessibilityRule implements Rule {

    private static final String FEATURE_TYPE = "09";
    private static final String UNPAIRED = "onix196";

    /** Codes whose meaning is in their description: the property whose value that is. */
    private static final Map<String, String> DESCRIBED =
            Map.of("00", "accessibilitySummary", "93", "certifiedBy", "94", "certifierReport");

    private static final Map<String, AccessibilityProperty> PROPERTIES = new HashMap<>();

    static {
        String table = """
                02 conformsTo EPUB Accessibility 1.0 - WCAG 2.0 Level A
                03 conformsTo EPUB Accessibility 1.0 - WCAG 2.0 Level AA
                04 conformsTo EPUB Accessibility 1.1
                05 conformsTo PDF/UA
                08 accessibilitySummary unknown
                11 accessibilityFeature tableOfContents
                12 accessibilityFeature index
                13 accessibilityFeature readingOrder
                14 accessibilityFeature alternativeText
                15 accessibilityFeature longDescription
                17 accessibilityFeature MathML
                18 accessibilityFeature ChemML
                19 accessibilityFeature pageBreakMarkers
                20 accessibilityFeature synchronizedAudioText
                21 accessibilityFeature ttsMarkup
                26 accessibilityFeature highContrastDisplay
                28 accessibilityFeature audioDescription
                29 accessibilityFeature structuralNavigation
                30 accessibilityFeature ARIA
                34 accessibilityFeature MathML-chemistry
                35 accessibilityFeature latex
                36 accessibilityFeature displayTransformability
                52 accessModeSufficient textual
                80 conformsTo WCAG 2.0
                81 conformsTo WCAG 2.1
                82 conformsTo WCAG 2.2
                84 conformsTo WCAG Level A
                85 conformsTo WCAG Level AA
                86 conformsTo WCAG Level AAA
                """;
        table.lines().forEach(line -> {
            String[] words = line.split(" ", 3);
            PROPERTIES.put(words[0], new AccessibilityProperty(words[1], words[2]));
        });
    }

    @Override
    public Set<String> parts() {
        return Set.of("ProductFormFeature");
    }

    @Override
    public Set<MetadataField<?>> fields() {
        return Set.of(MetadataField.ACCESSIBILITY);
    }

    @Override
    public void read(Element part, Statements statements) {
        if (!part.textOf("ProductFormFeatureType").equals(FEATURE_TYPE)) {
            return;
        }
        String code = part.textOf("ProductFormFeatureValue");
        String description = part.textOf("ProductFormFeatureDescription");
        String described = DESCRIBED.get(code);
        AccessibilityProperty property;
        if (described != null && !description.isEmpty()) {
            property = new AccessibilityProperty(described, description);
        } else {
            property = PROPERTIES.containsKey(code) ? PROPERTIES.get(code) : new AccessibilityProperty(UNPAIRED, code);
        }
        statements.state(MetadataField.ACCESSIBILITY, property, part);
    }

    @Override
    public void write(Pending pending, Parts parts) {
        AccessibilityProperty property = pending.take(MetadataField.ACCESSIBILITY);
        Element element = Element.of("ProductFormFeature", Element.of("ProductFormFeatureType", FEATURE_TYPE));
        for (var entry : PROPERTIES.entrySet()) {
            if (entry.getValue().equals(property)) {
                parts.add(element.add("ProductFormFeatureValue", entry.getKey()));
                return;
            }
        }
        if (property.property().equals(UNPAIRED)) {
            parts.add(element.add("ProductFormFeatureValue", property.value()));
            return;
        }
        for (var entry : DESCRIBED.entrySet()) {
            if (entry.getValue().equals(property.property())) {
                parts.add(element.add("ProductFormFeatureValue", entry.getKey())
                        .add(Texts.element("ProductFormFeatureDescription", property.value())));
                return;
            }
        }
        // ONIX has no code for it, e.g. for a mode of access; the book itself says it.
    }
}
