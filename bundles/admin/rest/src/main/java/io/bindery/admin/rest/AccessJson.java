package io.bindery.admin.rest;

import io.bindery.admin.rest.access.Caller;
import io.bindery.api.store.AccessToken;
import io.bindery.api.store.Account;
import io.bindery.api.store.AuditEntry;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Accounts, logins and tokens as the API shows and takes them. Members of what it takes may be absent; then they are null. */
final class AccessJson {

    private AccessJson() {}

    /** What somebody logs in with. */
    @Schema(name = "Credentials")
    record Credentials(@Nullable String login, @Nullable String password) {}

    /** A new password. */
    @Schema(name = "PasswordChange")
    record PasswordChange(
            @Nullable String oldPassword, @Nullable String newPassword) {}

    /** Somebody who is logged in. */
    @Schema(name = "Session")
    record Session(
            @Schema(description = "shown with each request as a bearer token")
            String accessToken,

            @Schema(description = "for how many seconds") long expiresIn,
            Me user) {}

    /** Who asks. */
    @Schema(name = "Me")
    record Me(
            String login,
            String name,
            Set<String> roles,

            @Schema(description = "whose books; of no meaning if allPublishers")
            Set<String> publishers,

            boolean allPublishers) {}

    /** An account. */
    @Schema(name = "User")
    record User(
            String login,
            String name,
            Set<String> roles,
            Set<String> publishers,
            boolean enabled,
            Instant createdAt,
            Instant updatedAt,
            @Schema(description = "also the entity tag") long version) {}

    /** Accounts. */
    @Schema(name = "Users")
    record UserList(List<User> users) {}

    /** A new account. */
    @Schema(name = "NewUser")
    record NewUser(
            @Nullable String login,
            @Nullable String name,
            @Nullable String password,
            @Nullable Set<String> roles,
            @Nullable Set<String> publishers) {}

    /** What shall change in an account; what is absent or null stays. */
    @Schema(name = "UserChange")
    record UserChange(
            @Nullable String name,
            @Nullable String password,
            @Nullable Set<String> roles,
            @Nullable Set<String> publishers,
            @Nullable Boolean enabled) {}

    /** A token of a program. */
    @Schema(name = "Token")
    record Token(
            String id,
            String name,
            String owner,
            Set<String> roles,
            Set<String> publishers,
            Instant createdAt,
            @Nullable Instant expiresAt) {}

    /** Tokens of programs. */
    @Schema(name = "Tokens")
    record TokenList(List<Token> tokens) {}

    /** A new token. */
    @Schema(name = "NewToken")
    record NewToken(
            @Nullable String name,
            @Nullable Set<String> roles,
            @Nullable Set<String> publishers,
            @Nullable Instant expiresAt) {}

    /** A token that was just made. */
    @Schema(name = "MadeToken")
    record MadeToken(
            @Schema(description = "shown now and never again")
            String secret,

            Token token) {}

    /** Publishers. */
    @Schema(name = "Publishers")
    record PublisherList(List<Publisher> publishers) {}

    /** A publisher. */
    @Schema(name = "Publisher")
    record Publisher(String name) {}

    /** Who has changed what. */
    @Schema(name = "AuditEntry")
    record Change(long id, Instant at, String actor, String action, String target, int status) {}

    /** A page of the audit log. */
    @Schema(name = "AuditPage")
    record AuditPage(
            List<Change> entries,

            @Schema(description = "the parameter 'before' of the next page") @Nullable
            Long next) {}

    static Me me(Caller caller) {
        return new Me(
                caller.login(),
                caller.displayName(),
                new TreeSet<>(caller.roles()),
                new TreeSet<>(caller.publishers()),
                caller.seesAll());
    }

    static User user(Account account) {
        return new User(
                account.login(),
                account.name(),
                new TreeSet<>(account.roles()),
                new TreeSet<>(account.publishers()),
                account.enabled(),
                account.createdAt(),
                account.updatedAt(),
                account.version());
    }

    static Token token(AccessToken token) {
        return new Token(
                token.id(),
                token.name(),
                token.owner(),
                new TreeSet<>(token.roles()),
                new TreeSet<>(token.publishers()),
                token.createdAt(),
                token.expiresAt());
    }

    static Change change(AuditEntry entry) {
        return new Change(entry.id(), entry.at(), entry.actor(), entry.action(), entry.target(), entry.status());
    }
}
