package io.bindery.admin.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.admin.rest.ApiServer.Answer;
import io.bindery.api.job.Job;
import io.bindery.api.job.JobState;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.store.CatalogueEntry;
import io.bindery.api.store.Change;
import io.bindery.api.store.MetadataLayer;
import io.bindery.core.enrichment.CatalogueEnrichment;
import io.bindery.core.plugins.PluginFitness;
import io.bindery.core.plugins.PluginInfo;
import io.bindery.testkit.JobFixtures;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Enrichment of the catalogue through the API, on real stores. */
class EnrichmentApiTest {

    private static final String MOOD = "/api/v1/plugins/mood/enrichment";

    @RegisterExtension
    static final RealStores STORES = new RealStores();

    private final FakeJobs jobs = new FakeJobs();
    private ApiServer server;
    private Job job;

    @BeforeEach
    void start(@TempDir Path home) throws Exception {
        Files.createDirectories(home.resolve("secrets"));
        Files.writeString(home.resolve("secrets/api-token"), ApiServer.TOKEN + "\n");
        PluginInfo mood = new PluginInfo(
                "mood",
                "1",
                "MetadataEnricher",
                "acme.mood",
                "active",
                List.of(),
                0,
                0,
                0,
                FakeJobs.AT,
                new PluginFitness("closed", FakeJobs.AT, null, "", null, 1, 0));
        FakePlugins plugins = new FakePlugins(List.of(mood));
        var stores = STORES.get();
        server = new ApiServer(new Platform(home, "0.1.0", jobs, plugins, null, stores.catalogue())
                .with(new CatalogueEnrichment(jobs, stores.catalogue(), stores.layers(), plugins)));
        stores.jobs().accept(JobFixtures.arrival());
        job = stores.jobs().claim(JobFixtures.claim("w", 1)).get(0);
        MetadataLayer file = JobFixtures.fileLayer("isbn:9780306406157", job.sha256(), MetadataPatch.EMPTY);
        stores.jobs()
                .save(
                        JobFixtures.succeeded(job),
                        new Change(
                                List.of(),
                                List.of(),
                                List.of(),
                                new CatalogueEntry("isbn:9780306406157", file.alone(), List.of(file))));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private Answer begin(String path, String body) throws Exception {
        return server.post(path, body.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json");
    }

    @Test
    void the_books_that_an_enricher_lacks_are_counted_and_their_jobs_begun() throws Exception {
        assertThat(server.get(MOOD).json().get("missing").asInt()).isEqualTo(1);
        jobs.put(job.id(), JobState.SUCCEEDED);
        Answer begun = begin(MOOD, "{\"limit\":1}");
        assertThat(begun.status()).isEqualTo(200);
        assertThat(begun.json().get("jobs").get(0).asText()).isEqualTo(job.id());
        assertThat(begun.json().get("next").asText()).isNotEmpty();

        Answer meanwhile = begin(MOOD, "{\"scope\":\"ALL\"}");
        assertThat(meanwhile.json().get("jobs")).isEmpty();
        assertThat(meanwhile.json().get("skipped").get(0).get("reason").asText())
                .contains(job.id(), "QUEUED");
        assertThat(meanwhile.json().get("next").isNull()).isTrue();

        assertThat(server.get("/api/v1/plugins/moood/enrichment").status()).isEqualTo(404);
        assertThat(begin("/api/v1/plugins/moood/enrichment", "{}")
                        .json()
                        .get("detail")
                        .asText())
                .contains("mood");
        assertThat(begin(MOOD, "{\"limit\":0}").status()).isEqualTo(400);
        assertThat(begin(MOOD, "{\"scope\":\"SOME\"}").status()).isEqualTo(400);
    }
}
