package io.bindery.api.metadata;

import java.util.Objects;

/**
 * Somebody, a place or a time that the text speaks of. Immutable.
 *
 * @param kind what it is
 * @param name as the text has it; not blank
 * @param count how often the text names it; at least 1
 */
public record Mention(Kind kind, String name, long count) {

    /** What is named. */
    public enum Kind {
        /** A person, real or invented. */
        PERSON,
        /** A place. */
        PLACE,
        /** A year, a century, an age. */
        TIME
    }

    public Mention {
        Objects.requireNonNull(kind, "kind");
        name = Texts.require(name, "name");
        if (count < 1) {
            throw new IllegalArgumentException("what is mentioned is mentioned at least once: " + count);
        }
    }
}
