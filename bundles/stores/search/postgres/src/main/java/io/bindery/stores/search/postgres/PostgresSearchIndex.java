package io.bindery.stores.search.postgres;

import io.bindery.api.error.RetryableException;
import io.bindery.api.search.IndexBatch;
import io.bindery.api.search.IndexState;
import io.bindery.api.search.SearchIndex;
import io.bindery.api.search.SearchPage;
import io.bindery.api.search.SearchQuery;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The search that needs nothing beside the database that is there anyway. Thread-safe. */
@Component(property = "bindery.plugin=postgres")
public final class PostgresSearchIndex implements SearchIndex {

    private final Jdbi jdbi;
    private volatile Schema.@Nullable Abilities abilities;

    /** On this database, which is first asked when something is to be done. */
    @Activate
    public PostgresSearchIndex(@Reference(target = "(bindery.database=main)") DataSource dataSource) {
        jdbi = Jdbi.create(dataSource);
        jdbi.registerArrayType(String.class, "text");
    }

    @Override
    public IndexState state() throws RetryableException {
        return run(true, (handle, can) -> Generations.state(handle));
    }

    @Override
    public void write(IndexBatch batch) throws RetryableException {
        run(false, (handle, can) -> {
            Generations.begin(handle, batch.generation());
            new Writer(handle, can.languages(), batch.generation()).write(batch);
            if (batch.mark() != null) {
                Generations.mark(handle, batch.generation(), batch.mark());
            }
            return true;
        });
    }

    @Override
    public void serve(long generation) throws RetryableException {
        run(false, (handle, can) -> {
            Generations.serve(handle, generation);
            return true;
        });
    }

    @Override
    public Optional<SearchPage> search(SearchQuery query) throws RetryableException {
        Optional<Optional<SearchPage>> answer = run(true, (handle, can) -> {
            long served = Generations.state(handle, false).served();
            return served == 0
                    ? Optional.empty()
                    : Optional.of(new Finder(handle, served, can.similarity()).find(query));
        });
        return answer.orElseThrow(
                () -> new RetryableException(SearchError.NOT_BUILT, "the search index is not built yet", null, null));
    }

    /** What is done within a transaction. */
    @FunctionalInterface
    private interface Work<T> {
        T with(Handle handle, Schema.Abilities can);
    }

    private <T> T run(boolean reading, Work<T> work) throws RetryableException {
        try {
            Schema.Abilities can = abilities();
            HandleCallback<T, RuntimeException> inside = handle -> {
                Schema.enter(handle);
                return work.with(handle, can);
            };
            return reading
                    ? jdbi.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, inside)
                    : jdbi.inTransaction(inside);
        } catch (JdbiException e) {
            abilities = null; // somebody may have dropped the tables: they are looked for again
            throw new RetryableException(SearchError.AWAY, "the search index in PostgreSQL: " + cause(e), null, e);
        }
    }

    private synchronized Schema.Abilities abilities() {
        Schema.Abilities known = abilities;
        if (known == null) {
            known = jdbi.withHandle(Schema::prepare);
            abilities = known;
        }
        return known;
    }

    private static String cause(JdbiException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return String.valueOf(cause.getMessage());
    }
}
