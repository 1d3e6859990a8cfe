package io.bindery.admin.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bindery.admin.rest.access.Roles;
import io.bindery.api.content.MediaType;
import io.bindery.api.job.JobState;
import io.bindery.core.jobs.JobFile;
import io.bindery.core.metadata.BookEditing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Every operation by every role, on own things and on another publisher's. An operation without a row here fails. */
class MatrixTest {

    private static final String OWN = "acme";
    private static final String OTHERS = "other";

    /**
     * How to call an operation.
     *
     * @param least the least role that may; empty if everybody may
     * @param tenant whether it is about a publisher's things
     * @param path with {@code {job}}, {@code {book}} and {@code {publisher}} for those of one publisher
     */
    private record Row(String least, boolean tenant, String method, String path, String body) {}

    private static final Map<String, Row> ROWS = new TreeMap<>();

    private static void row(String operation, String least, boolean tenant, String method, String path, String body) {
        ROWS.put(operation, new Row(least, tenant, method, path, body));
    }

    static {
        row("audit_list", "admin", false, "GET", "/audit", "");
        row("bookCover_cover", "viewer", true, "GET", "/books/{book}/cover", "");
        row("books_book", "viewer", true, "GET", "/books/{book}", "");
        row("books_list", "viewer", false, "GET", "/books", "");
        row("description_file", "", false, "GET", "/docs/index.html", "");
        row("description_openapi", "", false, "GET", "/openapi.json", "");
        row("description_page", "", false, "GET", "/docs", "");
        row("events_stream", "viewer", false, "GET", "/events", "");
        row("files_file", "viewer", true, "GET", "/jobs/{job}/files/original", "");
        row("files_files", "viewer", true, "GET", "/jobs/{job}/files", "");
        row("jobCover_cover", "viewer", true, "GET", "/jobs/{job}/cover", "");
        row("jobs_bulk", "publisher", false, "POST", "/jobs/bulk", "{\"ids\":[],\"action\":\"cancel\"}");
        row("jobs_cancel", "publisher", true, "POST", "/jobs/{job}/cancel", "");
        row("jobs_list", "viewer", false, "GET", "/jobs", "");
        row("jobs_replay", "publisher", true, "POST", "/jobs/{job}/replay", "");
        row("jobs_report", "viewer", true, "GET", "/jobs/{job}", "");
        row("jobs_submit", "author", true, "POST", "/jobs?publisher={publisher}&fileName=a.epub", "{}");
        row("metadata_conflicts", "viewer", true, "GET", "/books/{book}/metadata/conflicts", "");
        row("metadata_edit", "publisher", true, "POST", "/books/{book}/metadata/edits", "{}");
        row("metadata_history", "viewer", true, "GET", "/books/{book}/metadata/history", "");
        row("metadata_metadata", "viewer", true, "GET", "/books/{book}/metadata", "");
        row("metadata_onix", "viewer", true, "GET", "/books/{book}/metadata/onix", "");
        row("metadata_patch", "publisher", true, "PATCH", "/books/{book}/metadata", "{}");
        row("metadata_provenance", "viewer", true, "GET", "/books/{book}/metadata/provenance", "");
        row("metadata_undo", "publisher", true, "POST", "/books/{book}/metadata/undo", "");
        row("enrichment_begin", "operator", false, "POST", "/plugins/mood/enrichment", "{}");
        row("enrichment_outlook", "operator", false, "GET", "/plugins/mood/enrichment", "");
        row("platform_doctor", "operator", false, "GET", "/doctor", "");
        row("platform_formats", "viewer", false, "GET", "/formats", "");
        row("platform_plugins", "operator", false, "GET", "/plugins", "");
        row("platform_reset", "operator", false, "POST", "/plugins/epub/reset", "");
        row("platform_status", "operator", false, "GET", "/status", "");
        row("pluginSettings_change", "admin", false, "PUT", "/plugins/epub/configuration", "{}");
        row("pluginSettings_read", "operator", false, "GET", "/plugins/epub/configuration", "");
        row("publishers_list", "viewer", false, "GET", "/publishers", "");
        row("session_login", "", false, "POST", "/session", "{}");
        row("session_logout", "", false, "DELETE", "/session", "");
        row("session_me", "viewer", false, "GET", "/session", "");
        row("session_password", "viewer", false, "POST", "/session/password", "{}");
        row("session_refresh", "", false, "POST", "/session/refresh", "");
        row("stats_stats", "viewer", false, "GET", "/stats", "");
        row("tokens_create", "viewer", false, "POST", "/tokens", "{}");
        row("tokens_list", "viewer", false, "GET", "/tokens", "");
        row("tokens_remove", "viewer", false, "DELETE", "/tokens/none", "");
        row("upkeep_backup", "admin", false, "GET", "/backup", "");
        row("upkeep_collectGarbage", "admin", false, "POST", "/gc", "");
        row("upkeep_retain", "admin", false, "POST", "/retention", "");
        row("uploads_append", "author", false, "PATCH", "/uploads/none", "x");
        row("uploads_create", "author", true, "POST", "/uploads", "");
        row("uploads_features", "", false, "OPTIONS", "/uploads", "");
        row("uploads_remove", "author", false, "DELETE", "/uploads/none", "");
        row("uploads_status", "author", false, "HEAD", "/uploads/none", "");
        row("users_change", "admin", false, "PATCH", "/users/none", "{}");
        row("users_create", "admin", false, "POST", "/users", "{}");
        row("users_list", "admin", false, "GET", "/users", "");
        row("users_remove", "admin", false, "DELETE", "/users/none", "");
        row("users_user", "admin", false, "GET", "/users/none", "");
    }

    /** What each role may, by this test's own account. */
    private static final Map<String, Set<String>> HOLDS = Map.of(
            "viewer", Set.of("viewer"),
            "author", Set.of("viewer", "author"),
            "publisher", Set.of("viewer", "author", "publisher"),
            "reviewer", Set.of("viewer", "reviewer"),
            "operator", Set.of("viewer", "author", "publisher", "reviewer", "operator"),
            "admin", Set.of("viewer", "author", "publisher", "reviewer", "operator", "admin"));

    @RegisterExtension
    static final RealStores STORES = new RealStores();

    @TempDir
    private Path home;

    @Test
    void every_operation_has_a_row_and_every_row_is_an_operation() {
        Set<String> described = new TreeSet<>();
        List<String> wrong = new ArrayList<>();
        for (JsonNode path : Contract.DOCUMENT.path("paths")) {
            for (JsonNode operation : path) {
                String id = operation.path("operationId").asText();
                described.add(id);
                if (ROWS.containsKey(id)
                        && !ROWS.get(id).least().equals(operation.path("x-role").asText())) {
                    wrong.add(id + " says " + operation.path("x-role"));
                }
            }
        }
        assertThat(ROWS.keySet()).containsExactlyElementsOf(described);
        assertThat(wrong).isEmpty();
    }

    @Test
    void every_role_gets_what_it_may_and_no_more() throws Exception {
        Files.createDirectories(home.resolve("secrets"));
        Files.writeString(home.resolve("secrets/api-token"), ApiServer.TOKEN + "\n");
        FakeJobs jobs = new FakeJobs();
        jobs.content = Files.writeString(home.resolve("book"), "a book");
        jobs.cover = new JobFile("png", new MediaType("image/png"), "cover.png", "ab".repeat(32), 6, false);
        Platform platform = STORES.on(new Platform(
                        home, "1", jobs, new FakePlugins(List.of()), List::of, new FakeCatalogue())
                .with(List::of)
                .with(new BookEditing(
                        new FakeCatalogue(), STORES.get().layers(), STORES.get().edits())));
        // the jobs that brought the books
        jobs.put("job1", JobState.SUCCEEDED, OWN);
        jobs.put("job2", JobState.SUCCEEDED, OWN);
        List<String> wrong = new ArrayList<>();
        try (ApiServer server = new ApiServer(platform)) {
            for (String role : Roles.ALL) {
                String token = STORES.token(platform, "of-" + role, Set.of(role), Set.of(OWN));
                for (Map.Entry<String, Row> it : ROWS.entrySet()) {
                    for (String publisher : it.getValue().tenant() ? List.of(OWN, OTHERS) : List.of(OWN)) {
                        jobs.put("0190-aa", JobState.QUEUED, OWN);
                        jobs.put("0190-bb", JobState.QUEUED, OTHERS);
                        int status = call(server, it.getValue(), publisher, token);
                        String verdict = verdict(role, it.getValue(), publisher, status);
                        if (!verdict.isEmpty()) {
                            wrong.add(
                                    it.getKey() + " by " + role + " on " + publisher + ": " + status + ", " + verdict);
                        }
                    }
                }
            }
            for (Map.Entry<String, Row> it : ROWS.entrySet()) {
                int status = call(server, it.getValue(), OWN, "");
                boolean open = it.getValue().least().isEmpty();
                if (!open && status != 401) {
                    wrong.add(it.getKey() + " by nobody: " + status);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static String verdict(String role, Row row, String publisher, int status) {
        boolean may = row.least().isEmpty() || HOLDS.get(role).contains(row.least());
        if (!may) {
            return status == 403 ? "" : "wanted 403";
        }
        boolean foreign =
                row.tenant() && publisher.equals(OTHERS) && !HOLDS.get(role).contains("operator");
        if (foreign) {
            return status == 404 ? "" : "wanted 404";
        }
        boolean session = row.least().isEmpty() && status == 401; // a refresh without a cookie
        boolean shut = status == 401 && !session || status == 403 || row.tenant() && status == 404;
        return shut ? "wanted to get through" : "";
    }

    private static int call(ApiServer server, Row row, String publisher, String token) throws Exception {
        String own = publisher.equals(OWN) ? "0190-aa" : "0190-bb";
        String path = row.path()
                .replace("{job}", own)
                .replace("{book}", publisher.equals(OWN) ? "b1" : "b0")
                .replace("{publisher}", publisher);
        var request = server.request("/api/v1" + path)
                .method(
                        row.method(),
                        row.body().isEmpty()
                                ? java.net.http.HttpRequest.BodyPublishers.noBody()
                                : java.net.http.HttpRequest.BodyPublishers.ofString(row.body()))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "k")
                .header("X-Bindery-Request", "1");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (row.path().startsWith("/uploads")) {
            String value = java.util.Base64.getEncoder().encodeToString(publisher.getBytes(UTF_8));
            request.setHeader("Content-Type", "application/offset+octet-stream");
            request.header("Tus-Resumable", "1.0.0")
                    .header("Upload-Length", "3")
                    .header("Upload-Offset", "0")
                    .header("Upload-Metadata", "filename YQ==,publisher " + value);
        }
        return row.path().equals("/events")
                ? server.begun(request)
                : server.raw(request).statusCode();
    }
}
