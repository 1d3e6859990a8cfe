package io.bindery.api.metadata;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks that the value records share. What is absent in what an older version stored counts as empty. */
final class Texts {

    private Texts() {}

    /** The text without surrounding white space and without NUL. */
    static String require(String text, String what) {
        String clean = optional(text);
        if (clean.isEmpty()) {
            throw new IllegalArgumentException("a " + what + " must not be blank");
        }
        return clean;
    }

    static String optional(@Nullable String text) {
        return text == null ? "" : text.strip().replace('\0', '\uFFFD');
    }

    static <T> List<T> list(@Nullable List<T> values) {
        return values == null ? List.of() : List.copyOf(values);
    }
}
