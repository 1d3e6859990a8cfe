package io.bindery.stores.jobs;

import io.bindery.api.store.AccessToken;
import io.bindery.api.store.AccessTokens;
import io.bindery.api.store.Account;
import io.bindery.api.store.Accounts;
import io.bindery.api.store.AuditEntry;
import io.bindery.api.store.AuditLog;
import io.bindery.api.store.RefreshToken;
import io.bindery.api.store.RefreshTokens;
import io.bindery.api.store.StaleAccountException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;
import org.hibernate.exception.ConstraintViolationException;

/** Accounts and their tokens in PostgreSQL. Thread-safe. */
final class PostgresAccounts implements Accounts {

    private final Sessions sessions;

    PostgresAccounts(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Optional<Account> find(String login) {
        return sessions.inOneStatement(
                "find an account",
                session -> Optional.ofNullable(session.get(AccountRow.class, Clean.text(login)))
                        .map(AccountRow::toAccount));
    }

    @Override
    public List<Account> list() {
        return sessions.inOneStatement(
                "list accounts",
                session ->
                        session
                                .createSelectionQuery("from AccountRow order by login", AccountRow.class)
                                .getResultList()
                                .stream()
                                .map(AccountRow::toAccount)
                                .toList());
    }

    @Override
    public boolean add(Account account) {
        AccountRow row = AccountRow.of(account);
        row.version = 1;
        try {
            return sessions.inTransaction("add an account", session -> {
                if (session.get(AccountRow.class, row.login) != null) {
                    return false;
                }
                session.insert(row);
                return true;
            });
        } catch (ConstraintViolationException e) {
            return false; // somebody was faster by a moment
        }
    }

    @Override
    public Account save(Account account) {
        AccountRow row = AccountRow.of(account);
        return sessions.inTransaction("save an account", session -> {
            AccountRow present = session.get(AccountRow.class, row.login, org.hibernate.LockMode.PESSIMISTIC_WRITE);
            if (present == null || present.version != row.version) {
                throw new StaleAccountException("the account " + row.login + " has changed since it was read");
            }
            row.version++;
            session.update(row);
            return row.toAccount();
        });
    }

    @Override
    public boolean remove(String login) {
        return sessions.inTransaction(
                        "remove an account",
                        session -> changed(session, "delete from AccountRow where login = :value", Clean.text(login)))
                > 0;
    }

    private static int changed(StatelessSession session, String statement, Object value) {
        return session.createMutationQuery(statement)
                .setParameter("value", value)
                .executeUpdate();
    }

    /** Tokens of programs in PostgreSQL. */
    static final class Tokens implements AccessTokens {

        private final Sessions sessions;

        Tokens(Sessions sessions) {
            this.sessions = sessions;
        }

        @Override
        public void add(AccessToken token) {
            sessions.inTransaction("add a token", session -> session.insert(AccessTokenRow.of(token)));
        }

        @Override
        public Optional<AccessToken> findByHash(String secretHash) {
            return sessions.inOneStatement(
                    "find a token",
                    session -> session.createSelectionQuery(
                                    "from AccessTokenRow where secretHash = :value", AccessTokenRow.class)
                            .setParameter("value", secretHash)
                            .getResultStream()
                            .findFirst()
                            .map(AccessTokenRow::toToken));
        }

        @Override
        public List<AccessToken> list() {
            return sessions.inOneStatement(
                    "list tokens",
                    session -> session
                            .createSelectionQuery("from AccessTokenRow order by createdAt, id", AccessTokenRow.class)
                            .getResultList()
                            .stream()
                            .map(AccessTokenRow::toToken)
                            .toList());
        }

        @Override
        public boolean remove(String id) {
            return sessions.inTransaction(
                            "end a token",
                            session -> changed(session, "delete from AccessTokenRow where id = :value", Clean.text(id)))
                    > 0;
        }
    }

    /** Who stays logged in, in PostgreSQL. */
    static final class Refreshes implements RefreshTokens {

        private final Sessions sessions;

        Refreshes(Sessions sessions) {
            this.sessions = sessions;
        }

        @Override
        public void add(RefreshToken token) {
            sessions.inTransaction("keep a login", session -> session.insert(RefreshTokenRow.of(token)));
        }

        @Override
        public Optional<RefreshToken> find(String hash) {
            return sessions.inOneStatement(
                    "find a login",
                    session -> Optional.ofNullable(session.get(RefreshTokenRow.class, Clean.text(hash)))
                            .map(RefreshTokenRow::toToken));
        }

        @Override
        public boolean use(String hash, Instant at) {
            return sessions.inTransaction(
                            "renew a login",
                            session -> session.createMutationQuery(
                                            "update RefreshTokenRow set usedAt = :at where hash = :hash and usedAt is null")
                                    .setParameter("at", Clean.time(at))
                                    .setParameter("hash", Clean.text(hash))
                                    .executeUpdate())
                    == 1;
        }

        @Override
        public void endFamily(String family) {
            sessions.inTransaction(
                    "end a login",
                    session ->
                            changed(session, "delete from RefreshTokenRow where family = :value", Clean.text(family)));
        }

        @Override
        public void endAll(String login) {
            sessions.inTransaction(
                    "end logins",
                    session -> changed(session, "delete from RefreshTokenRow where login = :value", Clean.text(login)));
        }

        @Override
        public int removeExpired(Instant before) {
            return sessions.inTransaction(
                    "remove old logins",
                    session -> changed(session, "delete from RefreshTokenRow where expiresAt < :value", before));
        }
    }

    /** Who has changed what, in PostgreSQL. */
    static final class Audit implements AuditLog {

        private final Sessions sessions;

        Audit(Sessions sessions) {
            this.sessions = sessions;
        }

        @Override
        public void add(AuditEntry entry) {
            sessions.inTransaction("keep an entry of the audit log", session -> session.insert(AuditRow.of(entry)));
        }

        @Override
        public List<AuditEntry> list(long beforeId, int limit) {
            return sessions.inOneStatement(
                    "read the audit log",
                    session -> session
                            .createSelectionQuery("from AuditRow where id < :before order by id desc", AuditRow.class)
                            .setParameter("before", beforeId)
                            .setMaxResults(limit)
                            .getResultList()
                            .stream()
                            .map(AuditRow::toEntry)
                            .toList());
        }
    }
}
