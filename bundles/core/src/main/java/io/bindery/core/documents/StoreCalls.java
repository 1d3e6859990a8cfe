package io.bindery.core.documents;

import io.bindery.api.document.DocumentBatch;
import io.bindery.api.document.DocumentStore;
import io.bindery.api.document.DocumentStoreState;
import io.bindery.core.calls.IsolatedCalls;
import io.bindery.core.registry.Plugin;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;

/** Calls a store of documents like any other plugin: behind its guard, and for a bounded time. */
final class StoreCalls {

    private final Plugin<DocumentStore> plugin;
    private final Duration limit;

    StoreCalls(Plugin<DocumentStore> plugin, Duration limit) {
        this.plugin = plugin;
        this.limit = limit;
    }

    String name() {
        return plugin.name();
    }

    DocumentStoreState state() throws Exception {
        return call(() -> plugin.service().state());
    }

    void write(DocumentBatch batch) throws Exception {
        call(() -> {
            plugin.service().write(batch);
            return true;
        });
    }

    private <T> T call(Callable<T> work) throws Exception {
        var terms = new IsolatedCalls.Terms(
                "documents", 1, limit, Map.of("plugin", plugin.name()), () -> false, interrupt -> {});
        return IsolatedCalls.call(plugin, terms, work::call);
    }
}
