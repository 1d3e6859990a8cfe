package io.bindery.api.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * With what somebody who has logged in stays so; each is good for one use, and the next one is of the same family. Immutable.
 *
 * @param hash the SHA-256 of the secret, hexadecimal; never the secret
 * @param family names the login that it goes back to
 * @param login the account
 * @param expiresAt when it ends
 * @param usedAt when it was used; null if it has not been
 */
public record RefreshToken(
        String hash,
        String family,
        String login,
        Instant expiresAt,
        @Nullable Instant usedAt) {}
