package io.bindery.api.metadata;

/**
 * What the book is about. Immutable.
 *
 * @param scheme {@code BISAC}, {@code Thema}, {@code LCSH} ... or a URI (the names of ONIX code list 27); empty for a plain keyword
 * @param code the code in that scheme; empty if there is none
 * @param text the subject in words; not blank (the code if there are no words)
 * @param main whether it is the main subject in its scheme ({@code MainSubject} of ONIX)
 */
public record Subject(String scheme, String code, String text, boolean main) {
    public Subject {
        scheme = Texts.optional(scheme);
        code = Texts.optional(code);
        text = Texts.require(text, "subject");
    }

    /** A subject that is not said to be the main one. */
    public Subject(String scheme, String code, String text) {
        this(scheme, code, text, false);
    }
}
