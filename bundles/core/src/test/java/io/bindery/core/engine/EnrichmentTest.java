package io.bindery.core.engine;

import static io.bindery.core.engine.EngineRig.book;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bindery.api.enrich.MetadataEnricher;
import io.bindery.api.job.Job;
import io.bindery.api.job.JobState;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.store.CataloguedBook;
import io.bindery.core.enrichment.CatalogueEnrichment;
import io.bindery.core.enrichment.Enrichment;
import io.bindery.core.enrichment.Enrichment.Begun;
import io.bindery.core.enrichment.Enrichment.Scope;
import io.bindery.core.enrichment.Enrichment.Wish;
import io.bindery.core.enrichment.NoSuchEnricherException;
import io.bindery.core.plugins.PluginFitness;
import io.bindery.core.plugins.PluginInfo;
import io.bindery.core.plugins.PluginRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Enrichers that come when the books are in the catalogue already, on real stores. */
class EnrichmentTest {

    private final AtomicInteger calls = new AtomicInteger();
    private EngineRig rig;
    private Enrichment enrichment;

    @BeforeEach
    void assemble(@TempDir Path folder) throws Exception {
        rig = new EngineRig(folder).start();
        enrichment =
                new CatalogueEnrichment(rig.jobs, rig.stores.catalogue(), rig.stores.layers(), new RegistryOf("mood"));
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    private record RegistryOf(String enricher) implements PluginRegistry {
        @Override
        public List<PluginInfo> list() {
            PluginFitness fit = new PluginFitness("closed", Instant.EPOCH, null, "", null, 1, 0);
            return List.of(new PluginInfo(
                    enricher, "1", "MetadataEnricher", "b", "active", List.of(), 0, 0, 0, Instant.EPOCH, fit));
        }

        @Override
        public int reset(String name) {
            return 0;
        }
    }

    private void dropMood() {
        rig.shelf.put(MetadataEnricher.class, "mood", (MetadataEnricher) (content, known, context) -> {
            calls.incrementAndGet();
            return MetadataPatch.builder()
                    .add(MetadataField.RIGHTS, "merry", "")
                    .build();
        });
    }

    private CataloguedBook ingest(String title) throws Exception {
        Job done = rig.await(rig.submit(book("title: " + title)), JobState.SUCCEEDED)
                .job();
        return now(String.valueOf(done.bookId()));
    }

    private CataloguedBook now(String id) {
        return rig.stores.catalogue().find(id).orElseThrow();
    }

    private Begun begin(Scope scope, String after, int limit) {
        return enrichment.begin(new Wish("mood", scope, after, limit, "ada"));
    }

    private void awaitAll(Begun begun) {
        begun.jobs().forEach(job -> rig.await(job, JobState.SUCCEEDED));
    }

    @Test
    void an_enricher_that_came_late_looks_at_each_book_once() throws Exception {
        List<CataloguedBook> books = new ArrayList<>();
        for (String title : List.of("Emma", "Persuasion", "Sanditon")) {
            books.add(ingest(title));
        }
        dropMood();
        assertThat(enrichment.missing("mood")).isEqualTo(3);

        Begun first = begin(Scope.MISSING, "", 2);
        awaitAll(first);
        assertThat(first.jobs()).hasSize(2);
        assertThat(enrichment.missing("mood")).isEqualTo(1);
        Begun second = begin(Scope.MISSING, String.valueOf(first.next()), 2);
        awaitAll(second);

        assertThat(second.next()).isNull();
        assertThat(enrichment.missing("mood")).isZero();
        assertThat(calls).hasValue(3);
        for (CataloguedBook before : books) {
            CataloguedBook after = now(before.id());
            assertThat(after.metadata().all(MetadataField.RIGHTS)).containsExactly("merry");
            assertThat(after.metadata().title()).isEqualTo(before.metadata().title());
            assertThat(after.revisions()).hasSize(1);
            assertThat(after.version()).isGreaterThan(before.version());
        }
    }

    @Test
    void what_it_has_said_is_used_again_and_changes_nothing() throws Exception {
        CataloguedBook book = ingest("Emma");
        dropMood();
        awaitAll(begin(Scope.MISSING, "", 10));
        CataloguedBook enriched = now(book.id());

        assertThat(begin(Scope.MISSING, "", 10).jobs()).isEmpty();
        Begun again = begin(Scope.ALL, "", 10);
        awaitAll(again);

        assertThat(again.jobs()).hasSize(1);
        assertThat(calls).as("the same book, version and configuration").hasValue(1);
        assertThat(now(book.id()).version()).isEqualTo(enriched.version());
    }

    @Test
    void a_book_that_is_under_way_is_told_and_does_not_stop_the_others() throws Exception {
        ingest("Emma");
        CountDownLatch held = new CountDownLatch(1);
        rig.shelf.put(MetadataEnricher.class, "mood", (MetadataEnricher) (content, known, context) -> {
            held.await();
            return MetadataPatch.EMPTY;
        });
        Begun begun = begin(Scope.MISSING, "", 10);
        assertThat(begun.jobs()).hasSize(1);
        Begun meanwhile = begin(Scope.MISSING, "", 10);
        held.countDown();

        assertThat(meanwhile.jobs()).isEmpty();
        assertThat(meanwhile.skipped())
                .singleElement()
                .satisfies(skipped -> assertThat(skipped.reason())
                        .contains(begun.jobs().get(0).id()));
        awaitAll(begun);
        assertThat(enrichment.missing("mood")).isZero();
    }

    @Test
    void an_enricher_that_is_not_here_is_told_with_those_that_are() {
        assertThatThrownBy(() -> enrichment.missing("moood"))
                .isInstanceOf(NoSuchEnricherException.class)
                .hasMessageContaining("mood");
        assertThatThrownBy(() -> begin(Scope.ALL, "", 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
