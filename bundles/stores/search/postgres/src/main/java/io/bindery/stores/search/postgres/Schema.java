package io.bindery.stores.search.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the tables. They have a schema of their own, which backups do not hold, since they are derived from the rest. A layout that is
 * not this version's is dropped; the platform fills the new one.
 */
final class Schema {

    static final String NAME = "bindery_search";

    private static final Logger LOG = LoggerFactory.getLogger(Schema.class);
    /** Grows with each change of schema.sql, or of what is written into its tables. */
    private static final int LAYOUT = 1;

    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended('bindery.search', 0))";

    private Schema() {}

    /**
     * What the server can do.
     *
     * @param languages the languages that it knows
     * @param similarity whether it can look for similar words
     */
    record Abilities(Languages languages, boolean similarity) {}

    /** Makes the tables if they are not there in this layout. */
    static Abilities prepare(Handle handle) {
        handle.inTransaction(it -> {
            it.execute(LOCK);
            if (!current(it)) {
                it.execute("drop schema if exists " + NAME + " cascade");
                it.execute("create schema " + NAME);
                enter(it);
                it.createScript(script()).execute();
                it.execute("insert into layout (version) values (?)", LAYOUT);
            }
            return null;
        });
        Set<String> configurations = new HashSet<>(handle.createQuery("select cfgname from pg_ts_config")
                .mapTo(String.class)
                .list());
        return new Abilities(new Languages(configurations), similarity(handle));
    }

    /** Names tables without their schema from here to the end of the transaction. */
    static void enter(Handle handle) {
        handle.execute("set local search_path to " + NAME + ", public");
    }

    private static boolean current(Handle handle) {
        boolean there = handle.createQuery("select to_regclass(:name) is not null")
                .bind("name", NAME + ".layout")
                .mapTo(Boolean.class)
                .one();
        return there
                && handle.createQuery("select count(*) from " + NAME + ".layout where version = :version")
                        .bind("version", LAYOUT)
                        .mapTo(Boolean.class)
                        .one();
    }

    /** The extension is one that an owner of a database may have; without it a wrong letter finds nothing, and that is all. */
    private static boolean similarity(Handle handle) {
        try {
            handle.inTransaction(it -> {
                it.execute("create extension if not exists pg_trgm with schema public");
                enter(it);
                it.execute("create index if not exists word_by_likeness on word using gin (word gin_trgm_ops)");
                return null;
            });
            return true;
        } catch (JdbiException e) {
            LOG.warn(
                    "Misspelt words of searches are not put right: PostgreSQL has no extension pg_trgm for this user ({})",
                    e.getMessage());
            return false;
        }
    }

    private static String script() {
        try (InputStream in = Objects.requireNonNull(Schema.class.getResourceAsStream("schema.sql"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
