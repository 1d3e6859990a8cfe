package io.bindery.api.content;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A media type without parameters (RFC 6838, section 4.2), in lower case. Immutable.
 *
 * @param name e.g. {@code application/epub+zip}
 */
public record MediaType(String name) {

    private static final Pattern SYNTAX =
            Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]{0,126}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}");

    /** EPUB (EPUB 3.3, section 4.3.1 and RFC 4839). */
    public static final MediaType EPUB = new MediaType("application/epub+zip");

    /** PDF (RFC 8118). */
    public static final MediaType PDF = new MediaType("application/pdf");

    /** Bytes of which nothing is known (RFC 2046, section 4.5.1). */
    public static final MediaType UNKNOWN = new MediaType("application/octet-stream");

    public MediaType {
        name = name.toLowerCase(Locale.ROOT);
        if (!SYNTAX.matcher(name).matches()) {
            throw new IllegalArgumentException("not a media type: " + name);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
