package io.bindery.api.store;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Keeps who may log in. Each method is one transaction. Safe for use by several threads and processes. All methods throw {@link
 * StoreUnavailableException} if the store cannot be reached.
 */
@ConsumerType
public interface Accounts {

    /** The account with this login. */
    Optional<Account> find(String login);

    /** All accounts, by login. */
    List<Account> list();

    /**
     * Makes an account, with version 1.
     *
     * @return false if the login is taken; nothing has changed
     */
    boolean add(Account account);

    /**
     * Changes an account.
     *
     * @param account as it shall be; its version is the one that was read
     * @return the account as saved, with its next version
     * @throws StaleAccountException if it has changed since it was read, or is gone
     */
    Account save(Account account);

    /**
     * Removes an account with all its tokens.
     *
     * @return false if there was none
     */
    boolean remove(String login);
}
