package io.bindery.feeds.onix.message;

import io.bindery.feeds.onix.vocabulary.Vocabulary;

/**
 * How a message begins. Immutable.
 *
 * @param prologue all up to and with the start tag of the root, without the XML declaration
 * @param rootName the root's name as it is written, perhaps with a prefix
 * @param release {@code 3.0}, {@code 3.1}, {@code 2.1}; as the message states it
 * @param lines how many lines the prologue has, less one
 */
public record Head(String prologue, String rootName, String release, int lines) {

    /** Whether it is of the second edition, whose records are built otherwise. */
    public boolean old() {
        return release.startsWith("2");
    }

    /** The names that its records use. */
    public Vocabulary vocabulary() {
        return old() ? Vocabulary.ONIX2 : Vocabulary.ONIX3;
    }
}
