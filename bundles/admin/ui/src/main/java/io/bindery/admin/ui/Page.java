package io.bindery.admin.ui;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file of the desk as it is in this bundle. Immutable.
 *
 * @param path below the desk's address, such as {@code assets/main-1a2b3c.js}
 */
record Page(String path) {

    /** The one page that all addresses of the desk show; its script looks at the address. */
    static final Page INDEX = new Page("index.html");

    private static final String ROOT = "/pages/";
    private static final String UNKNOWN = "application/octet-stream";
    // Names of ours only: what climbs out, hides or is encoded is not among them.
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=utf-8",
            "js", "text/javascript;charset=utf-8",
            "css", "text/css;charset=utf-8",
            "json", "application/json",
            "txt", "text/plain;charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "woff2", "font/woff2",
            "webmanifest", "application/manifest+json");

    /** Whether it names a file, and not an address within the desk. */
    boolean isFile() {
        return path.startsWith("assets/")
                || path.substring(path.lastIndexOf('/') + 1).contains(".");
    }

    /** Whether its name changes with its content. */
    boolean isHashed() {
        return path.startsWith("assets/");
    }

    String mediaType() {
        String extension = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(extension, UNKNOWN);
    }

    /** Its bytes, to be closed by the caller; null if there is no such file. */
    @Nullable
    InputStream open() {
        return PLAIN.matcher(path).matches() ? Page.class.getResourceAsStream(ROOT + path) : null;
    }

    /** Its bytes as gzip (RFC 1952), to be closed by the caller; null if it is not there so. */
    @Nullable
    InputStream openCompressed() {
        return new Page(path + ".gz").open();
    }

    /** The whole of it. */
    byte[] bytes() throws IOException {
        try (InputStream bytes = open()) {
            if (bytes == null) {
                throw new IOException(path + " is not in this bundle: it was built without its pages");
            }
            return bytes.readAllBytes();
        }
    }
}
