package io.bindery.admin.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bindery.admin.rest.ApiServer.Answer;
import io.bindery.api.job.JobState;
import io.bindery.core.health.Health.Check;
import io.bindery.core.jobs.IntakeBusyException;
import io.bindery.core.plugins.PluginFitness;
import io.bindery.core.plugins.PluginInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiServletTest {

    private static final byte[] BOOK = "a book".getBytes(UTF_8);
    private static final String SUBMIT = "/api/v1/jobs?publisher=acme&fileName=a%20book.epub";

    @TempDir
    private Path home;

    private final FakeJobs jobs = new FakeJobs();
    private final List<Check> checks = new ArrayList<>(List.of(new Check("database", true, "answers", "")));
    private final List<String> resets = new ArrayList<>();
    private ApiServer server;

    @BeforeEach
    void start() throws Exception {
        Files.createDirectories(home.resolve("secrets"));
        Files.writeString(home.resolve("secrets/api-token"), ApiServer.TOKEN + "\n");
        PluginInfo plugin = new PluginInfo(
                "epub",
                "0.1.0",
                "FormatHandler",
                "io.bindery.formats.epub",
                "active",
                List.of("application/epub+zip"),
                3,
                1,
                0,
                FakeJobs.AT,
                new PluginFitness("open", FakeJobs.AT, FakeJobs.AT, "threw up", FakeJobs.AT, 4, 0));
        server = new ApiServer(new Platform(
                home,
                "0.1.0",
                jobs,
                new FakePlugins(List.of(plugin), resets),
                () -> List.copyOf(checks),
                new FakeCatalogue()));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void a_book_becomes_a_job_and_the_same_key_makes_no_second_one() throws Exception {
        Answer first = server.post(SUBMIT, BOOK, "Idempotency-Key", "k1");
        Answer second = server.post(SUBMIT, BOOK, "Idempotency-Key", "k1");

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Location"))
                .isEqualTo("/api/v1/jobs/" + first.json().get("id").asText());
        assertThat(first.json().get("state").asText()).isEqualTo("QUEUED");
        assertThat(first.json().get("fileName").asText()).isEqualTo("a book.epub");
        assertThat(first.json().get("sizeBytes").asLong()).isEqualTo(BOOK.length);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().get("id")).isEqualTo(first.json().get("id"));
    }

    @Test
    void the_hash_is_taken_from_either_header() throws Exception {
        String hex = "c35f7f47f3b86dc1d47ef9e9c55fe2cdc0b3c4ae9a8fdaf5a2bfa9b29d3b5f0a";
        server.post(SUBMIT, BOOK, "Idempotency-Key", "k1", "X-Sha256", hex.toUpperCase(java.util.Locale.ROOT));
        String base64 = java.util.Base64.getEncoder()
                .encodeToString(java.util.HexFormat.of().parseHex(hex));
        server.post(SUBMIT, BOOK, "Idempotency-Key", "k2", "Repr-Digest", "md5=:abc=:, sha-256=:" + base64 + ":");
        Answer wrong = server.post(SUBMIT, BOOK, "Idempotency-Key", "k3", "X-Sha256", "12");

        assertThat(jobs.submissions).extracting("expectedSha256").containsExactly(hex, hex);
        assertProblem(wrong, 400, "BND-API-400");
    }

    @Test
    void a_submission_without_key_or_with_a_bad_publisher_is_refused() throws Exception {
        assertProblem(server.post(SUBMIT, BOOK), 400, "BND-API-400");
        assertProblem(server.post("/api/v1/jobs?fileName=a", BOOK, "Idempotency-Key", "k"), 400, "BND-API-400");
        assertProblem(
                server.post("/api/v1/jobs?publisher=..%2Fx&fileName=a", BOOK, "Idempotency-Key", "k"),
                422,
                "BND-INTAKE-002");
        assertThat(jobs.byId).isEmpty();
    }

    @Test
    void a_busy_intake_says_when_to_come_again() throws Exception {
        jobs.refusal = new IntakeBusyException("1000 jobs wait");
        Answer answer = server.post(SUBMIT, BOOK, "Idempotency-Key", "k1");

        assertProblem(answer, 429, "BND-API-429");
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        assertThat(answer.json().get("detail").asText()).isEqualTo("1000 jobs wait");
    }

    @Test
    void a_defect_is_told_without_its_inner_words() throws Exception {
        jobs.refusal = new IllegalStateException("password=hunter2");
        Answer answer = server.post(SUBMIT, BOOK, "Idempotency-Key", "k1");

        assertProblem(answer, 500, "BND-API-500");
        assertThat(answer.raw().body()).doesNotContain("hunter2");
    }

    @Test
    void a_report_has_the_promised_names() throws Exception {
        jobs.put("0190-aa", JobState.REJECTED);
        JsonNode job = server.get("/api/v1/jobs/0190-a").json();

        assertThat(job.fieldNames())
                .toIterable()
                .contains(
                        "id",
                        "state",
                        "fileName",
                        "mediaType",
                        "sizeBytes",
                        "sha256",
                        "publisher",
                        "createdAt",
                        "updatedAt",
                        "attempts",
                        "steps",
                        "findings",
                        "metadata",
                        "failure",
                        "duplicateOf",
                        "bookId",
                        "revision",
                        "waitingFor",
                        "dueAt",
                        "progress",
                        "history",
                        "provenance");
        assertThat(job.get("createdAt").asText()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(job.get("steps").get(0).toString())
                .isEqualTo("{\"name\":\"validate\",\"plugin\":\"epub\",\"state\":\"REJECTED\","
                        + "\"startedAt\":\"2026-01-02T03:04:05Z\",\"durationMs\":53,\"attempt\":1}");
        assertThat(job.get("findings").get(0).toString())
                .isEqualTo("{\"code\":\"RSC-005\",\"severity\":\"error\",\"source\":\"epubcheck\",\"message\":\"bad\","
                        + "\"remedy\":\"mend it\",\"location\":{\"path\":\"a/b.xhtml\",\"line\":3,\"column\":7}}");
        assertThat(job.get("findings").get(1).get("location").toString()).isEqualTo("{\"path\":\"\"}");
        assertThat(job.get("metadata").get("title").asText()).isEqualTo("Äsop");
        assertThat(job.get("failure").get("code").asText()).isEqualTo("BND-EPUB-001");
        assertThat(job.get("progress").isNull()).isTrue();
        assertThat(job.get("history").get(0).get("type").asText()).isEqualTo("received");
    }

    @Test
    void an_id_that_is_unknown_or_ambiguous_is_a_problem() throws Exception {
        jobs.put("0190-aa", JobState.QUEUED);
        jobs.put("0190-ab", JobState.QUEUED);

        assertProblem(server.get("/api/v1/jobs/0190-a"), 409, "BND-API-409");
        assertProblem(server.get("/api/v1/jobs/ff"), 404, "BND-API-404");
        assertProblem(server.post("/api/v1/jobs/ff/replay", new byte[0]), 404, "BND-API-404");
    }

    @Test
    void jobs_are_listed_by_state_and_page() throws Exception {
        jobs.put("1", JobState.QUEUED);
        jobs.put("2", JobState.REJECTED);
        jobs.put("3", JobState.FAILED);

        JsonNode page = server.get("/api/v1/jobs?limit=2").json();
        assertThat(page.get("jobs").findValuesAsText("id")).containsExactly("3", "2");
        JsonNode last = server.get(
                        "/api/v1/jobs?limit=2&before=" + page.get("next").asText())
                .json();
        assertThat(last.get("jobs").findValuesAsText("id")).containsExactly("1");
        assertThat(last.get("next").isNull()).isTrue();
        JsonNode ended =
                server.get("/api/v1/jobs?state=rejected,FAILED&full=true").json();
        assertThat(ended.get("jobs").findValuesAsText("id")).containsExactly("3", "2");
        assertThat(ended.get("jobs").get(0).has("findings")).isTrue();
    }

    @Test
    void many_jobs_are_done_at_once_each_by_itself() throws Exception {
        jobs.put("1", JobState.REJECTED);
        jobs.put("2", JobState.QUEUED);
        String path = "/api/v1/jobs/bulk";
        JsonNode results = server.json(
                        "POST", path, ApiServer.TOKEN, "{\"ids\":[\"1\",\"2\",\"9\"],\"action\":\"replay\"}")
                .json()
                .get("results");
        assertThat(results.get(0).get("job").get("state").asText()).isEqualTo("QUEUED");
        assertThat(results.get(1).get("problem").get("code").asText()).isEqualTo("BND-API-410");
        assertThat(results.get(2).get("problem").get("code").asText()).isEqualTo("BND-API-404");
        assertProblem(
                server.json("POST", path, ApiServer.TOKEN, "{\"ids\":[],\"action\":\"explode\"}"), 400, "BND-API-400");
        assertProblem(server.json("POST", path, ApiServer.TOKEN, "{}"), 400, "BND-API-400");
        assertProblem(server.json("POST", path, ApiServer.TOKEN, ""), 400, "BND-API-400");
    }

    @Test
    void answers_are_compressed_for_those_who_want_it_and_files_never() throws Exception {
        jobs.put("1", JobState.QUEUED);
        jobs.content = Files.writeString(home.resolve("made"), "0123456789");
        var zipped = server.raw(server.authorised("/api/v1/jobs").header("Accept-Encoding", "gzip"), byte[].class);
        assertThat(zipped.headers().firstValue("Content-Encoding")).hasValue("gzip");
        try (var in = new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(zipped.body()))) {
            assertThat(new String(in.readAllBytes(), UTF_8)).startsWith("{\"jobs\":[");
        }
        for (String none : List.of("identity", "gzip;q=0", "br")) {
            var plain = server.raw(server.authorised("/api/v1/jobs").header("Accept-Encoding", none), byte[].class);
            assertThat(plain.headers().firstValue("Content-Encoding")).as(none).isEmpty();
        }
        var file = server.raw(
                server.authorised("/api/v1/jobs/1/files/original").header("Accept-Encoding", "gzip"), byte[].class);
        assertThat(file.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(file.body()).asString().isEqualTo("0123456789");
    }

    @Test
    void a_wrong_parameter_is_named() throws Exception {
        assertProblem(server.get("/api/v1/jobs?state=LOST"), 400, "BND-API-400");
        assertProblem(server.get("/api/v1/jobs?limit=0"), 400, "BND-API-400");
        Answer wrong = server.get("/api/v1/jobs?limit=many");
        assertThat(wrong.json().get("detail").asText()).contains("limit", "many");
    }

    @Test
    void a_job_is_replayed_and_cancelled_where_its_state_allows() throws Exception {
        jobs.put("1", JobState.REJECTED);

        Answer replayed = server.post("/api/v1/jobs/1/replay?fresh=true", new byte[0]);
        assertThat(replayed.json().get("state").asText()).isEqualTo("QUEUED");
        assertThat(jobs.lastReplayFresh).isTrue();
        assertProblem(server.post("/api/v1/jobs/1/replay", new byte[0]), 409, "BND-API-410");
        Answer cancelled = server.post("/api/v1/jobs/1/cancel", new byte[0]);
        assertThat(cancelled.json().get("state").asText()).isEqualTo("CANCELLED");
    }

    @Test
    void the_token_opens_and_nothing_else_does() throws Exception {
        Answer without = server.send(server.request("/api/v1/jobs"));
        assertProblem(without, 401, "BND-API-401");
        assertThat(without.header("WWW-Authenticate")).startsWith("Bearer");
        for (String wrong :
                List.of("Bearer s3cret-toke", "Bearer s3cret-token2", "Bearer", "Basic " + ApiServer.TOKEN)) {
            assertProblem(
                    server.send(server.request("/api/v1/jobs").header("Authorization", wrong)), 401, "BND-API-401");
        }
        assertThat(server.get("/api/v1/jobs").status()).isEqualTo(200);
    }

    @Test
    void before_the_token_is_made_nobody_gets_in() throws Exception {
        Files.writeString(home.resolve("secrets/api-token"), " \n");
        assertProblem(
                server.send(server.request("/api/v1/jobs").header("Authorization", "Bearer ")), 503, "BND-API-505");
        Files.delete(home.resolve("secrets/api-token"));
        Answer answer = server.get("/api/v1/jobs");
        assertProblem(answer, 503, "BND-API-505");
        assertThat(answer.header("Retry-After")).isNotEmpty();
    }

    @Test
    void a_wrong_address_or_method_is_told_apart() throws Exception {
        assertProblem(server.get("/api/v1/nothing"), 404, "BND-API-404");
        assertProblem(server.send(server.request("/api/v1/nothing")), 401, "BND-API-401");
        assertProblem(server.send(server.request("/api/v1/jobs").DELETE()), 401, "BND-API-401");
        Answer answer = server.send(server.authorised("/api/v1/jobs").DELETE());
        assertProblem(answer, 405, "BND-API-405");
        assertThat(answer.header("Allow")).isEqualTo("GET, POST");
    }

    @Test
    void the_platform_shows_itself() throws Exception {
        jobs.put("1", JobState.QUEUED);
        JsonNode status = server.get("/api/v1/status").json();
        assertThat(status.get("version").asText()).isEqualTo("0.1.0");
        assertThat(status.get("counts").get("QUEUED").asLong()).isEqualTo(1);
        assertThat(status.get("counts").get("FAILED").asLong()).isZero();

        JsonNode plugin = server.get("/api/v1/plugins").json().get("plugins").get(0);
        assertThat(plugin.get("kind").asText()).isEqualTo("FormatHandler");
        assertThat(plugin.get("failures").asLong()).isEqualTo(1);

        assertThat(plugin.get("breaker").asText()).isEqualTo("open");
        assertThat(plugin.get("lastFailure").asText()).isEqualTo("threw up");

        checks.add(new Check("disk", false, "1 MB left", "free some space"));
        JsonNode doctor = server.get("/api/v1/doctor").json();
        assertThat(doctor.get("healthy").asBoolean()).isFalse();
        assertThat(doctor.get("checks").get(1).get("remedy").asText()).isEqualTo("free some space");
    }

    @Test
    void a_plugin_is_reset_by_its_name() throws Exception {
        assertThat(server.post("/api/v1/plugins/epub/reset", new byte[0]).status())
                .isEqualTo(200);
        assertThat(server.post("/api/v1/plugins/nobody/reset", new byte[0]).status())
                .isEqualTo(404);
        assertThat(resets).containsExactly("epub", "nobody");
    }

    @Test
    void books_are_listed_and_shown() throws Exception {
        JsonNode books = server.get("/api/v1/books?publisher=acme").json();
        assertThat(books.get("books").get(0).get("metadata").get("title").asText())
                .isEqualTo("Second edition");
        assertThat(books.get("books").get(0).get("revision").asInt()).isEqualTo(2);
        JsonNode book = server.get("/api/v1/books/b1").json();
        assertThat(book.get("revisions").findValuesAsText("title")).contains("First edition", "Second edition");
        assertProblem(server.get("/api/v1/books/b2"), 404, "BND-API-404");
    }

    @Test
    void the_probes_need_no_token_and_tell_no_details() throws Exception {
        assertThat(server.send(server.request("/health/live")).status()).isEqualTo(200);
        assertThat(server.send(server.request("/health/ready")).status()).isEqualTo(200);

        checks.add(new Check("disk", false, "/secret/place is full", "free some space"));
        Answer unwell = server.send(server.request("/health/ready"));
        assertThat(unwell.status()).isEqualTo(503);
        assertThat(unwell.json().get("parts").get("disk").asBoolean()).isFalse();
        assertThat(unwell.raw().body()).doesNotContain("secret");
    }

    @Test
    void while_services_are_away_the_platform_is_live_but_not_ready() throws Exception {
        try (ApiServer starting = new ApiServer(new Platform(home, "0.1.0", null, null, null, null))) {
            assertThat(starting.send(starting.request("/health/live")).status()).isEqualTo(200);
            Answer ready = starting.send(starting.request("/health/ready"));
            assertThat(ready.status()).isEqualTo(503);
            assertThat(ready.json().get("status").asText()).isEqualTo("starting");
            assertProblem(starting.get("/api/v1/jobs"), 503, "BND-API-505");
        }
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().get("code").asText()).isEqualTo(code);
        assertThat(answer.json().get("status").asInt()).isEqualTo(status);
        for (String member : List.of("type", "title", "detail", "remedy")) {
            assertThat(answer.json().get(member).asText()).as(member).isNotBlank();
        }
    }
}
