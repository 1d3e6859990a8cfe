package io.bindery.admin.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.bindery.admin.rest.ApiServer.Answer;
import io.bindery.api.job.Job;
import io.bindery.api.metadata.Contributor;
import io.bindery.api.metadata.Identifier;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Subject;
import io.bindery.api.metadata.Title;
import io.bindery.api.search.IndexBatch;
import io.bindery.api.search.SearchIndex;
import io.bindery.api.search.SearchPage;
import io.bindery.api.search.SearchQuery;
import io.bindery.api.store.CatalogueEntry;
import io.bindery.api.store.CataloguedBook;
import io.bindery.api.store.Change;
import io.bindery.api.store.MetadataLayer;
import io.bindery.core.search.BookSearch;
import io.bindery.core.search.IndexReport;
import io.bindery.core.search.InvalidCursorException;
import io.bindery.core.search.SearchUnavailableException;
import io.bindery.stores.search.postgres.PostgresSearchIndex;
import io.bindery.testkit.JobFixtures;
import io.bindery.testkit.SearchBooks;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The search through the API, on the real stores and the real index. */
class SearchApiTest {

    @RegisterExtension
    static final RealStores STORES = new RealStores();

    private ApiServer server;
    private Platform platform;
    private SearchIndex index;
    private boolean away;

    /** The real index without the feeding, which is the core's and tested there. */
    private final class Direct implements BookSearch {
        private @Nullable String asked;

        @Override
        public SearchPage search(SearchQuery query) {
            if (away) {
                throw new SearchUnavailableException("the test has taken it away", null);
            }
            try {
                return index.search(query).orElseThrow(() -> new InvalidCursorException("no cursor of this index"));
            } catch (InvalidCursorException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public List<IndexReport> indexes() {
            return List.of(
                    new IndexReport("postgres", true, IndexReport.Work.FOLLOWING, 3, 0, 1.5, String.valueOf(asked)));
        }

        @Override
        public List<IndexReport> rebuild(@Nullable String name, boolean fresh) {
            return named(name, fresh ? "anew" : "on");
        }

        @Override
        public List<IndexReport> stop(@Nullable String name) {
            return named(name, "stop");
        }

        private List<IndexReport> named(@Nullable String name, String what) {
            if (name != null && !name.equals("postgres")) {
                throw new IllegalArgumentException("there is no search index " + name);
            }
            asked = what;
            return indexes();
        }
    }

    @BeforeEach
    void start(@TempDir Path home) throws Exception {
        Files.createDirectories(home.resolve("secrets"));
        Files.writeString(home.resolve("secrets/api-token"), ApiServer.TOKEN + "\n");
        index = new PostgresSearchIndex(STORES.dataSource());
        platform = STORES.on(new Platform(
                        home, "1", new FakeJobs(), null, null, STORES.get().catalogue()))
                .with(new Direct());
        server = new ApiServer(platform);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private static CataloguedBook book(String publisher, int n, String title) {
        STORES.get().jobs().accept(JobFixtures.arrival(publisher, JobFixtures.blob(n)));
        Job job = STORES.get().jobs().claim(JobFixtures.claim("w", 1)).get(0);
        String identifier = "uri:" + publisher + n;
        MetadataLayer file = JobFixtures.fileLayer(
                identifier,
                job.sha256(),
                MetadataPatch.builder()
                        .add(MetadataField.TITLES, Title.main(title), "")
                        .add(MetadataField.CONTRIBUTORS, new Contributor("Herman Melville", "A01", "", true), "")
                        .add(MetadataField.IDENTIFIERS, new Identifier("URI", identifier), "")
                        .add(MetadataField.SUBJECTS, new Subject("", "", "Whaling"), "")
                        .build());
        Job saved = STORES.get()
                .jobs()
                .save(
                        JobFixtures.succeeded(job),
                        new Change(
                                List.of(),
                                List.of(),
                                List.of(),
                                new CatalogueEntry(identifier, file.alone(), List.of(file))));
        return STORES.get().catalogue().find(String.valueOf(saved.bookId())).orElseThrow();
    }

    private void index(CataloguedBook book, String title) throws Exception {
        var document = new io.bindery.api.search.SearchDocument(
                book.id(),
                book.publisher(),
                "en",
                List.of(title),
                List.of("Herman Melville"),
                List.of(),
                List.of("Whaling"),
                "<script>alert(1)</script> whales",
                Map.of(
                        io.bindery.api.search.Facet.PUBLISHER, List.of(book.publisher()),
                        io.bindery.api.search.Facet.FORMAT, List.of("epub")));
        index.write(new IndexBatch(1, List.of(document), Set.of(), null));
        index.serve(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void books_are_found_with_facets_and_highlights_page_by_page_and_only_by_whom_they_belong_to() throws Exception {
        CataloguedBook mine = book("acme", 1, "Moby-Dick");
        CataloguedBook second = book("acme", 2, "The Whale");
        CataloguedBook others = book("other", 3, "The Whale of others");
        index(mine, "Moby-Dick");
        index(second, "The Whale");
        index(others, "The Whale of others");
        index.write(
                new IndexBatch(1, List.of(SearchBooks.ofWhales(1, "A whale that is in no catalogue")), Set.of(), null));
        String token = STORES.token(platform, "viewer", Set.of("viewer"), Set.of("acme"));

        Answer first = server.json("GET", "/api/v1/search?q=whales&facets=format,publisher&limit=1", token, "");
        assertThat(first.status()).isEqualTo(200);
        JsonNode hit = first.json().get("hits").get(0);
        assertThat(hit.get("book").get("id").asText()).isEqualTo(second.id());
        assertThat(hit.get("highlights").get(0).toString())
                .isEqualTo(
                        "{\"field\":\"titles\",\"pieces\":[{\"text\":\"The \",\"match\":false},{\"text\":\"Whale\",\"match\":true}]}");
        assertThat(first.json().get("total").asLong())
                .as("with what the catalogue has lost")
                .isEqualTo(3);
        assertThat(first.json().get("facets").toString())
                .contains("\"format\"", "\"epub\"")
                .doesNotContain("other");
        String next = first.json().get("next").asText();
        Answer rest = server.json("GET", "/api/v1/search?q=whales&before=" + encoded(next), token, "");
        assertThat(rest.json().get("hits").findValuesAsText("id")).containsExactly(mine.id());
        assertThat(rest.json().get("next").isNull()).isTrue();

        assertThat(server.json("GET", "/api/v1/search?q=others", token, "")
                        .json()
                        .get("hits"))
                .isEmpty();
        assertThat(server.get("/api/v1/search?q=others").json().get("hits")).hasSize(1);
        assertThat(server.get("/api/v1/search?q=whale&publisher=other").json().get("hits"))
                .hasSize(1);
        assertThat(server.json("GET", "/api/v1/search?q=whale&publisher=other", token, "")
                        .json()
                        .get("hits"))
                .isEmpty();
        assertThat(server.get("/api/v1/search?q=whale&format=pdf&format=epub")
                        .json()
                        .get("hits"))
                .hasSize(3);
        assertThat(server.get("/api/v1/search?q=whale&format=pdf").json().get("hits"))
                .isEmpty();
        assertThat(server.get("/api/v1/search?facets=all").json().get("facets")).hasSize(6);
        await().until(() -> server.get("/api/v1/search?q=melvile")
                .json()
                .get("didYouMean")
                .asText()
                .equals("melville"));
    }

    @Test
    void what_cannot_be_understood_is_told() throws Exception {
        index.write(new IndexBatch(1, List.of(), Set.of(), null));
        index.serve(1);
        for (String wrong :
                List.of("limit=0", "limit=101", "facets=colour", "before=x", "q=" + "x".repeat(501), "format=%00")) {
            Answer answer = server.get("/api/v1/search?" + wrong);
            assertThat(answer.status()).as(wrong).isEqualTo(400);
            assertThat(answer.json().get("code").asText()).isEqualTo("BND-API-400");
        }
        away = true;
        Answer answer = server.get("/api/v1/search?q=whale");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().get("code").asText()).isEqualTo("BND-API-508");
        assertThat(answer.header("Retry-After")).isNotEmpty();
    }

    @Test
    void indexes_are_shown_and_built_anew() throws Exception {
        assertThat(server.get("/api/v1/search/indexes").json().toString()).contains("\"lagSeconds\":1.5");
        assertThat(server.get("/api/v1/status").json().get("indexes")).hasSize(1);
        assertThat(server.post("/api/v1/search/reindex?index=postgres&fresh=true", new byte[0])
                        .json()
                        .toString())
                .contains("\"failure\":\"anew\"");
        assertThat(server.post("/api/v1/search/reindex", new byte[0]).json().toString())
                .contains("\"failure\":\"on\"");
        assertThat(server.json("DELETE", "/api/v1/search/reindex", ApiServer.TOKEN, "")
                        .json()
                        .toString())
                .contains("\"failure\":\"stop\"");
        assertThat(server.post("/api/v1/search/reindex?index=none", new byte[0]).status())
                .isEqualTo(404);
    }
}
