package io.bindery.stores.jobs;

import io.bindery.api.job.JobEvent;
import io.bindery.api.job.JobState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code job_event}. */
@Entity
@Immutable
@Table(name = "job_event")
@NullUnmarked // Hibernate fills the fields
class EventRow {

    @Id
    long id;

    @Column(name = "job_id")
    String jobId;

    Instant at;
    String type;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    JobState state;

    String step;
    String plugin;
    String actor;
    String detail;

    JobEvent toEvent() {
        return new JobEvent(at, type, state, step, plugin, actor, detail);
    }
}
