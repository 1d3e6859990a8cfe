package io.bindery.api.metadata;

/**
 * How hard the book is to read. Immutable.
 *
 * @param scheme the measure, e.g. {@code Lexile} (ONIX code list 32) or {@code Flesch-Kincaid}; not blank
 * @param level the value in that measure; not blank
 */
public record Complexity(String scheme, String level) {
    public Complexity {
        scheme = Texts.require(scheme, "scheme");
        level = Texts.require(level, "level");
    }
}
