package io.bindery.api.store;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Keeps the tokens of programs. Each method is one transaction. Safe for use by several threads and processes. All methods throw {@link
 * StoreUnavailableException} if the store cannot be reached.
 */
@ConsumerType
public interface AccessTokens {

    /** Keeps a token; its owner exists. */
    void add(AccessToken token);

    /** The token whose secret has this hash. */
    Optional<AccessToken> findByHash(String secretHash);

    /** All tokens, the oldest first. */
    List<AccessToken> list();

    /**
     * Ends a token.
     *
     * @return false if there was none
     */
    boolean remove(String id);
}
