package io.bindery.api.store;

import java.util.regex.Pattern;

/**
 * Bytes that are safely stored. Immutable.
 *
 * @param sha256 their hash: 64 lower-case hexadecimal digits
 * @param sizeBytes their number
 */
public record StoredBlob(String sha256, long sizeBytes) {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public StoredBlob {
        if (!isSha256(sha256)) {
            throw new IllegalArgumentException("not a SHA-256 in lower-case hexadecimal: " + sha256);
        }
        if (sizeBytes < 0) {
            throw new IllegalArgumentException("a size is not negative: " + sizeBytes);
        }
    }

    /** Whether a text is a SHA-256 as it is written here: 64 lower-case hexadecimal digits. */
    public static boolean isSha256(String text) {
        return SHA256.matcher(text).matches();
    }
}
