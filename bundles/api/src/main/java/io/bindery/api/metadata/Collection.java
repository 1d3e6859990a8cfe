package io.bindery.api.metadata;

/**
 * A series or set that the book belongs to. Immutable.
 *
 * @param name the name; not blank
 * @param type {@code series}, {@code set} or empty ({@code collection-type} of EPUB 3)
 * @param position the number in it, as written, e.g. {@code 2} or {@code 2.1}; empty if not known
 */
public record Collection(String name, String type, String position) {
    public Collection {
        name = Texts.require(name, "collection's name");
        type = Texts.optional(type);
        position = Texts.optional(position);
    }
}
