package io.bindery.stores.jobs;

import io.bindery.api.job.JobState;
import io.bindery.api.store.StateUpkeep;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.StatelessSession;

/** Clears away in PostgreSQL. Thread-safe. */
final class PostgresUpkeep implements StateUpkeep {

    private final Sessions sessions;

    PostgresUpkeep(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Set<String> unreferenced(Collection<String> sha256s) {
        if (sha256s.isEmpty()) {
            return Set.of();
        }
        // one parameter, since a statement takes no more than 65,535 of them
        return sessions.inTransaction(
                "look which bytes are needed",
                session -> new HashSet<>(session.createNativeQuery(UpkeepSql.UNREFERENCED, String.class)
                        .setParameter("asked", String.join(" ", sha256s))
                        .getResultList()));
    }

    @Override
    public long countRemovableJobs(JobState state, Instant endedBefore) {
        requireTerminal(state);
        return sessions.inTransaction(
                "count old jobs",
                session -> session.createNativeQuery(UpkeepSql.countJobs(state), Long.class)
                        .setParameter("before", endedBefore)
                        .getSingleResult());
    }

    @Override
    public int removeJobs(JobState state, Instant endedBefore, int limit) {
        requireTerminal(state);
        return sessions.inTransaction("remove old jobs", session -> remove(session, state, endedBefore, limit));
    }

    private static void requireTerminal(JobState state) {
        if (!state.terminal()) {
            throw new IllegalArgumentException("a job that is " + state + " has not come to its end");
        }
    }

    private static int remove(StatelessSession session, JobState state, Instant endedBefore, int limit) {
        List<String> found = session.createNativeQuery(UpkeepSql.findJobs(state), String.class)
                .setParameter("before", endedBefore)
                .setParameter("limit", limit)
                .getResultList();
        if (found.isEmpty()) {
            return 0;
        }
        session.createNativeQuery(UpkeepSql.LOCK_BYTES, Long.class)
                .setParameterList("ids", found)
                .getSingleResult();
        List<String> ids = session.createNativeQuery(UpkeepSql.keepJobs(state), String.class)
                .setParameterList("ids", found)
                .setParameter("before", endedBefore)
                .getResultList();
        if (ids.isEmpty()) {
            return 0;
        }
        for (String removal : List.of(UpkeepSql.REMOVE_RESULTS, UpkeepSql.REMOVE_HISTORY)) {
            session.createNativeMutationQuery(removal)
                    .setParameterList("ids", ids)
                    .executeUpdate();
        }
        return session.createNativeMutationQuery(UpkeepSql.REMOVE_JOBS)
                .setParameterList("ids", ids)
                .executeUpdate();
    }

    @Override
    public long countRemovableEvents(Instant before) {
        return sessions.inTransaction(
                "count old events",
                session -> session.createNativeQuery(UpkeepSql.COUNT_EVENTS, Long.class)
                        .setParameter("before", before)
                        .getSingleResult());
    }

    @Override
    public int removeEvents(Instant before, int limit) {
        return sessions.inTransaction(
                "remove old events",
                session -> session.createNativeMutationQuery(UpkeepSql.REMOVE_EVENTS)
                        .setParameter("before", before)
                        .setParameter("limit", limit)
                        .executeUpdate());
    }
}
