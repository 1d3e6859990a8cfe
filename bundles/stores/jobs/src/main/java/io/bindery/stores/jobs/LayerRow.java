package io.bindery.stores.jobs;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code metadata_layer}. */
@Entity
@Immutable
@Table(name = "metadata_layer")
@IdClass(LayerRow.Key.class)
@NullUnmarked // Hibernate fills the fields
class LayerRow {

    record Key(String publisher, String identifier, String source, String name) implements Serializable {}

    @Id
    String publisher;

    @Id
    String identifier;

    @Id
    String source;

    @Id
    String name;

    @Column(name = "stated_by")
    String statedBy;

    String reference;

    @JdbcTypeCode(SqlTypes.JSON)
    String patch;

    @JdbcTypeCode(SqlTypes.JSON)
    String cleared;

    Instant at;
    boolean withdrawn;
}
