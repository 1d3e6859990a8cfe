package io.bindery.stores.jobs;

import io.bindery.api.store.AccessTokens;
import io.bindery.api.store.Accounts;
import io.bindery.api.store.AuditLog;
import io.bindery.api.store.RefreshTokens;
import io.bindery.testkit.AccountsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresAccountsTest extends AccountsContract {

    @RegisterExtension
    static final EmptyStores STORES = new EmptyStores();

    @Override
    protected Accounts accounts() {
        return STORES.get().accounts();
    }

    @Override
    protected AccessTokens tokens() {
        return STORES.get().accessTokens();
    }

    @Override
    protected RefreshTokens refreshes() {
        return STORES.get().refreshTokens();
    }

    @Override
    protected AuditLog audit() {
        return STORES.get().auditLog();
    }
}
