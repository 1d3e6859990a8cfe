package io.bindery.admin.rest.access;

import io.bindery.api.store.AccessTokens;
import io.bindery.api.store.Accounts;
import io.bindery.api.store.RefreshTokens;

/** The stores that the access stands on; a method throws if its store is not there yet. */
public interface Stores {

    /** Who may log in. */
    Accounts accounts();

    /** The tokens of programs. */
    AccessTokens accessTokens();

    /** Who stays logged in. */
    RefreshTokens refreshTokens();
}
