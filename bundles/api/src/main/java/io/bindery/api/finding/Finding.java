package io.bindery.api.finding;

import java.util.Objects;

/**
 * One thing that a check saw in a book. Immutable.
 *
 * @param code a stable name for the kind of finding, as its source names it: {@code RSC-005} for EPUBCheck,
 *     {@code BND-…} for Bindery's own; never empty
 * @param severity how bad it is
 * @param source who found it, e.g. {@code epubcheck}; never empty
 * @param message what was seen, for a person; at most {@value #MAX_TEXT} characters, longer ones are cut
 * @param remedy what the publisher can do about it; empty if there is nothing to do; cut like the message
 * @param location where it was seen
 */
public record Finding(String code, Severity severity, String source, String message, String remedy, Location location) {

    /** The longest message or remedy that is kept, in characters. */
    public static final int MAX_TEXT = 4_000;

    public Finding {
        code = requireText(code, "code");
        Objects.requireNonNull(severity, "severity");
        source = requireText(source, "source");
        message = cut(Objects.requireNonNull(message, "message"));
        remedy = cut(Objects.requireNonNull(remedy, "remedy"));
        Objects.requireNonNull(location, "location");
    }

    private static String requireText(String value, String name) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a finding needs a " + name);
        }
        return value;
    }

    private static String cut(String text) {
        // PostgreSQL, JSON Schema and most logs refuse NUL; a hostile book may well put one into its title.
        String clean = text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
        return clean.length() <= MAX_TEXT ? clean : clean.substring(0, MAX_TEXT - 1) + "…";
    }
}
