package io.bindery.api.store;

import java.io.IOException;

/** Stored bytes are not what they were: the disk or somebody changed them. */
public class CorruptBlobException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * @param expected the hash under which they are kept
     * @param actual the hash that they have
     */
    public CorruptBlobException(String expected, String actual) {
        super("stored bytes " + expected + " have changed: they now hash to " + actual
                + "; restore that file from a backup or send the book again");
    }
}
