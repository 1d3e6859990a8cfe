package io.bindery.stores.jobs;

import io.bindery.api.store.JobFeed;
import java.util.List;

/** All jobs' history as one stream, in PostgreSQL. Thread-safe. */
final class PostgresFeed implements JobFeed {

    private record Line(EventRow event, String publisher, String fileName) {}

    private final Sessions sessions;

    PostgresFeed(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public List<Entry> after(long after, int limit) {
        return sessions.inOneStatement(
                "read what has happened",
                session -> session
                        .createSelectionQuery(
                                "select e, j.publisher, j.fileName from EventRow e join JobRow j on j.id = e.jobId"
                                        + " where e.id > :after order by e.id",
                                Line.class)
                        .setParameter("after", after)
                        .setMaxResults(limit)
                        .getResultList()
                        .stream()
                        .map(it -> new Entry(
                                it.event().id,
                                it.event().jobId,
                                it.publisher(),
                                it.fileName(),
                                it.event().toEvent()))
                        .toList());
    }

    @Override
    public long last() {
        return sessions.inOneStatement(
                "look at what has happened",
                session -> session.createSelectionQuery("select coalesce(max(id), 0) from EventRow", Long.class)
                        .getSingleResult());
    }
}
