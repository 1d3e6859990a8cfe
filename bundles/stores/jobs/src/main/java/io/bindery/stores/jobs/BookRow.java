package io.bindery.stores.jobs;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code book}. */
@Entity
@Immutable
@Table(name = "book")
@NullUnmarked // Hibernate fills the fields
class BookRow {

    @Id
    String id;

    String publisher;
    String identifier;

    @Column(name = "created_at")
    Instant createdAt;

    @JdbcTypeCode(SqlTypes.JSON)
    String metadata;

    long version;
}
