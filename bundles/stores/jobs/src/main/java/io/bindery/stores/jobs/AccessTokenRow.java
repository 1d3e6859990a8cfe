package io.bindery.stores.jobs;

import io.bindery.api.store.AccessToken;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code access_token}. */
@Entity
@Immutable
@Table(name = "access_token")
@NullUnmarked // Hibernate fills the fields
class AccessTokenRow {

    @Id
    String id;

    String name;
    String owner;

    @Column(name = "secret_hash")
    String secretHash;

    String[] roles;
    String[] publishers;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    static AccessTokenRow of(AccessToken token) {
        AccessTokenRow row = new AccessTokenRow();
        row.id = token.id();
        row.name = Clean.text(token.name());
        row.owner = Clean.text(token.owner());
        row.secretHash = token.secretHash();
        row.roles = AccountRow.texts(token.roles());
        row.publishers = AccountRow.texts(token.publishers());
        row.createdAt = Clean.time(token.createdAt());
        row.expiresAt = Clean.timeOrNull(token.expiresAt());
        return row;
    }

    AccessToken toToken() {
        return new AccessToken(id, name, owner, secretHash, Set.of(roles), Set.of(publishers), createdAt, expiresAt);
    }
}
