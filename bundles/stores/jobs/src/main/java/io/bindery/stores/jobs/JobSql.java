package io.bindery.stores.jobs;

import io.bindery.api.job.JobState;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The statements that write jobs. Each does all it can in one round trip: a save is one statement, whatever it saves. States
 * stand in the text, not in parameters, since only so the planner can use the partial indexes.
 */
final class JobSql {

    private static final String TERMINAL = Arrays.stream(JobState.values())
            .filter(JobState::terminal)
            .map(state -> "'" + state.name() + "'")
            .collect(Collectors.joining(", "));

    /** Serialises the arrivals of the same bytes, so that exactly one of them is the first. */
    static final String LOCK_BYTES = "select 1 from pg_advisory_xact_lock(hashtextextended(:bytes, 0))";

    /** Makes a job; gives no row if the intake key has made one before. */
    static final String ACCEPT = """
            with first as (
              select id, state in (%s) as ended from job
              where publisher = :publisher and sha256 = :sha256 and duplicate_of is null),
            made as (
              insert into job (id, intake_key, publisher, file_name, media_type, size_bytes, sha256, state, next_step,
                waiting_for, attempts, failures_in_a_row, due_at, lease_owner, duplicate_of, revision, created_at,
                updated_at, version, steps)
              select :id, :intakeKey, :publisher, :fileName, 'application/octet-stream', :sizeBytes, :sha256, 'QUEUED', '',
                coalesce((select 'job ' || id || ', which brought the same bytes, to come to its end'
                          from first where not ended), ''),
                0, 0, :at, '', (select id from first), 0, :at, :at, 1, cast('[]' as jsonb)
              on conflict (intake_key) do nothing
              returning *),
            logged as (
              insert into job_event (job_id, at, type, state, step, plugin, actor, detail)
              select made.id, :at, e.type, e.state, '', '', :actor,
                case when e.n = 2 and made.duplicate_of is not null
                  then 'the same bytes as job ' || made.duplicate_of else '' end
              from made cross join (values (1, 'received', 'RECEIVED'), (2, 'queued', 'QUEUED')) as e (n, type, state)
              order by e.n),
            told as (
              insert into outbox (key, type, subject, at, data)
              select 'job.received:' || id, 'job.received', id, :at, jsonb_strip_nulls(jsonb_build_object(
                'publisher', publisher, 'fileName', file_name, 'sha256', sha256, 'sizeBytes', cast(size_bytes as text),
                'duplicateOf', duplicate_of))
              from made)
            select * from made
            """.formatted(TERMINAL);

    /** Takes jobs out of the queue. */
    static final String CLAIM = """
            with picked as materialized (
              select j.id from job j
              where j.state = 'QUEUED' and j.due_at <= :now and j.next_step = any(:steps)
                and (j.duplicate_of is null
                  or exists (select 1 from job f where f.id = j.duplicate_of and f.state in (%s)))
              order by j.due_at, j.id
              limit :limit
              for update of j skip locked),
            taken as (
              update job j set state = 'RUNNING', lease_owner = :owner, lease_until = :until, waiting_for = '',
                attempts = greatest(j.attempts, 1), updated_at = :now, version = j.version + 1
              from picked where j.id = picked.id
              returning j.*),
            logged as (
              insert into job_event (job_id, at, type, state, step, plugin, actor, detail)
              select id, :now, 'claimed', 'RUNNING', next_step, '', :owner, '' from taken)
            select * from taken order by due_at, id
            """.formatted(TERMINAL);

    /** Saves a job with history, results and events; gives no row if the version is not that one any more. */
    static final String SAVE = """
            with saved as (
              update job set media_type = :mediaType, state = :state, next_step = :nextStep, waiting_for = :waitingFor,
                attempts = :attempts, failures_in_a_row = :failuresInARow, due_at = :dueAt, lease_owner = :leaseOwner,
                lease_until = case when :leaseOwner = '' then null
                  when lease_owner = :leaseOwner then greatest(lease_until, :leaseUntil) else :leaseUntil end,
                book_id = :bookId, revision = :revision, failure_code = :failureCode,
                failure_message = :failureMessage, failure_remedy = :failureRemedy, updated_at = :updatedAt,
                version = version + 1, steps = cast(:steps as jsonb)
              where id = :id and version = :version
              returning id, version, lease_until),
            logged as (
              insert into job_event (job_id, at, type, state, step, plugin, actor, detail)
              select saved.id, e.at, e.type, e.state, e.step, e.plugin, e.actor, e.detail
              from saved cross join rows from (jsonb_to_recordset(cast(:history as jsonb)) as (
                at timestamptz, type text, state text, step text, plugin text, actor text, detail text))
                with ordinality as e (at, type, state, step, plugin, actor, detail, n)
              order by e.n),
            kept as (
              insert into step_result (key, plugin, findings, patch, attributes, produced_at)
              select r.key, r.plugin, r.findings, r.patch, r.attributes, r.produced_at
              from saved cross join jsonb_to_recordset(cast(:results as jsonb)) as r (
                key text, plugin text, findings jsonb, patch jsonb, attributes jsonb, produced_at timestamptz)
              order by r.key
              on conflict (key) do nothing),
            told as (
              insert into outbox (key, type, subject, at, data)
              select o.key, o.type, o.subject, o.at, o.data
              from saved cross join rows from (jsonb_to_recordset(cast(:outgoing as jsonb)) as (
                key text, type text, subject text, at timestamptz, data jsonb))
                with ordinality as o (key, type, subject, at, data, n)
              order by o.n
              on conflict (key) do nothing)
            select version, lease_until from saved
            """;

    /** Renews leases. The order keeps two such statements from waiting for each other. */
    static final String RENEW = """
            update job set lease_until = greatest(lease_until, :until)
            where id in (select id from job where state = 'RUNNING' and lease_owner = :owner order by id for update)
              and state = 'RUNNING' and lease_owner = :owner
            """;

    /**
     * Puts back what is due again. What somebody else is changing at this moment is left for the next time. A job that was
     * changed in the future is one from before the clock was set back: its time would not come for as long as that.
     */
    static final String WAKE = """
            with due as materialized (
              select id from job where state = 'RETRYING' and due_at <= :now for update skip locked),
            early as materialized (
              select id from job where state = 'RETRYING' and due_at > :now and updated_at - interval '1 minute' > :now
              for update skip locked),
            hurried as (
              update job set due_at = :now where id in (
                select id from job where state = 'QUEUED' and due_at > :now and updated_at > :now for update skip locked)),
            lapsed as materialized (
              select id, lease_owner from job where state = 'RUNNING' and lease_until <= :now for update skip locked),
            woken as (
              select id, 0 as failures, 'the time to try again has come' as detail from due
              union all
              select id, 0, 'the clock was set back, so that the time to try again is not known' from early
              union all
              select id, 1, 'the lease of ' || lease_owner || ' has lapsed: that worker died or hung' from lapsed),
            queued as (
              update job j set state = 'QUEUED', attempts = j.attempts + 1, due_at = least(j.due_at, :now),
                failures_in_a_row = j.failures_in_a_row + w.failures, lease_owner = '', lease_until = null,
                waiting_for = '', updated_at = :now, version = j.version + 1
              from woken w where j.id = w.id
              returning j.id, j.next_step, w.detail),
            logged as (
              insert into job_event (job_id, at, type, state, step, plugin, actor, detail)
              select id, :now, 'queued', 'QUEUED', next_step, '', '', detail from queued)
            select count(*) from queued
            """;

    /** Gives leases back. */
    static final String RELEASE = """
            with held as materialized (
              select id from job where state = 'RUNNING' and lease_owner = :owner order by id for update),
            queued as (
              update job j set state = 'QUEUED', attempts = j.attempts + :counted,
                failures_in_a_row = j.failures_in_a_row + :counted, lease_owner = '', lease_until = null,
                updated_at = :now, version = j.version + 1
              from held where j.id = held.id
              returning j.id, j.next_step),
            logged as (
              insert into job_event (job_id, at, type, state, step, plugin, actor, detail)
              select id, :now, 'queued', 'QUEUED', next_step, '', :owner, :detail from queued)
            select count(*) from queued
            """;

    private JobSql() {}
}
