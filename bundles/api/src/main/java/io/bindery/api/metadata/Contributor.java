package io.bindery.api.metadata;

import java.util.List;

/**
 * Somebody who had a part in the book. Immutable.
 *
 * @param name as it is written on the book; not blank
 * @param role ONIX code list 17, e.g. {@code A01} by (author), {@code B06} translated by, {@code A12} illustrated by; a MARC
 *     relator such as {@code mrk} where that list has no code for it ({@link ContributorRoles} turns those into ONIX codes
 *     that have one); empty if the book does not say
 * @param sortName as it is sorted, e.g. {@code Melville, Herman}; empty if the book does not say
 * @param creator whether the book names this one as a main creator ({@code dc:creator})
 * @param corporate whether it is an organisation, not a person
 * @param identifiers ISNI, ORCID ...; unmodifiable
 * @param biography a note about the one, for readers; empty if there is none
 */
public record Contributor(
        String name,
        String role,
        String sortName,
        boolean creator,
        boolean corporate,
        List<Identifier> identifiers,
        String biography) {

    public Contributor {
        name = Texts.require(name, "contributor's name");
        role = ContributorRoles.onix(Texts.optional(role));
        sortName = Texts.optional(sortName);
        identifiers = Texts.list(identifiers);
        biography = Texts.optional(biography);
    }

    /** A person of whom no more is known. */
    public Contributor(String name, String role, String sortName, boolean creator) {
        this(name, role, sortName, creator, false, List.of(), "");
    }
}
