package io.bindery.core.search;

import io.bindery.api.search.IndexBatch;
import io.bindery.api.search.IndexState;
import io.bindery.api.search.SearchIndex;
import io.bindery.api.search.SearchPage;
import io.bindery.api.search.SearchQuery;
import io.bindery.core.calls.IsolatedCalls;
import io.bindery.core.registry.Plugin;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Calls an index like any other plugin: behind its guard, and for a bounded time. */
final class IndexCalls {

    private static final int SEARCHES = 8;

    private final Plugin<SearchIndex> plugin;
    private final Duration searchLimit;
    private final Duration writeLimit;

    IndexCalls(Plugin<SearchIndex> plugin, Duration searchLimit, Duration writeLimit) {
        this.plugin = plugin;
        this.searchLimit = searchLimit;
        this.writeLimit = writeLimit;
    }

    String name() {
        return plugin.name();
    }

    boolean fit() {
        return plugin.guard().fit();
    }

    IndexState state() throws Exception {
        return call("indexing", 1, writeLimit, () -> plugin.service().state());
    }

    void write(IndexBatch batch) throws Exception {
        call("indexing", 1, writeLimit, () -> {
            plugin.service().write(batch);
            return true;
        });
    }

    void serve(long generation) throws Exception {
        call("indexing", 1, writeLimit, () -> {
            plugin.service().serve(generation);
            return true;
        });
    }

    Optional<SearchPage> search(SearchQuery query) throws Exception {
        return call("search", SEARCHES, searchLimit, () -> plugin.service().search(query));
    }

    private <T> T call(String place, int parallelism, Duration limit, Callable<T> work) throws Exception {
        var terms = new IsolatedCalls.Terms(
                place, parallelism, limit, Map.of("plugin", plugin.name()), () -> false, interrupt -> {});
        return IsolatedCalls.call(plugin, terms, work::call);
    }
}
