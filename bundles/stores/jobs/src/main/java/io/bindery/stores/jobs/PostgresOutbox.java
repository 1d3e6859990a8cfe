package io.bindery.stores.jobs;

import io.bindery.api.store.Outbox;
import java.util.List;
import org.hibernate.StatelessSession;

/** The events that wait to leave, in PostgreSQL. Thread-safe. */
final class PostgresOutbox implements Outbox {

    private static final String ANY_WITHOUT_POSITION =
            "select exists (select 1 from outbox where position is null) as waiting";
    private static final String ONE_AT_A_TIME =
            "select 1 from pg_advisory_xact_lock(hashtextextended('bindery.outbox', 0))";
    private static final String GIVE_POSITIONS = """
            update outbox o set position = n.position
            from (select id, nextval('outbox_position') as position
                  from (select id from outbox where position is null order by id limit 10000) w) n
            where o.id = n.id
            """;
    private static final String NEXT = """
            select * from outbox
            where position > coalesce((select c.position from outbox_consumer c where c.name = :consumer), 0)
            order by position
            limit :limit
            """;
    private static final String ADVANCE = """
            insert into outbox_consumer as c (name, position) values (:consumer, :position)
            on conflict (name) do update set position = greatest(c.position, excluded.position)
            """;

    private final Sessions sessions;
    private final Json json;

    PostgresOutbox(Sessions sessions, Json json) {
        this.sessions = sessions;
        this.json = json;
    }

    @Override
    public List<Pending> next(String consumer, int limit) {
        return sessions.inTransaction("read the outbox", session -> {
            givePositions(session);
            return session
                    .createNativeQuery(NEXT, OutboxRow.class)
                    .setParameter("consumer", consumer)
                    .setParameter("limit", limit)
                    .getResultList()
                    .stream()
                    .map(row -> row.toPending(json))
                    .toList();
        });
    }

    private static void givePositions(StatelessSession session) {
        boolean waiting =
                session.createNativeQuery(ANY_WITHOUT_POSITION, Boolean.class).getSingleResult();
        if (waiting) {
            session.createNativeQuery(ONE_AT_A_TIME, Integer.class).getSingleResult();
            session.createNativeMutationQuery(GIVE_POSITIONS).executeUpdate();
        }
    }

    @Override
    public void advance(String consumer, long position) {
        sessions.inTransaction(
                "move a reader of the outbox on",
                session -> session.createNativeMutationQuery(ADVANCE)
                        .setParameter("consumer", consumer)
                        .setParameter("position", position)
                        .executeUpdate());
    }
}
