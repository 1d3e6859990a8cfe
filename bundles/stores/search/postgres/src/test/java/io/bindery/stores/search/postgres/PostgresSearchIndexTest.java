package io.bindery.stores.search.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.bindery.api.error.RetryableException;
import io.bindery.api.search.IndexBatch;
import io.bindery.api.search.IndexState;
import io.bindery.api.search.SearchIndex;
import io.bindery.api.search.SearchPage;
import io.bindery.api.search.SearchQuery;
import io.bindery.testkit.SearchBooks;
import io.bindery.testkit.SearchIndexContract;
import io.bindery.testkit.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresSearchIndexTest extends SearchIndexContract {

    private static final HikariDataSource DATABASE = TestPostgres.freshDatabase();

    private final PostgresSearchIndex index = new PostgresSearchIndex(DATABASE);

    @BeforeEach
    void empty() throws Exception {
        execute("drop schema if exists bindery_search cascade");
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = DATABASE.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    protected SearchIndex index() {
        return index;
    }

    private void served() throws RetryableException {
        index.write(new IndexBatch(1, List.of(SearchBooks.MOBY_DICK, SearchBooks.BUDDENBROOKS), Set.of(), null));
        index.serve(1);
    }

    @Test
    void tables_that_somebody_has_dropped_are_made_again() throws Exception {
        served();
        execute("drop schema bindery_search cascade");
        assertThatThrownBy(index::state).isInstanceOf(RetryableException.class);
        assertThat(index.state()).isEqualTo(IndexState.EMPTY);
    }

    @Test
    void a_layout_of_another_version_is_dropped() throws Exception {
        served();
        execute("update bindery_search.layout set version = 0");
        assertThat(new PostgresSearchIndex(DATABASE).state()).isEqualTo(IndexState.EMPTY);
    }

    @Test
    void what_is_there_is_found_after_a_restart() throws Exception {
        served();
        SearchPage page = new PostgresSearchIndex(DATABASE)
                .search(SearchQuery.of("whale hunt", 5))
                .orElseThrow();
        assertThat(page.hits()).hasSize(1);
    }

    @Test
    void the_stems_of_one_language_say_nothing_in_another() throws Exception {
        served();
        // 'die' is no word that counts in German, and would else be asked for in vain.
        assertThat(index.search(SearchQuery.of("die Buddenbrooks", 5))
                        .orElseThrow()
                        .total())
                .isEqualTo(1);
        assertThat(index.search(SearchQuery.of("die Moby", 5)).orElseThrow().hits())
                .isEmpty();
    }

    @Test
    void an_owner_of_the_database_who_is_no_superuser_can_do_all_of_it() throws Exception {
        execute("drop extension if exists pg_trgm cascade");
        execute("drop role if exists plain");
        execute("create role plain nosuperuser");
        try (Connection connection = DATABASE.getConnection()) {
            execute("grant create on database " + connection.getCatalog() + " to plain");
        }
        try (HikariDataSource plain = new HikariDataSource()) {
            plain.setDataSource(DATABASE.getDataSource());
            plain.setConnectionInitSql("set role plain");
            PostgresSearchIndex its = new PostgresSearchIndex(plain);
            its.write(new IndexBatch(1, List.of(SearchBooks.MOBY_DICK), Set.of(), null));
            its.serve(1);
            assertThat(its.search(SearchQuery.of("melvile", 5)).orElseThrow().didYouMean())
                    .isEqualTo("melville");
        } finally {
            execute("drop schema if exists bindery_search cascade");
            execute("drop owned by plain cascade");
            execute("drop role plain");
        }
    }

    @Test
    void a_database_that_is_away_is_the_worlds_fault() {
        HikariDataSource gone = TestPostgres.freshDatabase();
        gone.close();
        PostgresSearchIndex its = new PostgresSearchIndex(gone);
        assertThatThrownBy(its::state)
                .isInstanceOfSatisfying(
                        RetryableException.class, e -> assertThat(e.code()).isEqualTo(SearchError.AWAY));
    }
}
