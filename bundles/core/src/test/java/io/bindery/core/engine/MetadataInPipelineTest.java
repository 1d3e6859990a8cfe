package io.bindery.core.engine;

import static io.bindery.core.engine.EngineRig.book;
import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.enrich.MetadataEnricher;
import io.bindery.api.job.Job;
import io.bindery.api.job.JobState;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Provenance.Source;
import io.bindery.api.metadata.Title;
import io.bindery.api.store.CataloguedBook;
import io.bindery.api.store.MetadataLayer;
import io.bindery.core.metadata.BookEditing;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pipeline makes of what a book's sources say, on real stores. */
class MetadataInPipelineTest {

    private static final String ISBN = "9780141439587";

    private EngineRig rig;

    @BeforeEach
    void assemble(@TempDir Path folder) throws Exception {
        rig = new EngineRig(folder);
        rig.shelf.put(MetadataEnricher.class, "shouting", (MetadataEnricher) (content, known, context) ->
                MetadataPatch.builder()
                        .replace(
                                MetadataField.TITLES,
                                Title.main(known.title().orElse("").toUpperCase(java.util.Locale.ROOT)),
                                "")
                        .add(MetadataField.RIGHTS, "guessed", "")
                        .build());
        rig.start();
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    private CataloguedBook ingest(String title) throws Exception {
        Job job = rig.submit(book("title: " + title, "isbn: " + ISBN));
        Job done = rig.await(job, JobState.SUCCEEDED).job();
        return rig.stores.catalogue().find(String.valueOf(done.bookId())).orElseThrow();
    }

    @Test
    void a_revision_leaves_a_persons_edit_and_a_feeds_word_alone() throws Exception {
        MetadataLayer feed = new MetadataLayer(
                new MetadataLayer.Key("acme", "isbn:" + ISBN, Source.FEED, "onix:S"),
                "onix",
                "r1",
                MetadataPatch.builder()
                        .replace(MetadataField.RIGHTS, "by the feed", "")
                        .build(),
                java.time.Instant.EPOCH);
        rig.stores.layers().put(List.of(feed));
        CataloguedBook first = ingest("Emma");
        assertThat(first.metadata().title()).as("a program corrects the file").contains("EMMA");
        assertThat(first.metadata().all(MetadataField.RIGHTS)).containsExactly("by the feed");

        BookEditing editor = new BookEditing(rig.stores.catalogue(), rig.stores.layers(), rig.stores.edits());
        editor.assign(ISBN, OptionalLong.empty(), "ada", List.of("title=Emma, by a person"), List.of());
        CataloguedBook second = ingest("Emma, mended");

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.revisions()).hasSize(2);
        assertThat(second.metadata().title()).contains("Emma, by a person");
        assertThat(second.metadata().all(MetadataField.RIGHTS)).containsExactly("by the feed");
        assertThat(second.revisions().get(1).metadata().title()).contains("EMMA, MENDED");
        editor.undo(ISBN, OptionalLong.empty(), "ada");
        assertThat(editor.book(ISBN).metadata().title()).contains("EMMA, MENDED");
        assertThat(rig.stores.layers().ofBook(second.id()))
                .filteredOn(layer -> !layer.withdrawn())
                .extracting(layer -> layer.key().name())
                .containsExactly("onix:S", "file", "shouting");
        assertThat(rig.stores.layers().booksLacking("shouting", null, 10)).isEmpty();
    }

    @Test
    void a_replay_changes_nothing_and_tells_nobody() throws Exception {
        CataloguedBook before = ingest("Emma");
        Job job = rig.jobs.list(io.bindery.api.store.JobQuery.newest(1)).get(0);
        rig.jobs.replay(job.id(), true, "test");
        rig.await(job, JobState.SUCCEEDED);
        CataloguedBook after = rig.stores.catalogue().find(before.id()).orElseThrow();
        assertThat(after.revisions()).hasSize(1);
        assertThat(after.version()).isEqualTo(before.version());
        assertThat(after.metadata().all(MetadataField.TITLES))
                .isEqualTo(before.metadata().all(MetadataField.TITLES));
        assertThat(rig.stores.outbox().next("test", 100).stream()
                        .filter(it -> it.event().type().startsWith("book.")))
                .hasSize(1);
    }
}
