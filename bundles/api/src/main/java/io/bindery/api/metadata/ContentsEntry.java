package io.bindery.api.metadata;

/**
 * One line of the table of contents. Immutable.
 *
 * @param title the heading; not blank
 * @param target where it leads: a path within the book, perhaps with a fragment; empty for a mere heading
 * @param depth 1 for the outermost entries
 */
public record ContentsEntry(String title, String target, int depth) {
    public ContentsEntry {
        title = Texts.require(title, "heading");
        target = Texts.optional(target);
        if (depth < 1) {
            throw new IllegalArgumentException("depth counts from 1: " + depth);
        }
    }
}
