package io.bindery.api.metadata;

/**
 * A range of ages or grades for which the book is. Immutable.
 *
 * @param qualifier ONIX code list 30, e.g. {@code 17} interest age in years, {@code 18} reading age in years, {@code 11} US school grade
 * @param from the lowest, as written; empty if open
 * @param to the highest, as written; empty if open; not empty if {@code from} is
 */
public record AudienceRange(String qualifier, String from, String to) {
    public AudienceRange {
        qualifier = Codes.digits(qualifier, 2, "audience range's qualifier");
        from = Texts.optional(from);
        to = Texts.optional(to);
        if (from.isEmpty() && to.isEmpty()) {
            throw new IllegalArgumentException("an audience range has at least one end");
        }
    }
}
