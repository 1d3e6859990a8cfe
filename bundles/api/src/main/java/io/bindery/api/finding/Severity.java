package io.bindery.api.finding;

/**
 * How bad a finding is, in the words of EPUBCheck. Ordered from the worst to the mildest; stored and shown by
 * {@link #label()}, never by ordinal.
 */
public enum Severity {
    /** The check could not go on: what comes after this point of the book was not looked at. */
    FATAL,
    /** The book breaks a rule that it must keep. */
    ERROR,
    /** The book breaks a rule that it should keep, or will look wrong to some readers. */
    WARNING,
    /** Worth knowing; nothing is wrong. */
    INFO,
    /** A feature that is allowed and whose use is remarkable. */
    USAGE;

    /** The name in lower case, as it stands in reports and at every edge of the platform. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The severity with this {@linkplain #label() label}, in any case.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Severity ofLabel(String label) {
        return valueOf(label.toUpperCase(java.util.Locale.ROOT));
    }

    /** Whether a book with such a finding is rejected. */
    public boolean rejects() {
        return this == FATAL || this == ERROR;
    }
}
