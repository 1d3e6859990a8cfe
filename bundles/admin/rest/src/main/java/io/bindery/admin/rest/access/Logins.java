package io.bindery.admin.rest.access;

import io.bindery.api.store.Account;
import io.bindery.api.store.RefreshToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Lets people in by password, and keeps them in. Whoever has logged in holds a token for one renewal; each renewal gives the next. A token
 * that comes a second time has been stolen from somebody: then all that go back to the same login end. Safe for use by several threads.
 */
public final class Logins {

    /** How long somebody stays logged in who does nothing. */
    public static final Duration STAY = Duration.ofDays(7);
    /** Two windows of one browser may renew at the same moment. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private static final String FIRST = "admin";

    private final Stores stores;
    private final Gate gate;
    private final Passwords passwords;
    private final Throttle throttle;
    private final Path firstPassword;
    private final Clock clock;

    /** @param firstPassword the file with the password of the first account, {@code admin} */
    public Logins(Stores stores, Gate gate, Passwords passwords, Path firstPassword, Clock clock) {
        this.stores = stores;
        this.gate = gate;
        this.passwords = passwords;
        this.throttle = new Throttle(clock);
        this.firstPassword = firstPassword;
        this.clock = clock;
    }

    /** Somebody who is logged in: what he shows with each request, and what renews it. */
    public record Session(Account account, String accessToken, String refreshToken) {}

    /**
     * Lets somebody in.
     *
     * @throws NotAdmittedException if login or password are wrong, or the account is switched off; it does not say which
     * @throws LockedOutException if too many tries have failed
     */
    public Session login(String login, String password) {
        throttle.trying(login);
        makeFirst();
        Optional<Account> account = stores.accounts().find(login);
        boolean right =
                passwords.verify(password, account.map(Account::passwordHash).orElse(null));
        if (!right || !account.orElseThrow().enabled()) {
            throw new NotAdmittedException("login or password are wrong");
        }
        throttle.succeeded(login);
        stores.refreshTokens().removeExpired(clock.instant());
        return session(account.orElseThrow(), UUID.randomUUID().toString());
    }

    /** Whether it is the account's password; a wrong one counts as a failed login. */
    public void confirm(Account account, String password) {
        throttle.trying(account.login());
        if (!passwords.verify(password, account.passwordHash())) {
            throw new NotAdmittedException("the password is wrong");
        }
        throttle.succeeded(account.login());
    }

    /**
     * Keeps somebody in.
     *
     * @throws NotAdmittedException if the token is not valid any more
     */
    public Session refresh(String refreshToken) {
        String hash = Secret.hash(refreshToken);
        Instant now = clock.instant();
        RefreshToken known = stores.refreshTokens()
                .find(hash)
                .filter(it -> it.expiresAt().isAfter(now))
                .orElseThrow(() -> new NotAdmittedException("you are not logged in any more"));
        if (!stores.refreshTokens().use(hash, now)) {
            Instant used =
                    stores.refreshTokens().find(hash).map(RefreshToken::usedAt).orElse(Instant.MIN);
            if (used.isBefore(now.minus(GRACE))) {
                stores.refreshTokens().endFamily(known.family());
                throw new NotAdmittedException(
                        "this login was renewed elsewhere and is ended for safety; log in again");
            }
        }
        Account account = stores.accounts()
                .find(known.login())
                .filter(Account::enabled)
                .orElseThrow(() -> new NotAdmittedException("you are not logged in any more"));
        return session(account, known.family());
    }

    /** Ends a login; one that is not there is no error. */
    public void logout(String refreshToken) {
        stores.refreshTokens()
                .find(Secret.hash(refreshToken))
                .ifPresent(it -> stores.refreshTokens().endFamily(it.family()));
    }

    private Session session(Account account, String family) {
        String secret = Secret.random();
        stores.refreshTokens()
                .add(new RefreshToken(
                        Secret.hash(secret),
                        family,
                        account.login(),
                        clock.instant().plus(STAY),
                        null));
        return new Session(account, gate.accessToken(account), secret);
    }

    /** The first account comes from the password that was made at the first start. */
    public void makeFirst() {
        if (!stores.accounts().list().isEmpty() || Files.notExists(firstPassword)) {
            return;
        }
        try {
            Instant now = clock.instant();
            String hash = passwords.checkedHash(Files.readString(firstPassword).strip());
            stores.accounts()
                    .add(new Account(FIRST, "Administrator", hash, Set.of(Roles.ADMIN), Set.of(), true, now, now, 0));
        } catch (IOException e) {
            throw new UncheckedIOException("the first password cannot be read", e);
        }
    }
}
