package io.bindery.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bindery.api.store.AccessToken;
import io.bindery.api.store.AccessTokens;
import io.bindery.api.store.Account;
import io.bindery.api.store.Accounts;
import io.bindery.api.store.AuditEntry;
import io.bindery.api.store.AuditLog;
import io.bindery.api.store.RefreshToken;
import io.bindery.api.store.RefreshTokens;
import io.bindery.api.store.StaleAccountException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What each store of accounts, of their tokens and of the audit log keeps; all are empty before each test. */
public abstract class AccountsContract {

    private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678901Z");

    protected abstract Accounts accounts();

    protected abstract AccessTokens tokens();

    protected abstract RefreshTokens refreshes();

    protected abstract AuditLog audit();

    @Test
    void an_account_comes_back_as_it_was_and_its_login_is_taken_once() {
        Account ann = account("ann");
        assertThat(accounts().add(ann)).isTrue();
        assertThat(accounts().add(ann)).isFalse();
        assertThat(accounts().find("ann")).hasValueSatisfying(found -> {
            assertThat(found)
                    .usingRecursiveComparison()
                    .ignoringFields("version")
                    .isEqualTo(ann);
            assertThat(found.version()).isEqualTo(1);
        });
        assertThat(accounts().find("Ann")).isEmpty();
        accounts().add(account("Zoe"));
        accounts().add(account("bob"));
        assertThat(accounts().list()).extracting(Account::login).containsExactly("Zoe", "ann", "bob");
    }

    @Test
    void an_account_that_has_changed_since_is_not_overwritten() {
        accounts().add(account("ann"));
        Account read = accounts().find("ann").orElseThrow();
        Account saved = accounts().save(named(read, "Ann B."));
        assertThat(saved.version()).isEqualTo(2);
        assertThat(accounts().find("ann")).hasValue(saved);
        assertThatThrownBy(() -> accounts().save(named(read, "Ann C."))).isInstanceOf(StaleAccountException.class);
        assertThatThrownBy(() -> accounts().save(account("nobody"))).isInstanceOf(StaleAccountException.class);
        assertThat(accounts().find("ann").orElseThrow().name()).isEqualTo("Ann B.");
    }

    @Test
    void with_an_account_all_its_tokens_go() {
        accounts().add(account("ann"));
        tokens().add(token("t1", "ann", null));
        refreshes().add(refresh("r1", "f1"));
        assertThat(accounts().remove("ann")).isTrue();
        assertThat(accounts().remove("ann")).isFalse();
        assertThat(tokens().list()).isEmpty();
        assertThat(refreshes().find("r1")).isEmpty();
    }

    @Test
    void a_token_is_found_by_the_hash_of_its_secret() {
        accounts().add(account("ann"));
        AccessToken token = token("t1", "ann", AT.plusSeconds(9));
        tokens().add(token);
        tokens().add(token("t2", "ann", null));
        assertThat(tokens().findByHash("hash of t1")).hasValue(token);
        assertThat(tokens().findByHash("t1")).isEmpty();
        assertThat(tokens().list()).extracting(AccessToken::id).containsExactly("t1", "t2");
        assertThat(tokens().remove("t1")).isTrue();
        assertThat(tokens().remove("t1")).isFalse();
        assertThat(tokens().findByHash("hash of t1")).isEmpty();
    }

    @Test
    void a_login_is_renewed_once_however_many_try_at_once() throws Exception {
        accounts().add(account("ann"));
        refreshes().add(refresh("r1", "f1"));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Boolean> use = () -> refreshes().use("r1", AT);
            long succeeded = 0;
            for (Future<Boolean> one :
                    threads.invokeAll(Stream.generate(() -> use).limit(8).toList())) {
                succeeded += one.get() ? 1 : 0;
            }
            assertThat(succeeded).isEqualTo(1);
        } finally {
            threads.shutdown();
        }
        assertThat(refreshes().find("r1").orElseThrow().usedAt()).isEqualTo(AT);
        assertThat(refreshes().use("none", AT)).isFalse();
    }

    @Test
    void logins_end_by_family_by_account_and_by_time() {
        accounts().add(account("ann"));
        refreshes().add(refresh("r1", "f1"));
        refreshes().add(refresh("r2", "f1"));
        refreshes().add(refresh("r3", "f2"));
        refreshes().endFamily("f1");
        assertThat(refreshes().find("r2")).isEmpty();
        assertThat(refreshes().removeExpired(AT)).isZero();
        assertThat(refreshes().find("r3")).isPresent();
        assertThat(refreshes().removeExpired(AT.plus(Duration.ofDays(2)))).isEqualTo(1);
        refreshes().add(refresh("r4", "f3"));
        refreshes().endAll("ann");
        assertThat(refreshes().find("r4")).isEmpty();
    }

    @Test
    void the_audit_log_is_read_page_by_page_the_newest_first() {
        for (String target : List.of("/a", "/b", "/c")) {
            audit().add(new AuditEntry(0, AT, "ann", "users_create", target, 201));
        }
        List<AuditEntry> page = audit().list(Long.MAX_VALUE, 2);
        assertThat(page).extracting(AuditEntry::target).containsExactly("/c", "/b");
        assertThat(page.get(0).at()).isEqualTo(AT);
        assertThat(audit().list(page.get(1).id(), 2))
                .extracting(AuditEntry::target)
                .containsExactly("/a");
    }

    private static Account account(String login) {
        return new Account(
                login, "Änn \"A.\"", "$2a$", Set.of("viewer", "author"), Set.of("acme", "zenith"), true, AT, AT, 0);
    }

    private static Account named(Account it, String name) {
        return new Account(
                it.login(),
                name,
                it.passwordHash(),
                Set.of(),
                it.publishers(),
                false,
                it.createdAt(),
                it.updatedAt(),
                it.version());
    }

    private static AccessToken token(String id, String owner, @org.jspecify.annotations.Nullable Instant expiresAt) {
        return new AccessToken(id, "a program", owner, "hash of " + id, Set.of("viewer"), Set.of(), AT, expiresAt);
    }

    private static RefreshToken refresh(String hash, String family) {
        return new RefreshToken(hash, family, "ann", AT.plus(Duration.ofDays(1)), null);
    }
}
