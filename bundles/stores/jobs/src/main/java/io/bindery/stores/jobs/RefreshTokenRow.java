package io.bindery.stores.jobs;

import io.bindery.api.store.RefreshToken;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code refresh_token}. */
@Entity
@Table(name = "refresh_token")
@NullUnmarked // Hibernate fills the fields
class RefreshTokenRow {

    @Id
    String hash;

    String family;
    String login;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Column(name = "used_at")
    Instant usedAt;

    static RefreshTokenRow of(RefreshToken token) {
        RefreshTokenRow row = new RefreshTokenRow();
        row.hash = token.hash();
        row.family = token.family();
        row.login = Clean.text(token.login());
        row.expiresAt = Clean.time(token.expiresAt());
        row.usedAt = Clean.timeOrNull(token.usedAt());
        return row;
    }

    RefreshToken toToken() {
        return new RefreshToken(hash, family, login, expiresAt, usedAt);
    }
}
