package io.bindery.api.metadata;

/**
 * What the book is about. Immutable.
 *
 * @param scheme {@code BISAC}, {@code Thema}, {@code LCSH} or a URI; empty for a plain keyword
 * @param code the code in that scheme; empty if there is none
 * @param text the subject in words; not blank (the code if there are no words)
 */
public record Subject(String scheme, String code, String text) {
    public Subject {
        scheme = Texts.optional(scheme);
        code = Texts.optional(code);
        text = Texts.require(text, "subject");
    }
}
