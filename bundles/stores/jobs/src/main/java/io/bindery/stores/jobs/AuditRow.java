package io.bindery.stores.jobs;

import io.bindery.api.store.AuditEntry;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code audit_entry}. */
@Entity
@Immutable
@Table(name = "audit_entry")
@NullUnmarked // Hibernate fills the fields
class AuditRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    Instant at;
    String actor;
    String action;
    String target;
    int status;

    static AuditRow of(AuditEntry entry) {
        AuditRow row = new AuditRow();
        row.at = Clean.time(entry.at());
        row.actor = Clean.text(entry.actor());
        row.action = Clean.text(entry.action());
        row.target = Clean.text(entry.target());
        row.status = entry.status();
        return row;
    }

    AuditEntry toEntry() {
        return new AuditEntry(id, at, actor, action, target, status);
    }
}
