package io.bindery.quality.verapdf;

import java.util.Locale;

/** Names of flavours, for people. */
final class Flavours {

    private Flavours() {}

    /** {@code PDF/A-2b} for {@code 2b}, {@code PDF/UA-1} for {@code ua1}; others as they are. */
    static String name(String id) {
        String lower = id.toLowerCase(Locale.ROOT);
        if (lower.matches("ua\\d")) {
            return "PDF/UA-" + lower.substring(2);
        }
        if (lower.startsWith("wt")) {
            // Well-Tagged PDF of the PDF Association: for accessibility, for reuse.
            return "WTPDF-" + lower.substring(2);
        }
        return lower.matches("\\d[abuef]?") ? "PDF/A-" + lower : id;
    }
}
