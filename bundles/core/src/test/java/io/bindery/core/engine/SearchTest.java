package io.bindery.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.bindery.api.error.RetryableException;
import io.bindery.api.job.Job;
import io.bindery.api.job.JobState;
import io.bindery.api.search.Facet;
import io.bindery.api.search.IndexBatch;
import io.bindery.api.search.IndexState;
import io.bindery.api.search.SearchIndex;
import io.bindery.api.search.SearchPage;
import io.bindery.api.search.SearchPage.Count;
import io.bindery.api.search.SearchQuery;
import io.bindery.core.error.CoreError;
import io.bindery.core.metadata.BookEditing;
import io.bindery.core.registry.Annotations;
import io.bindery.core.search.BookIndexing;
import io.bindery.core.search.IndexReport;
import io.bindery.core.search.IndexReport.Work;
import io.bindery.core.search.InvalidCursorException;
import io.bindery.core.search.SearchConfig;
import io.bindery.core.search.SearchUnavailableException;
import io.bindery.stores.search.postgres.PostgresSearchIndex;
import io.bindery.testkit.TestPostgres;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index is fed from the outbox: it follows what happens, and holds up nothing. */
class SearchTest {

    private static final String ISBN = "9780306406157";

    private EngineRig rig;
    private HikariDataSource database;
    private Gate index;
    private BookIndexing search;

    /** The real index, behind a gate that somebody can shut, or let so many batches of a new generation through. */
    private static final class Gate implements SearchIndex {
        private final SearchIndex real;
        private volatile boolean away;
        private volatile Semaphore batches = new Semaphore(Integer.MAX_VALUE);

        Gate(SearchIndex real) {
            this.real = real;
        }

        private void pass() throws RetryableException {
            if (away) {
                throw new RetryableException(CoreError.PLUGIN_FAILED, "the test has shut the gate", null, null);
            }
        }

        @Override
        public IndexState state() throws Exception {
            pass();
            return real.state();
        }

        @Override
        public void write(IndexBatch batch) throws Exception {
            pass();
            if (batch.mark() != null && !batch.documents().isEmpty()) {
                batches.acquire();
            }
            real.write(batch);
        }

        @Override
        public void serve(long generation) throws Exception {
            pass();
            real.serve(generation);
        }

        @Override
        public Optional<SearchPage> search(SearchQuery query) throws Exception {
            pass();
            return real.search(query);
        }
    }

    @BeforeEach
    void begin(@TempDir Path folder) throws Exception {
        rig = new EngineRig(folder).start();
        database = TestPostgres.freshDatabase();
        index = new Gate(new PostgresSearchIndex(database));
    }

    @AfterEach
    void end() throws Exception {
        if (search != null) {
            search.close();
        }
        rig.close();
        database.close();
    }

    private void feed() {
        search = new BookIndexing(
                Annotations.of(SearchConfig.class, Map.of("everyMillis", 20L, "pauseMillis", 20L)),
                rig.shelf,
                rig.stores.outbox(),
                rig.stores.catalogue(),
                rig.stores.reader(),
                rig.jobs);
    }

    private Job ingest(String... lines) throws Exception {
        Job job = rig.submit(EngineRig.book(lines));
        return rig.await(job, JobState.SUCCEEDED).job();
    }

    private List<String> found(String text) {
        return search.search(SearchQuery.of(text, 10)).hits().stream()
                .map(SearchPage.Hit::id)
                .toList();
    }

    private IndexReport report() {
        return search.indexes().get(0);
    }

    private void upToDate() {
        EngineRig.until(
                "the index to have all",
                () -> report().work() == Work.FOLLOWING && report().lagSeconds() == 0 && report().searched());
    }

    @Test
    void what_was_taken_in_is_found_and_an_edit_of_it_too() throws Exception {
        rig.shelf.put(SearchIndex.class, "postgres", index);
        feed();
        upToDate();
        Job job = ingest("title: The White Whale", "isbn: " + ISBN);
        upToDate();
        String book = String.valueOf(rig.report(job).job().bookId());
        assertThat(found("white whales")).containsExactly(book);
        assertThat(found("978-0-306-40615-7")).containsExactly(book);
        assertThat(found("ISBN 0-306-40615-2")).containsExactly(book);
        SearchPage page = search.search(SearchQuery.of("", 10).counting(EnumSet.allOf(Facet.class)));
        assertThat(page.facets().get(Facet.STATE)).containsExactly(new Count("SUCCEEDED", 1));
        assertThat(page.facets().get(Facet.FORMAT)).containsExactly(new Count("text/book", 1));
        assertThat(page.facets().get(Facet.PUBLISHER)).containsExactly(new Count("acme", 1));

        new BookEditing(rig.stores.catalogue(), rig.stores.layers(), rig.stores.edits())
                .assign(book, OptionalLong.empty(), "ada", List.of("title=Leviathan"), List.of());
        EngineRig.until("the edit to be found", () -> found("leviathan").equals(List.of(book)));
        assertThat(found("whale")).isEmpty();
    }

    @Test
    void an_index_that_is_away_delays_itself_and_nothing_else() throws Exception {
        rig.shelf.put(SearchIndex.class, "postgres", index);
        feed();
        upToDate();
        index.away = true;
        ingest("title: Late Whale");
        EngineRig.until(
                "the lag to be told",
                () -> report().lagSeconds() > 0 && report().failure().contains("shut"));
        assertThatThrownBy(() -> found("whale"))
                .isInstanceOf(SearchUnavailableException.class)
                .hasMessageContaining("shut");
        assertThat(report().searched()).isFalse();
        index.away = false;
        upToDate();
        assertThat(found("whale")).hasSize(1);
        assertThat(report().failure()).isEmpty();
    }

    @Test
    void books_that_were_here_before_their_index_are_found() throws Exception {
        ingest("title: Old Whale");
        rig.shelf.put(SearchIndex.class, "postgres", index);
        index.batches = new Semaphore(0);
        feed();
        EngineRig.until("the building to begin", () -> report().work() == Work.BUILDING);
        assertThatThrownBy(() -> found("whale")).isInstanceOf(SearchUnavailableException.class);
        index.batches.release(100);
        upToDate();
        assertThat(found("whale")).hasSize(1);
    }

    @Test
    void an_index_is_built_anew_while_it_is_searched_and_that_can_be_stopped_and_gone_on_with() throws Exception {
        rig.shelf.put(SearchIndex.class, "postgres", index);
        feed();
        for (int i = 0; i < 3; i++) {
            ingest("title: Whale " + i);
        }
        upToDate();
        index.batches = new Semaphore(0);
        search.rebuild(null, false);
        EngineRig.until("the building to begin", () -> report().work() == Work.BUILDING);
        assertThat(found("whale")).hasSize(3);
        search.stop("postgres");
        index.batches.release(1);
        EngineRig.until("the building to stop", () -> report().work() == Work.STOPPED);
        long written = report().written();
        assertThat(written).isEqualTo(3);
        Job later = ingest("title: Later Whale");
        EngineRig.until("the index to follow all the same", () -> found("whale").size() == 4);

        // the platform's next life
        search.close();
        feed();
        EngineRig.until("the index to be seen", () -> report().work() == Work.STOPPED);
        assertThat(report().written()).isEqualTo(written);
        assertThat(found("whale")).hasSize(4);
        index.batches.release(100);
        search.rebuild("postgres", false);
        upToDate();
        assertThat(found("later"))
                .containsExactly(String.valueOf(rig.report(later).job().bookId()));
        assertThat(index.real.state()).isEqualTo(new IndexState(2, 4, 0, ""));

        search.rebuild(null, true);
        EngineRig.until("another generation", () -> index.real.state().served() == 3);
        assertThat(found("whale")).hasSize(4);
    }

    @Test
    void what_is_in_the_index_and_nowhere_else_goes_with_the_next_generation() throws Exception {
        ingest("title: Whale");
        rig.shelf.put(SearchIndex.class, "postgres", index);
        feed();
        upToDate();
        index.real.write(new IndexBatch(1, List.of(io.bindery.testkit.SearchBooks.MOBY_DICK), Set.of(), null));
        assertThat(found("whale")).hasSize(2);
        search.rebuild(null, false);
        EngineRig.until("the stranger to go", () -> found("whale").size() == 1);
    }

    @Test
    void another_index_answers_while_the_first_cannot_and_each_page_comes_from_its_own() throws Exception {
        for (int i = 0; i < 3; i++) {
            ingest("title: Whale " + i);
        }
        try (HikariDataSource second = TestPostgres.freshDatabase()) {
            rig.shelf.put(SearchIndex.class, "first", index);
            rig.shelf.put(SearchIndex.class, "second", new PostgresSearchIndex(second));
            feed();
            EngineRig.until(
                    "both to be built",
                    () -> search.indexes().stream().allMatch(it -> it.work() == Work.FOLLOWING && it.documents() == 3));
            SearchPage page = search.search(SearchQuery.of("whale", 2));
            assertThat(page.next()).startsWith("first.");
            index.away = true;
            assertThat(found("whale")).hasSize(3);
            assertThatThrownBy(() -> search.search(SearchQuery.of("whale", 2).from(page.next())))
                    .isInstanceOf(SearchUnavailableException.class);
            index.away = false;
            assertThat(search.search(SearchQuery.of("whale", 2).from(page.next()))
                            .hits())
                    .hasSize(1);
            assertThatThrownBy(() -> search.search(SearchQuery.of("whale", 2).from("second.x")))
                    .isInstanceOf(InvalidCursorException.class);
            assertThatThrownBy(() -> search.search(SearchQuery.of("whale", 2).from("third.x")))
                    .isInstanceOf(InvalidCursorException.class);
        }
    }

    @Test
    void without_an_index_nothing_is_searched_and_nothing_is_held_up() throws Exception {
        feed();
        ingest("title: Whale");
        assertThatThrownBy(() -> found("whale"))
                .isInstanceOf(SearchUnavailableException.class)
                .hasMessage("there is no search index");
        assertThat(search.indexes()).isEmpty();
        assertThatThrownBy(() -> search.rebuild("none", false)).isInstanceOf(IllegalArgumentException.class);
    }
}
