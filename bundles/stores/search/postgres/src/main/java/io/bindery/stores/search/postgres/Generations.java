package io.bindery.stores.search.postgres;

import io.bindery.api.search.IndexState;
import org.jdbi.v3.core.Handle;

/** The generations of the index. */
final class Generations {

    private static final String STATE = """
            select coalesce(max(number) filter (where served), 0) as served,
                   coalesce(max(number) filter (where not served), 0) as building,
                   coalesce(max(mark) filter (where not served), '') as mark
            from generation
            """;

    private Generations() {}

    static IndexState state(Handle handle) {
        return state(handle, true);
    }

    /** @param counting whether the documents are to be counted, which takes longer the more there are */
    static IndexState state(Handle handle, boolean counting) {
        IndexState state = handle.createQuery(STATE)
                .map((row, context) ->
                        new IndexState(row.getLong("served"), 0, row.getLong("building"), row.getString("mark")))
                .one();
        long documents = state.served() == 0 || !counting
                ? 0
                : handle.createQuery("select count(*) from document where generation = :served")
                        .bind("served", state.served())
                        .mapTo(Long.class)
                        .one();
        return new IndexState(state.served(), documents, state.building(), state.mark());
    }

    /** Makes a generation if it is not there; another that is not finished goes. */
    static void begin(Handle handle, long generation) {
        int made = handle.createUpdate(
                        "insert into generation (number, served, mark) values (:number, false, '') on conflict do nothing")
                .bind("number", generation)
                .execute();
        if (made == 1) {
            handle.createUpdate("delete from generation where not served and number <> :number")
                    .bind("number", generation)
                    .execute();
        }
    }

    static void mark(Handle handle, long generation, String mark) {
        handle.createUpdate("update generation set mark = :mark where number = :number")
                .bind("mark", mark)
                .bind("number", generation)
                .execute();
    }

    static void serve(Handle handle, long generation) {
        int there = handle.createUpdate("update generation set served = true, mark = '' where number = :number")
                .bind("number", generation)
                .execute();
        if (there == 0) {
            throw new IllegalArgumentException("there is no generation " + generation + " to be served");
        }
        int dropped = handle.createUpdate("delete from generation where number <> :number")
                .bind("number", generation)
                .execute();
        if (dropped > 0) {
            handle.execute("analyze document");
        }
    }
}
