package io.bindery.stores.jobs;

import io.bindery.api.store.Account;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code account}. */
@Entity
@Table(name = "account")
@NullUnmarked // Hibernate fills the fields
class AccountRow {

    @Id
    String login;

    String name;

    @Column(name = "password_hash")
    String passwordHash;

    String[] roles;
    String[] publishers;
    boolean enabled;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    long version;

    static AccountRow of(Account account) {
        AccountRow row = new AccountRow();
        row.login = Clean.text(account.login());
        row.name = Clean.text(account.name());
        row.passwordHash = account.passwordHash();
        row.roles = texts(account.roles());
        row.publishers = texts(account.publishers());
        row.enabled = account.enabled();
        row.createdAt = Clean.time(account.createdAt());
        row.updatedAt = Clean.time(account.updatedAt());
        row.version = account.version();
        return row;
    }

    Account toAccount() {
        return new Account(
                login, name, passwordHash, Set.of(roles), Set.of(publishers), enabled, createdAt, updatedAt, version);
    }

    /** In one order, so that equal sets are equal rows. */
    static String[] texts(Set<String> set) {
        return set.stream().map(Clean::text).sorted().toArray(String[]::new);
    }
}
