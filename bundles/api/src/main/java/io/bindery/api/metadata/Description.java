package io.bindery.api.metadata;

import java.util.Objects;

/**
 * A text about the book, for readers. Immutable.
 *
 * @param type ONIX code list 153, e.g. {@code 02} short, {@code 03} long description, {@code 04} table of contents, {@code 06} review
 *     quote; two digits
 * @param text the text; not blank
 * @param format how it is written
 * @param language BCP 47; empty if not known
 * @param author by whom it was written, for a quotation; empty if not known
 */
public record Description(String type, String text, Format format, String language, String author) {

    /** The long description. */
    public static final String LONG = "03";
    /** The short description. */
    public static final String SHORT = "02";

    /** How a text is written: ONIX code list 34, codes 06, 02 and 05. */
    public enum Format {
        /** Plain text. */
        TEXT,
        /** HTML, not necessarily well formed. */
        HTML,
        /** Well-formed XHTML. */
        XHTML
    }

    public Description {
        type = Codes.digits(type, 2, "description's type");
        text = Texts.require(text, "description");
        Objects.requireNonNull(format, "format");
        language = Texts.optional(language);
        author = Texts.optional(author);
    }
}
