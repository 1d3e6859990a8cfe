package io.bindery.api.metadata;

import java.util.Objects;

/**
 * A title. Immutable.
 *
 * @param text the title; not blank
 * @param type what kind of title
 */
public record Title(String text, Type type) {

    /** The kinds of titles of EPUB 3 ({@code title-type}); ONIX code list 15 has the same distinctions. */
    public enum Type {
        /** The title by which the book is known. */
        MAIN,
        /** Subtitle. */
        SUBTITLE,
        /** Short form. */
        SHORT,
        /** Title of the collection it belongs to. */
        COLLECTION,
        /** Statement of the edition. */
        EDITION,
        /** All parts in one. */
        EXPANDED
    }

    public Title {
        text = Texts.require(text, "title");
        Objects.requireNonNull(type, "type");
    }

    /** A main title. */
    public static Title main(String text) {
        return new Title(text, Type.MAIN);
    }
}
