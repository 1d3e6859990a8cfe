package io.bindery.stores.jobs;

import io.bindery.api.store.JobStatistics;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.hibernate.StatelessSession;
import org.hibernate.query.NativeQuery;

/** Counts jobs in PostgreSQL. Thread-safe. */
final class PostgresStatistics implements JobStatistics {

    private static final String SOME = "updated_at >= :since and (:all or publisher = any(:publishers))";

    private static final String PER_HOUR = """
            select date_trunc('hour', updated_at), count(*) filter (where state = 'SUCCEEDED'),
              count(*) filter (where state = 'REJECTED'), count(*) filter (where state = 'FAILED')
            from job where state in ('SUCCEEDED', 'REJECTED', 'FAILED') and %s group by 1 order by 1
            """.formatted(SOME);

    private static final String CAUSES = """
            select failure_code, count(*) from job
            where state in ('REJECTED', 'FAILED') and failure_code is not null and %s
            group by 1 order by 2 desc, 1 limit 50
            """.formatted(SOME);

    /** Only those that came to their end: one that is left out, or failed at once, says nothing of how long it takes. */
    private static final String STEPS = """
            select step ->> 'name', count(*),
              percentile_disc(0.5) within group (order by ms), percentile_disc(0.95) within group (order by ms)
            from job cross join jsonb_array_elements(steps) as step
            cross join lateral (
              select cast(1000 * extract(epoch from cast(step ->> 'duration' as interval)) as bigint) as ms) as took
            where step ->> 'state' = 'SUCCEEDED' and %s group by 1 order by 1
            """.formatted(SOME);

    private static final String PUBLISHERS = "select publisher from job union select publisher from book order by 1";

    private final Sessions sessions;

    PostgresStatistics(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Statistics since(Instant since, Set<String> publishers) {
        return sessions.inTransaction(
                "count jobs",
                session -> new Statistics(
                        query(session, PER_HOUR, since, publishers).stream()
                                .map(it -> new Hour((Instant) it[0], number(it[1]), number(it[2]), number(it[3])))
                                .toList(),
                        query(session, CAUSES, since, publishers).stream()
                                .map(it -> new Cause((String) it[0], number(it[1])))
                                .toList(),
                        query(session, STEPS, since, publishers).stream()
                                .map(it -> new StepTime((String) it[0], number(it[1]), number(it[2]), number(it[3])))
                                .toList()));
    }

    private static List<Object[]> query(StatelessSession session, String sql, Instant since, Set<String> publishers) {
        NativeQuery<Object[]> query = session.createNativeQuery(sql, Object[].class);
        return query.setParameter("since", since)
                .setParameter("all", publishers.isEmpty())
                .setParameter("publishers", AccountRow.texts(publishers))
                .getResultList();
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }

    @Override
    public List<String> publishers() {
        return sessions.inOneStatement(
                "list publishers",
                session -> session.createNativeQuery(PUBLISHERS, String.class).getResultList());
    }
}
