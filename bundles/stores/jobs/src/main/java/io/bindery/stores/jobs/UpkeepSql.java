package io.bindery.stores.jobs;

import io.bindery.api.job.JobState;

/** The statements that find and remove what nobody needs any more. */
final class UpkeepSql {

    /** Hashes of bytes that results name, with their number: the attribute {@code x.sizeBytes} beside {@code x.sha256}, else 0. */
    static final String HASHES_IN_RESULTS = """
            select a.value, coalesce(substring(r.attributes ->> regexp_replace(a.key, 'sha256$', 'sizeBytes') from '^[0-9]{1,18}$')::bigint, 0)
            from step_result r cross join lateral jsonb_each_text(r.attributes) a
            where length(a.value) = 64 and a.value ~ '^[0-9a-f]{64}$'
            """;

    static final String UNREFERENCED = """
            select asked.sha256 from unnest(string_to_array(:asked, ' ')) as asked (sha256)
            where not exists (select 1 from job j where j.sha256 = asked.sha256)
              and not exists (select 1 from revision v where v.sha256 = asked.sha256)
              and not exists (select 1 from (%s) as named (sha256, n) where named.sha256 = asked.sha256)
            """.formatted(HASHES_IN_RESULTS);

    private static final String REMOVABLE = """
            j.state = '%s' and j.updated_at < :before
              and not exists (select 1 from revision v where v.job_id = j.id)
              and not exists (select 1 from job d where d.duplicate_of = j.id)
            """;

    /** As an arrival of the same bytes does: none comes between the look at a job and its removal. */
    static final String LOCK_BYTES = """
            select count(pg_advisory_xact_lock(hashtextextended(b.bytes, 0)))
            from (select distinct publisher || '/' || sha256 as bytes from job where id in (:ids)) as b
            """;

    /** Results are shared by jobs with the same bytes only, since the bytes' hash is a part of their key. */
    static final String REMOVE_RESULTS = """
            delete from step_result where key in (
              select s.step ->> 'checkpoint' from job j
              cross join lateral jsonb_array_elements(j.steps) as s (step)
              where j.id in (:ids) and not exists (
                select 1 from job o where o.sha256 = j.sha256 and o.id not in (:ids)))
            """;

    static final String REMOVE_HISTORY = "delete from job_event where job_id in (:ids)";
    static final String REMOVE_JOBS = "delete from job where id in (:ids)";

    private static final String PASSED = """
            o.at < :before and (not exists (select 1 from outbox_consumer)
              or o.position <= (select min(c.position) from outbox_consumer c))
            """;
    static final String COUNT_EVENTS = "select count(*) from outbox o where " + PASSED;
    static final String REMOVE_EVENTS = "delete from outbox where id in (select o.id from outbox o where " + PASSED
            + " order by o.id limit :limit)";

    private UpkeepSql() {}

    static String countJobs(JobState state) {
        return "select count(*) from job j where " + REMOVABLE.formatted(state.name());
    }

    /** The newest first: a later job with the same bytes refers to the first. */
    static String findJobs(JobState state) {
        return "select j.id from job j where " + REMOVABLE.formatted(state.name()) + " order by j.id desc limit :limit";
    }

    /** Those of some jobs that may still be removed, now that nobody can change that. */
    static String keepJobs(JobState state) {
        return "select j.id from job j where j.id in (:ids) and " + REMOVABLE.formatted(state.name())
                + " for update of j";
    }
}
