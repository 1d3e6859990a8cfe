package io.bindery.stores.jobs;

import io.bindery.api.event.OutgoingEvent;
import io.bindery.api.store.Outbox.Pending;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code outbox} that has its position. */
@Entity
@Immutable
@Table(name = "outbox")
@NullUnmarked // Hibernate fills the fields
class OutboxRow {

    @Id
    long id;

    String key;
    String type;
    String subject;
    Instant at;

    @JdbcTypeCode(SqlTypes.JSON)
    String data;

    Long position;

    Pending toPending(Json json) {
        return new Pending(position, new OutgoingEvent(key, type, subject, at, json.texts(data)));
    }
}
