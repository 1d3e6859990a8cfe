package io.bindery.stores.jobs;

import io.bindery.api.job.Failure;
import io.bindery.api.job.Job;
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
import org.jspecify.annotations.Nullable;

/** A row of {@code job}; read through Hibernate, written by the statements of {@link JobSql}. */
@Entity
@Immutable
@Table(name = "job")
@NullUnmarked // Hibernate fills the fields
class JobRow {

    @Id
    String id;

    @Column(name = "intake_key")
    String intakeKey;

    String publisher;

    @Column(name = "file_name")
    String fileName;

    @Column(name = "media_type")
    String mediaType;

    @Column(name = "size_bytes")
    long sizeBytes;

    String sha256;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    JobState state;

    @Column(name = "next_step")
    String nextStep;

    @Column(name = "waiting_for")
    String waitingFor;

    int attempts;

    @Column(name = "failures_in_a_row")
    int failuresInARow;

    @Column(name = "due_at")
    Instant dueAt;

    @Column(name = "lease_owner")
    String leaseOwner;

    @Column(name = "lease_until")
    @Nullable
    Instant leaseUntil;

    @Column(name = "duplicate_of")
    @Nullable
    String duplicateOf;

    @Column(name = "book_id")
    @Nullable
    String bookId;

    int revision;

    @Column(name = "failure_code")
    @Nullable
    String failureCode;

    @Column(name = "failure_message")
    @Nullable
    String failureMessage;

    @Column(name = "failure_remedy")
    @Nullable
    String failureRemedy;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    long version;

    @JdbcTypeCode(SqlTypes.JSON)
    String steps;

    Job toJob(Json json) {
        Failure failure = failureCode == null ? null : new Failure(failureCode, failureMessage, failureRemedy);
        return new Job(
                id,
                publisher,
                fileName,
                mediaType,
                sizeBytes,
                sha256,
                state,
                nextStep,
                waitingFor,
                attempts,
                failuresInARow,
                dueAt,
                leaseOwner,
                leaseUntil,
                duplicateOf,
                bookId,
                revision,
                failure,
                createdAt,
                updatedAt,
                version,
                json.steps(steps));
    }
}
