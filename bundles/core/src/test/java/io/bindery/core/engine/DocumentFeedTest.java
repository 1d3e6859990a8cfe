package io.bindery.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.bindery.api.document.BookDocument;
import io.bindery.api.document.DocumentBatch;
import io.bindery.api.document.DocumentStore;
import io.bindery.api.document.DocumentStoreState;
import io.bindery.api.error.RetryableException;
import io.bindery.api.job.Job;
import io.bindery.api.job.JobState;
import io.bindery.api.store.Outbox;
import io.bindery.core.documents.DocumentFeeding;
import io.bindery.core.documents.DocumentsConfig;
import io.bindery.core.error.CoreError;
import io.bindery.core.metadata.BookEditing;
import io.bindery.core.registry.Annotations;
import io.bindery.stores.documents.mongodb.MongoConfig;
import io.bindery.stores.documents.mongodb.MongoDocumentStore;
import java.nio.file.Path;
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

/** A store of documents is fed from the outbox: it follows what happens, and holds up nothing. */
class DocumentFeedTest {

    private static final String NAME = "mongodb";

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private EngineRig rig;
    private MongoDocumentStore real;
    private Gate store;
    private DocumentFeeding feeding;

    /** The real store, behind a gate that somebody can shut, or let so many books of a walk through. */
    private static final class Gate implements DocumentStore {
        private final DocumentStore real;
        private volatile boolean away;
        private volatile Semaphore walks = new Semaphore(Integer.MAX_VALUE);

        Gate(DocumentStore real) {
            this.real = real;
        }

        private void pass() throws RetryableException {
            if (away) {
                throw new RetryableException(CoreError.PLUGIN_FAILED, "the test has shut the gate", null, null);
            }
        }

        @Override
        public DocumentStoreState state() throws Exception {
            pass();
            return real.state();
        }

        @Override
        public void write(DocumentBatch batch) throws Exception {
            pass();
            if (batch.mark() != null) {
                walks.acquire();
            }
            real.write(batch);
        }

        @Override
        public Optional<BookDocument> find(String id) throws Exception {
            return real.find(id);
        }
    }

    @BeforeEach
    void begin(@TempDir Path folder) throws Exception {
        rig = new EngineRig(folder).start();
        real = new MongoDocumentStore(
                Annotations.of(MongoConfig.class, Map.of("uri", server.bindAndGetConnectionString())));
        store = new Gate(real);
        rig.shelf.put(DocumentStore.class, NAME, store);
    }

    @AfterEach
    void end() throws Exception {
        if (feeding != null) {
            feeding.close();
        }
        rig.close();
        real.close();
        server.shutdownNow();
    }

    private void feed() {
        feeding = new DocumentFeeding(
                Annotations.of(DocumentsConfig.class, Map.of("everyMillis", 20L, "pauseMillis", 20L)),
                rig.shelf,
                rig.stores.outbox(),
                rig.stores.catalogue());
    }

    private String ingest(String... lines) throws Exception {
        Job job = rig.submit(EngineRig.book(lines));
        return String.valueOf(rig.await(job, JobState.SUCCEEDED).job().bookId());
    }

    private List<Outbox.Pending> waiting() {
        return rig.stores.outbox().next("documents:" + NAME, 100);
    }

    private void upToDate() {
        EngineRig.until(
                "the store to have all",
                () -> waiting().isEmpty() && real.state().mark().equals("filled"));
    }

    private Map<?, ?> metadata(String book) throws Exception {
        return (Map<?, ?>) real.find(book).orElseThrow().content().get("metadata");
    }

    @Test
    void what_was_taken_in_has_a_document_and_an_edit_is_in_it_too() throws Exception {
        feed();
        String book = ingest("title: The White Whale", "isbn: 9780306406157");
        upToDate();
        BookDocument document = real.find(book).orElseThrow();
        assertThat(document.publisher()).isEqualTo("acme");
        assertThat(document.content()).containsEntry("identifier", "isbn:9780306406157");
        assertThat(metadata(book).get("title")).isEqualTo("The White Whale");
        assertThat((List<?>) document.content().get("revisions"))
                .singleElement()
                .satisfies(it -> assertThat((Map<?, ?>) it).extracting("number").isEqualTo(1));
        assertThat(document.content().get("provenance").toString()).contains("plugin=lines");

        new BookEditing(rig.stores.catalogue(), rig.stores.layers(), rig.stores.edits())
                .assign(book, OptionalLong.empty(), "ada", List.of("title=Leviathan"), List.of());
        EngineRig.until(
                "the edit to be there", () -> metadata(book).get("title").equals("Leviathan"));
        BookDocument edited = real.find(book).orElseThrow();
        assertThat(edited.version()).isGreaterThan(document.version());
        assertThat(edited.content().get("provenance").toString()).contains("person");
    }

    @Test
    void a_store_that_is_away_delays_itself_and_nothing_else_and_catches_up() throws Exception {
        feed();
        upToDate();
        store.away = true;
        String book = ingest("title: Late Whale");
        assertThat(waiting()).isNotEmpty();
        assertThat(real.find(book)).isEmpty();
        store.away = false;
        upToDate();
        assertThat(metadata(book).get("title")).isEqualTo("Late Whale");
    }

    @Test
    void an_empty_store_is_filled_and_a_walk_that_was_broken_off_goes_on() throws Exception {
        String old = ingest("title: Old Whale");
        skipTheOutbox();
        store.walks = new Semaphore(1);
        feed();
        EngineRig.until("the first books", () -> real.state().equals(new DocumentStoreState(1, "before " + old)));

        // the platform's next life
        feeding.close();
        store.walks = new Semaphore(Integer.MAX_VALUE);
        feed();
        upToDate();
        assertThat(metadata(old).get("title")).isEqualTo("Old Whale");
    }

    @Test
    void a_store_that_somebody_has_emptied_is_filled_again() throws Exception {
        String book = ingest("title: Whale");
        feed();
        upToDate();
        feeding.close();
        real.write(new DocumentBatch(List.of(), Set.of(book), null));
        skipTheOutbox();
        feed();
        EngineRig.until("the book to be there again", () -> real.find(book).isPresent());
    }

    /** As if the events were too old to be kept. */
    private void skipTheOutbox() {
        waiting().forEach(it -> rig.stores.outbox().advance("documents:" + NAME, it.position()));
    }
}
