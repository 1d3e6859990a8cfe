package io.bindery.admin.metrics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * Lets in who shows the token of the metrics (RFC 6750, section 2.1). It opens nothing else, so that a monitoring system need not hold
 * the token of the API. Immutable.
 */
final class Door {

    private static final String SCHEME = "Bearer ";

    private final Path file;
    private final boolean open;

    /** @param file where the token is; read for each request, so that a new one is in force at once */
    Door(Path file, boolean open) {
        this.file = file;
        this.open = open;
    }

    boolean lets(@Nullable String authorization) {
        if (open) {
            return true;
        }
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return false;
        }
        try {
            byte[] expected = Files.readString(file).strip().getBytes(StandardCharsets.UTF_8);
            byte[] shown = authorization.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8);
            // isEqual takes the same time however much of the token is right
            return expected.length > 0 && MessageDigest.isEqual(expected, shown);
        } catch (IOException e) {
            return false; // without a token nobody can show the right one
        }
    }
}
