package io.bindery.api.metadata;

/** Checks that the value records share. */
final class Texts {

    private Texts() {}

    /** The text without surrounding white space and without NUL. */
    static String require(String text, String what) {
        String clean = text.strip().replace('\0', '\uFFFD');
        if (clean.isEmpty()) {
            throw new IllegalArgumentException("a " + what + " must not be blank");
        }
        return clean;
    }

    static String optional(String text) {
        return text.strip().replace('\0', '\uFFFD');
    }
}
