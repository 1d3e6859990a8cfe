package io.bindery.stores.jobs;

import io.bindery.api.store.StepResult;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code step_result}. */
@Entity
@Immutable
@Table(name = "step_result")
@NullUnmarked // Hibernate fills the fields
class ResultRow {

    @Id
    String key;

    String plugin;

    @JdbcTypeCode(SqlTypes.JSON)
    String findings;

    @JdbcTypeCode(SqlTypes.JSON)
    String patch;

    @JdbcTypeCode(SqlTypes.JSON)
    String attributes;

    @Column(name = "produced_at")
    Instant producedAt;

    StepResult toResult(Json json) {
        return new StepResult(
                key, plugin, json.findings(findings), json.patch(patch), json.texts(attributes), producedAt);
    }
}
