package io.bindery.api.metadata;

/**
 * A name for the book. Immutable.
 *
 * @param scheme upper case: {@code ISBN}, {@code UUID}, {@code DOI}, {@code URI} ...; empty if not known
 * @param value the name in its scheme's plain form: an ISBN as 13 digits, a UUID in lower case without prefix
 */
public record Identifier(String scheme, String value) {
    public Identifier {
        scheme = Texts.optional(scheme).toUpperCase(java.util.Locale.ROOT);
        value = Texts.require(value, "identifier");
    }
}
