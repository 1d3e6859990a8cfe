package io.bindery.admin.rest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The token that opens the API. Its file is read for each request: it is small, and a token that was changed is in
 * force at once. Immutable.
 */
final class ApiToken {

    private static final String SCHEME = "Bearer ";

    private final Path file;

    ApiToken(Path file) {
        this.file = file;
    }

    /**
     * Lets pass who shows the token (RFC 6750, section 2.1).
     *
     * @param authorization the header; null if there is none
     * @throws ApiException if it is not the token, or there is no token yet
     */
    void require(@Nullable String authorization) {
        byte[] expected = read();
        boolean bearer = authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        byte[] shown = bearer
                ? authorization.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8)
                : new byte[0];
        // isEqual takes the same time however much of the token is right
        if (!MessageDigest.isEqual(expected, shown)) {
            throw new ApiException(
                    ApiError.UNAUTHORIZED,
                    bearer ? "the token is not the one of this platform" : "the request has no bearer token",
                    Map.of("WWW-Authenticate", "Bearer realm=\"bindery\""),
                    null);
        }
    }

    private byte[] read() {
        try {
            String token = Files.readString(file).strip();
            if (!token.isEmpty()) {
                return token.getBytes(StandardCharsets.UTF_8);
            }
        } catch (NoSuchFileException e) {
            throw new ApiException(ApiError.STARTING, "the token has not been made yet", Map.of(), e);
        } catch (IOException e) {
            throw new ApiException(ApiError.STARTING, "the token's file cannot be read: " + e, Map.of(), e);
        }
        throw new ApiException(ApiError.STARTING, "the token's file is empty");
    }
}
