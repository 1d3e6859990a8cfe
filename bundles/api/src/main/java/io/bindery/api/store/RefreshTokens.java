package io.bindery.api.store;

import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Keeps who has logged in and stays so. Each method is one transaction. Safe for use by several threads and processes. All methods
 * throw {@link StoreUnavailableException} if the store cannot be reached.
 */
@ConsumerType
public interface RefreshTokens {

    /** Keeps a token; its account exists. */
    void add(RefreshToken token);

    /** The token with this hash. */
    Optional<RefreshToken> find(String hash);

    /**
     * Uses a token. Of several who do so at once, one succeeds.
     *
     * @return false if it was used before, or is gone
     */
    boolean use(String hash, Instant at);

    /** Ends all tokens of a family. */
    void endFamily(String family);

    /** Ends all tokens of an account. */
    void endAll(String login);

    /**
     * Removes tokens that have expired.
     *
     * @return how many
     */
    int removeExpired(Instant before);
}
