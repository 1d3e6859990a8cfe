package io.bindery.stores.search.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bindery.api.error.RetryableException;
import io.bindery.api.search.IndexBatch;
import io.bindery.api.search.IndexState;
import io.bindery.api.search.SearchIndex;
import io.bindery.api.search.SearchQuery;
import io.bindery.testkit.SearchBooks;
import io.bindery.testkit.SearchIndexContract;
import io.bindery.testkit.TestOpenSearch;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenSearchIndexTest extends SearchIndexContract {

    private static final AtomicInteger TESTS = new AtomicInteger();

    private static TestOpenSearch server;

    private final OpenSearchIndex index = new OpenSearchIndex(server.url(), "test" + TESTS.incrementAndGet());

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = new TestOpenSearch(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    protected SearchIndex index() {
        return index;
    }

    @Test
    void what_was_acknowledged_survives_a_crash_of_the_server() throws Exception {
        index.write(new IndexBatch(1, List.of(SearchBooks.MOBY_DICK), Set.of(), null));
        index.serve(1);
        index.write(new IndexBatch(1, List.of(SearchBooks.SWANN), Set.of(), null));
        index.write(new IndexBatch(2, List.of(SearchBooks.IT), Set.of(), "so far"));
        server.kill();
        assertThatThrownBy(index::state)
                .isInstanceOfSatisfying(
                        RetryableException.class, e -> assertThat(e.code()).isEqualTo(OpenSearchError.AWAY));
        server.restart();
        org.awaitility.Awaitility.await()
                .ignoreExceptions()
                .until(() -> index.state().equals(new IndexState(1, 2, 2, "so far")));
        assertThat(index.search(SearchQuery.of("proust", 5)).orElseThrow().hits())
                .hasSize(1);
    }

    @Test
    void two_platforms_on_one_server_do_not_meet() throws Exception {
        OpenSearchIndex other = new OpenSearchIndex(server.url(), "test" + TESTS.incrementAndGet());
        index.write(new IndexBatch(1, List.of(SearchBooks.MOBY_DICK), Set.of(), null));
        index.serve(1);
        assertThat(other.state()).isEqualTo(IndexState.EMPTY);
        other.write(new IndexBatch(1, List.of(), Set.of(), null));
        other.serve(1);
        assertThat(index.state()).isEqualTo(new IndexState(1, 1, 0, ""));
    }

    @Test
    void a_prefix_that_is_none_is_refused() {
        assertThatThrownBy(() -> new OpenSearchIndex(server.url(), "Bad_*")).hasMessageContaining("prefix");
    }
}
