package io.bindery.api.metadata;

/**
 * Somebody who had a part in the book. Immutable.
 *
 * @param name as it is written on the book; not blank
 * @param role MARC relator code, e.g. {@code aut}, {@code trl}, {@code ill}; empty if the book does not say
 * @param sortName as it is sorted, e.g. {@code Melville, Herman}; empty if the book does not say
 * @param creator whether the book names this one as a main creator ({@code dc:creator})
 */
public record Contributor(String name, String role, String sortName, boolean creator) {
    public Contributor {
        name = Texts.require(name, "contributor's name");
        role = Texts.optional(role);
        sortName = Texts.optional(sortName);
    }
}
