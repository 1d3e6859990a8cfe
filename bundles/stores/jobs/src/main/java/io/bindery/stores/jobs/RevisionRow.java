package io.bindery.stores.jobs;

import io.bindery.api.store.CataloguedBook.Revision;
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

/** A row of {@code revision}. */
@Entity
@Immutable
@Table(name = "revision")
@IdClass(RevisionRow.Key.class)
@NullUnmarked // Hibernate fills the fields
class RevisionRow {

    record Key(String bookId, int number) implements Serializable {}

    @Id
    @Column(name = "book_id")
    String bookId;

    @Id
    int number;

    @Column(name = "job_id")
    String jobId;

    String sha256;

    @JdbcTypeCode(SqlTypes.JSON)
    String metadata;

    @Column(name = "catalogued_at")
    Instant cataloguedAt;

    Revision toRevision(LayerJson json) {
        return new Revision(number, jobId, sha256, json.metadata(metadata), cataloguedAt);
    }
}
