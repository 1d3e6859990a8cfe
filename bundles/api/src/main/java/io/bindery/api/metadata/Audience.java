package io.bindery.api.metadata;

/**
 * For whom the book is. Immutable.
 *
 * @param scheme ONIX code list 29, e.g. {@code 01} for the codes of ONIX list 28; two digits
 * @param code the code in that scheme, e.g. {@code 01} general, {@code 02} children, {@code 03} young adult
 */
public record Audience(String scheme, String code) {
    public Audience {
        scheme = Codes.digits(scheme, 2, "audience's scheme");
        code = Texts.require(code, "audience");
    }
}
