package io.bindery.admin.rest.access;

import io.bindery.api.store.AccessToken;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes tokens for programs. */
public final class ProgramTokens {

    private ProgramTokens() {}

    /** A token with its secret, which is shown once and kept by nobody. */
    public record Made(AccessToken token, String secret) {}

    /** Makes a token; it is not yet kept. */
    public static Made make(
            String name,
            String owner,
            Set<String> roles,
            Set<String> publishers,
            @Nullable Instant expiresAt,
            Clock clock) {
        String secret = Gate.PROGRAM + Secret.random();
        String id = UUID.randomUUID().toString();
        AccessToken token =
                new AccessToken(id, name, owner, Secret.hash(secret), roles, publishers, clock.instant(), expiresAt);
        return new Made(token, secret);
    }
}
