package io.bindery.api.metadata;

/**
 * One accessibility statement. Immutable.
 *
 * @param property the name without prefix, e.g. {@code accessMode}, {@code accessibilityFeature}, {@code conformsTo}
 * @param value as stated, e.g. {@code textual}; not blank
 */
public record AccessibilityProperty(String property, String value) {
    public AccessibilityProperty {
        property = Texts.require(property, "accessibility property");
        value = Texts.require(value, "accessibility value");
    }
}
