package io.bindery.stores.jobs;

import io.bindery.api.store.ResultStore;
import io.bindery.api.store.StepResult;
import java.util.List;
import java.util.Optional;

/** Looks at checkpoints in PostgreSQL. Thread-safe. */
final class PostgresResultStore implements ResultStore {

    private static final String OF_JOB = """
            select r.* from job j
            cross join lateral jsonb_array_elements(j.steps) with ordinality as s (step, n)
            join step_result r on r.key = s.step ->> 'checkpoint'
            where j.id = :job
            order by s.n
            """;

    private final Sessions sessions;
    private final Json json;

    PostgresResultStore(Sessions sessions, Json json) {
        this.sessions = sessions;
        this.json = json;
    }

    @Override
    public Optional<StepResult> find(String key) {
        return sessions.inOneStatement(
                "find a result",
                session -> session.createSelectionQuery("from ResultRow where key = :key", ResultRow.class)
                        .setParameter("key", Clean.text(key))
                        .getResultStream()
                        .findFirst()
                        .map(row -> row.toResult(json)));
    }

    @Override
    public List<StepResult> ofJob(String jobId) {
        return sessions.inOneStatement(
                "read the results of a job",
                session -> session
                        .createNativeQuery(OF_JOB, ResultRow.class)
                        .setParameter("job", Clean.text(jobId))
                        .getResultList()
                        .stream()
                        .map(row -> row.toResult(json))
                        .toList());
    }
}
