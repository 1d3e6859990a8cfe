package io.bindery.admin.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.zaxxer.hikari.HikariDataSource;
import io.bindery.admin.rest.ApiServer.Answer;
import io.bindery.api.content.MediaType;
import io.bindery.api.feed.MetadataExport;
import io.bindery.api.job.Job;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.Identifier;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Provenance.Source;
import io.bindery.api.metadata.Title;
import io.bindery.api.store.CatalogueEntry;
import io.bindery.api.store.Change;
import io.bindery.api.store.MetadataLayer;
import io.bindery.core.metadata.BookEditing;
import io.bindery.core.metadata.Merging;
import io.bindery.stores.jobs.PostgresStores;
import io.bindery.testkit.JobFixtures;
import io.bindery.testkit.TestPostgres;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A book's metadata through the API, on real stores. */
class MetadataApiTest {

    private static final String ISBN = "9780306406157";
    private static final String METADATA = "/api/v1/books/" + ISBN + "/metadata";

    private final HikariDataSource database = TestPostgres.freshDatabase();
    private final PostgresStores stores = PostgresStores.open(database, new Merging());

    private ApiServer server;
    private Platform platform;

    @BeforeEach
    void start(@TempDir Path home) throws Exception {
        Files.createDirectories(home.resolve("secrets"));
        Files.writeString(home.resolve("secrets/api-token"), ApiServer.TOKEN + "\n");
        platform = new Platform(home, "0.1.0", new FakeJobs(), null, null, stores.catalogue())
                .with(new BookEditing(stores.catalogue(), stores.layers(), stores.edits()));
        server = new ApiServer(platform);
        stores.jobs().accept(JobFixtures.arrival());
        Job job = stores.jobs().claim(JobFixtures.claim("w", 1)).get(0);
        MetadataLayer file = JobFixtures.fileLayer(
                "isbn:" + ISBN,
                job.sha256(),
                MetadataPatch.builder()
                        .add(MetadataField.TITLES, Title.main("Moby-Dick"), "package.opf dc:title")
                        .add(MetadataField.IDENTIFIERS, new Identifier("ISBN", ISBN), "package.opf dc:identifier")
                        .add(MetadataField.PUBLICATION_DATE, "2019", "package.opf dc:date")
                        .build());
        MetadataLayer feed = new MetadataLayer(
                new MetadataLayer.Key("acme", "isbn:" + ISBN, Source.FEED, "onix:S"),
                "onix",
                "rec-1",
                MetadataPatch.builder()
                        .replace(MetadataField.PUBLICATION_DATE, "2021-05-01", "PublishingDate")
                        .build(),
                JobFixtures.STORED);
        stores.layers().put(List.of(feed));
        stores.jobs()
                .save(
                        JobFixtures.succeeded(job),
                        new Change(
                                List.of(),
                                List.of(),
                                List.of(),
                                new CatalogueEntry("isbn:" + ISBN, file.alone(), List.of(file))));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        stores.close();
        database.close();
    }

    private Answer send(String method, String path, String type, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = server.authorised(path).method(method, BodyPublishers.ofString(body));
        request.header("Content-Type", type);
        return server.send(headers.length == 0 ? request : request.headers(headers));
    }

    private Answer patch(String body, String... headers) throws IOException, InterruptedException {
        return send("PATCH", METADATA, "application/merge-patch+json", body, headers);
    }

    @Test
    void a_book_is_written_by_the_plugin_for_onix_and_without_it_the_answer_says_so() throws Exception {
        assertThat(server.get(METADATA + "/onix").status()).isEqualTo(503);
        platform.with(new MetadataExport() {
            @Override
            public MediaType mediaType() {
                return new MediaType("application/onix+xml");
            }

            @Override
            public void write(Iterator<BookMetadata> books, Letterhead letterhead, OutputStream out)
                    throws IOException {
                out.write(("<m>" + books.next().title().orElse("") + "</m>").getBytes(StandardCharsets.UTF_8));
            }
        });
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(server.authorised(METADATA + "/onix").GET().build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/onix+xml");
        assertThat(answer.body()).isEqualTo("<m>Moby-Dick</m>");
    }

    @Test
    void the_flat_view_has_an_entity_tag_and_the_books_show_the_same() throws Exception {
        Answer metadata = server.get(METADATA);
        assertThat(metadata.status()).isEqualTo(200);
        assertThat(metadata.header("ETag")).matches("\"\\d+\"");
        assertThat(metadata.json().get("title").asText()).isEqualTo("Moby-Dick");
        assertThat(metadata.json().get("publicationDate").asText()).isEqualTo("2021-05-01");
        JsonNode listed = server.get("/api/v1/books").json().get("books").get(0);
        assertThat(listed.get("metadata")).isEqualTo(metadata.json());
        JsonNode book = server.get(
                        "/api/v1/books/" + metadata.header("Bindery-Book").substring(0, 20))
                .json();
        assertThat(book.get("metadata")).isEqualTo(metadata.json());
        assertThat(book.get("revisions")
                        .get(0)
                        .get("metadata")
                        .get("publicationDate")
                        .asText())
                .isEqualTo("2019");
        assertThat(server.get("/api/v1/books/9781861972712/metadata").status()).isEqualTo(404);
        assertThat(server.get("/api/v1/books/978-0-306-40615-7/metadata").status())
                .isEqualTo(200);
    }

    @Test
    void a_merge_patch_is_taken_at_the_version_that_was_seen_and_refused_at_another() throws Exception {
        String tag = server.get(METADATA).header("ETag");
        Answer patched = patch("{\"title\": \"Moby Dick\", \"publicationDate\": null}", "If-Match", tag);
        assertThat(patched.status()).isEqualTo(200);
        assertThat(patched.json().get("title").asText()).isEqualTo("Moby Dick");
        assertThat(patched.json().has("publicationDate")).isFalse();
        assertThat(patched.header("ETag")).isNotEqualTo(tag);

        Answer stale = patch("{\"title\": \"x\"}", "If-Match", tag);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.json().get("code").asText()).isEqualTo("BND-API-412");
        assertThat(patch("{\"title\": \"x\"}", "If-Match", "W/\"x\"").status()).isEqualTo(412);
        assertThat(patch("{\"title\": \"y\"}", "If-Match", "*").status()).isEqualTo(200);
    }

    @Test
    void provenance_shows_who_counts_and_who_does_not_and_conflicts_say_what_to_do() throws Exception {
        JsonNode dates = server.get(METADATA + "/provenance").json().get("publicationDate");
        assertThat(dates.get(0).get("value").asText()).isEqualTo("2021-05-01");
        assertThat(dates.get(0).get("source").asText()).isEqualTo("feed");
        assertThat(dates.get(0).get("counts").asBoolean()).isTrue();
        assertThat(dates.get(1).get("origin").asText()).isEqualTo("package.opf dc:date");
        assertThat(dates.get(1).get("supersededBy").get("reference").asText()).isEqualTo("rec-1");
        JsonNode conflict =
                server.get(METADATA + "/conflicts").json().get("conflicts").get(0);
        assertThat(conflict.get("code").asText()).isEqualTo("BND-META-001");
        assertThat(conflict.get("message").asText()).contains("says 2019", "says 2021-05-01");

        patch("{\"publicationDate\": null}");
        JsonNode cleared = server.get(METADATA + "/provenance")
                .json()
                .get("publicationDate")
                .get(0);
        assertThat(cleared.get("value").isNull()).isTrue();
        assertThat(cleared.get("source").asText()).isEqualTo("person");
    }

    @Test
    void assignments_are_one_edit_with_a_history_and_a_way_back() throws Exception {
        Answer edit = send(
                "POST",
                METADATA + "/edits",
                "application/json",
                "{\"assignments\": [\"publicationDate=2020\", \"subjects+=Whaling\"]}",
                "Bindery-Actor",
                "ada");
        assertThat(edit.status()).isEqualTo(200);
        assertThat(edit.json().get("before").get("publicationDate").asText()).isEqualTo("2021-05-01");
        assertThat(edit.json().get("after").get("subjects")).hasSize(1);
        Answer undo = server.post(METADATA + "/undo", new byte[0], "If-Match", edit.header("ETag"));
        assertThat(undo.json().get("undoes").asInt()).isEqualTo(1);
        assertThat(server.get(METADATA).json().get("publicationDate").asText()).isEqualTo("2021-05-01");
        JsonNode history = server.get(METADATA + "/history").json().get("edits");
        assertThat(history.findValuesAsText("actor")).containsExactly("api", "ada");
        assertThat(history.get(1).get("undone").asBoolean()).isTrue();
        Answer nothing = server.post(METADATA + "/undo", new byte[0]);
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(nothing.json().get("code").asText()).isEqualTo("BND-META-013");
    }

    @Test
    void what_cannot_be_understood_is_told() throws Exception {
        assertThat(patch("{\"publicationDate\": \"0000-00-00\"}")
                        .json()
                        .get("code")
                        .asText())
                .isEqualTo("BND-META-011");
        assertThat(patch("{\"titel\": \"x\"}").json().get("code").asText()).isEqualTo("BND-META-010");
        assertThat(patch("{}").json().get("code").asText()).isEqualTo("BND-META-012");
        assertThat(patch("[1]").status()).isEqualTo(400);
        assertThat(patch("null").status()).isEqualTo(400);
        assertThat(patch("{\"title\": \"a\", \"title\": \"b\"}").status()).isEqualTo(400);
        assertThat(patch("{\"a\": ".repeat(5_000)).status()).isEqualTo(400);
        assertThat(patch("{\"title\": \"" + "x".repeat(17 * 1024 * 1024) + "\"}")
                        .status())
                .isEqualTo(413);
        assertThat(send("PATCH", METADATA, "text/plain", "title=x").status()).isEqualTo(415);
        assertThat(patch("{\"title\": \"x\"}", "Bindery-Actor", "a:b").status()).isEqualTo(400);
        assertThat(send("POST", METADATA + "/edits", "application/json", "{\"assignment\": []}")
                        .status())
                .isEqualTo(400);
        assertThat(send("POST", METADATA + "/edits", "application/json", "{\"assignments\": [1]}")
                        .status())
                .isEqualTo(400);
        assertThat(server.get(METADATA).json().get("title").asText()).isEqualTo("Moby-Dick");
    }
}
