package io.bindery.api.store;

import java.time.Instant;
import java.util.Set;

/**
 * Somebody who may log in. Immutable.
 *
 * @param login names the account for ever
 * @param name for people
 * @param passwordHash what a slow hash made of the password; never the password
 * @param roles what the account may do
 * @param publishers whose books it works with
 * @param enabled whether it may log in
 * @param createdAt when it was made
 * @param updatedAt when it was last changed
 * @param version grows with each change; 0 before it is kept
 */
public record Account(
        String login,
        String name,
        String passwordHash,
        Set<String> roles,
        Set<String> publishers,
        boolean enabled,
        Instant createdAt,
        Instant updatedAt,
        long version) {
    public Account {
        roles = Set.copyOf(roles);
        publishers = Set.copyOf(publishers);
    }
}
