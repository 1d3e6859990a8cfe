package io.bindery.stores.jobs;

import io.bindery.api.store.BookEdit;
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

/** A row of {@code book_edit}. */
@Entity
@Immutable
@Table(name = "book_edit")
@IdClass(EditRow.Key.class)
@NullUnmarked // Hibernate fills the fields
class EditRow {

    record Key(String bookId, int number) implements Serializable {}

    @Id
    @Column(name = "book_id")
    String bookId;

    @Id
    int number;

    String actor;
    Instant at;

    @JdbcTypeCode(SqlTypes.JSON)
    String fields;

    @JdbcTypeCode(SqlTypes.JSON)
    String before;

    @JdbcTypeCode(SqlTypes.JSON)
    String after;

    @JdbcTypeCode(SqlTypes.JSON)
    String replaced;

    int undoes;
    boolean undone;

    BookEdit toEdit(LayerJson json) {
        return new BookEdit(
                number, actor, at, json.fields(fields), json.metadata(before), json.metadata(after), undoes, undone);
    }
}
