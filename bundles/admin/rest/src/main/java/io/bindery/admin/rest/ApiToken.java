package io.bindery.admin.rest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Map;

/**
 * The token of this machine, which opens the whole API. Its file is read for each request: it is small, and a token that was changed is in
 * force at once. Immutable.
 */
final class ApiToken {

    private final Path file;

    ApiToken(Path file) {
        this.file = file;
    }

    /**
     * Whether it is this token.
     *
     * @throws ApiException if there is no token yet
     */
    boolean is(String shown) {
        // isEqual takes the same time however much of the token is right
        return MessageDigest.isEqual(read(), shown.getBytes(StandardCharsets.UTF_8));
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
