package io.bindery.admin.rest;

import com.zaxxer.hikari.HikariDataSource;
import io.bindery.admin.rest.access.Gate;
import io.bindery.admin.rest.access.OidcSettings;
import io.bindery.api.store.Account;
import io.bindery.stores.jobs.PostgresStores;
import io.bindery.testkit.TestPostgres;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The real stores on a database of the class's own. */
final class RealStores implements BeforeAllCallback, AfterAllCallback {

    private @Nullable HikariDataSource pool;
    private @Nullable PostgresStores stores;

    @Override
    public void beforeAll(ExtensionContext context) {
        HikariDataSource fresh = TestPostgres.freshDatabase();
        pool = fresh;
        stores = PostgresStores.open(fresh);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        get().close();
        Objects.requireNonNull(pool).close();
    }

    PostgresStores get() {
        return Objects.requireNonNull(stores);
    }

    javax.sql.DataSource dataSource() {
        return Objects.requireNonNull(pool);
    }

    /** The platform on these stores. */
    Platform on(Platform platform) {
        return platform.with(get().accounts(), get().accessTokens(), get().refreshTokens(), get().auditLog())
                .with(get().feed(), get().statistics());
    }

    /** The access token of an account that is made for it, if it is not there. */
    String token(Platform platform, String login, Set<String> roles, Set<String> publishers) {
        Instant now = Instant.now();
        get().accounts().add(new Account(login, login, "none", roles, publishers, true, now, now, 0));
        return new Gate(platform, platform.secrets(), OidcSettings.NONE, Clock.systemUTC())
                .accessToken(get().accounts().find(login).orElseThrow());
    }
}
