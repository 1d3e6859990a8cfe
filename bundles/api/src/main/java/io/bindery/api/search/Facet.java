package io.bindery.api.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a search can be narrowed down by. Its {@link #label()} is its name at every edge of the platform. */
public enum Facet {
    /** BCP 47 in lower case, e.g. {@code en}, {@code pt-br}. */
    LANGUAGE,
    /** In words, as the book has it, e.g. {@code Sea stories}. */
    SUBJECT,
    /** Whose book it is: the short name that books are kept under. */
    PUBLISHER,
    /** In which formats it is here, e.g. {@code epub}, {@code pdf}. */
    FORMAT,
    /** How the job that brought the newest revision stands, e.g. {@code SUCCEEDED}. */
    STATE,
    /** Features for those who read otherwise, in the words of schema.org, e.g. {@code alternativeText}. */
    ACCESSIBILITY;

    /** Its name, in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one with this label; empty if there is none. */
    public static Optional<Facet> labelled(String label) {
        return Arrays.stream(values()).filter(it -> it.label().equals(label)).findFirst();
    }
}
