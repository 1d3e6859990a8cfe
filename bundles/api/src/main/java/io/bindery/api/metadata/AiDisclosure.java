package io.bindery.api.metadata;

import java.util.Objects;

/**
 * What part of the book a machine had a hand in. Immutable.
 *
 * @param part e.g. {@code text}, {@code images}, {@code cover}, {@code translation}, {@code narration}; not blank
 * @param degree how much
 * @param statement the publisher's words; empty if there are none
 */
public record AiDisclosure(String part, Degree degree, String statement) {

    /** How much of the work was a machine's. */
    public enum Degree {
        /** None. */
        NONE,
        /** People made it with a machine's help. */
        ASSISTED,
        /** A machine made it. */
        GENERATED
    }

    public AiDisclosure {
        part = Texts.require(part, "part");
        Objects.requireNonNull(degree, "degree");
        statement = Texts.optional(statement);
    }
}
