package io.bindery.api.store;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * With what a program comes in. Immutable.
 *
 * @param id names it for ever; no secret
 * @param name for people
 * @param owner the login of the account in whose name it acts
 * @param secretHash the SHA-256 of the secret, hexadecimal; never the secret
 * @param roles what it may do, as far as its owner may
 * @param publishers whose books it works with, as far as its owner does
 * @param createdAt when it was made
 * @param expiresAt when it ends; null if it does not
 */
public record AccessToken(
        String id,
        String name,
        String owner,
        String secretHash,
        Set<String> roles,
        Set<String> publishers,
        Instant createdAt,
        @Nullable Instant expiresAt) {
    public AccessToken {
        roles = Set.copyOf(roles);
        publishers = Set.copyOf(publishers);
    }
}
