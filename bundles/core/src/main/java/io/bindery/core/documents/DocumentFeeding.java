package io.bindery.core.documents;

import io.bindery.api.document.DocumentStore;
import io.bindery.api.store.Catalogue;
import io.bindery.api.store.Outbox;
import io.bindery.core.outbox.Rounds;
import io.bindery.core.registry.Plugin;
import io.bindery.core.registry.Plugins;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Feeds the stores of documents that are here, each at its own pace. */
@Component(
        service = {},
        configurationPid = "io.bindery.core.documents",
        immediate = true)
@Designate(ocd = DocumentsConfig.class)
public final class DocumentFeeding {

    private final Plugins plugins;
    private final Outbox outbox;
    private final Catalogue catalogue;
    private final Duration writeLimit;
    private final Map<String, DocumentFeed> feeds = new ConcurrentHashMap<>();
    private final Rounds rounds;

    /** Begins to feed. */
    @Activate
    public DocumentFeeding(
            DocumentsConfig config,
            @Reference Plugins plugins,
            @Reference Outbox outbox,
            @Reference Catalogue catalogue) {
        this.plugins = plugins;
        this.outbox = outbox;
        this.catalogue = catalogue;
        writeLimit = Duration.parse(config.writeLimit());
        rounds = new Rounds("bindery-documents", config.everyMillis(), config.pauseMillis(), this::turns);
    }

    /** Ends the feeding, at the latest after the batch that is under way. */
    @Deactivate
    public void close() {
        rounds.close();
    }

    private List<Rounds.Turn> turns() {
        List<Rounds.Turn> turns = new ArrayList<>();
        for (Plugin<DocumentStore> plugin : plugins.all(DocumentStore.class)) {
            if (plugin.guard().fit()) {
                String name = plugin.name();
                DocumentFeed feed =
                        feeds.computeIfAbsent(name, it -> new DocumentFeed("documents:" + it, outbox, catalogue));
                turns.add(new Rounds.Turn(name, () -> feed.run(new StoreCalls(plugin, writeLimit))));
            }
        }
        return turns;
    }
}
