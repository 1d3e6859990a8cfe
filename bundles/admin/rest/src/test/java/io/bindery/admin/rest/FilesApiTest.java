package io.bindery.admin.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bindery.api.content.MediaType;
import io.bindery.api.finding.Finding;
import io.bindery.api.finding.Location;
import io.bindery.api.finding.Severity;
import io.bindery.api.job.Failure;
import io.bindery.api.job.JobState;
import io.bindery.core.formats.FormatSupport;
import io.bindery.core.jobs.JobFile;
import io.bindery.core.jobs.Rendition;
import io.bindery.core.jobs.Rendition.Proof;
import io.bindery.core.jobs.Rendition.State;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was made of a book, as the API shows it and gives it out. */
class FilesApiTest {

    private static final MediaType AZW3 = new MediaType("application/vnd.amazon.mobi8-ebook");
    private static final String SHA256 = "ab".repeat(32);
    private static final String FILE = "/api/v1/jobs/1/files/pdf";

    @TempDir
    private Path home;

    private final FakeJobs jobs = new FakeJobs();
    private final HttpClient client = HttpClient.newHttpClient();
    private ApiServer server;

    @BeforeEach
    void start() throws Exception {
        Files.createDirectories(home.resolve("secrets"));
        Files.writeString(home.resolve("secrets/api-token"), ApiServer.TOKEN + "\n");
        server = new ApiServer(new Platform(home, "0.1.0", jobs, null, null, new FakeCatalogue())
                .with(FakeCatalogue.editor())
                .with(() -> List.of(new FormatSupport(
                        "epub",
                        MediaType.EPUB,
                        true,
                        false,
                        "epub",
                        "epub",
                        List.of(new FormatSupport.Conversion("pdf", MediaType.PDF, List.of("printer", "calibre")))))));
        jobs.put("1", JobState.SUCCEEDED);
        jobs.renditions = List.of(
                new Rendition(
                        "pdf",
                        MediaType.PDF,
                        State.MADE,
                        "printer",
                        "1.0.0",
                        SHA256,
                        10,
                        new Proof(1_000, 0.995, ""),
                        null,
                        List.of(),
                        FakeJobs.AT),
                new Rendition(
                        "azw3",
                        AZW3,
                        State.NOT_AVAILABLE,
                        "calibre",
                        "1.0.0",
                        "",
                        0,
                        Proof.NONE,
                        new Failure("BND-X-1", "calibre is missing", "apt-get install calibre"),
                        List.of(new Finding("BND-X-1", Severity.WARNING, "bindery", "away", "", Location.BOOK)),
                        FakeJobs.AT));
        jobs.content = Files.writeString(home.resolve("made"), "0123456789");
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = server.authorised(path).GET();
        return client.send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }

    @Test
    void a_job_tells_what_was_made_of_it_and_what_was_not() throws Exception {
        JsonNode job = server.get("/api/v1/jobs/1").json();
        JsonNode made = job.get("renditions").get(0);
        assertThat(made.get("state").asText()).isEqualTo("MADE");
        assertThat(made.get("sha256").asText()).isEqualTo(SHA256);
        assertThat(made.get("recall").asDouble()).isEqualTo(0.995);
        JsonNode missing = job.get("renditions").get(1);
        assertThat(missing.get("state").asText()).isEqualTo("NOT_AVAILABLE");
        assertThat(missing.get("failure").get("remedy").asText()).isEqualTo("apt-get install calibre");
        assertThat(missing.get("recall").isNull()).isTrue();
        assertThat(missing.get("findings")).hasSize(1);
        assertThat(job.get("verdict").get("findings").get("error").asInt()).isEqualTo(1);
    }

    @Test
    void a_cover_is_sent_once_as_long_as_it_stays_the_same() throws Exception {
        assertThat(get("/api/v1/jobs/1/cover").statusCode()).isEqualTo(404);
        jobs.cover = new JobFile("jpeg", new MediaType("image/jpeg"), "cover.jpg", SHA256, 10, false);
        HttpResponse<String> first = get("/api/v1/jobs/1/cover");
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(first.body()).isEqualTo("0123456789");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = get("/api/v1/jobs/1/cover", "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void its_files_are_listed_with_where_they_are() throws Exception {
        JsonNode files = server.get("/api/v1/jobs/1/files").json().get("files");
        assertThat(files.findValuesAsText("format")).containsExactly("epub", "pdf");
        assertThat(files.findValuesAsText("href"))
                .containsExactly("/api/v1/jobs/1/files/original", "/api/v1/jobs/1/files/pdf");
        assertThat(server.get("/api/v1/jobs/2/files").status()).isEqualTo(404);
    }

    @Test
    void the_cover_comes_for_a_job_and_for_a_book() throws Exception {
        assertThat(get("/api/v1/jobs/1/cover").statusCode()).isEqualTo(404);
        jobs.put("job2", JobState.SUCCEEDED);
        jobs.cover = new JobFile("png", new MediaType("image/png"), "cover.png", SHA256, 10, false);
        for (String path : new String[] {"/api/v1/jobs/1/cover", "/api/v1/books/b1/cover"}) {
            HttpResponse<String> cover = get(path);
            assertThat(cover.statusCode()).isEqualTo(200);
            assertThat(cover.body()).isEqualTo("0123456789");
            assertThat(cover.headers().firstValue("Content-Type")).hasValue("image/png");
        }
        assertThat(get("/api/v1/books/none/cover").statusCode()).isEqualTo(404);
        assertThat(get("/api/v1/jobs/none/cover").statusCode()).isEqualTo(404);
    }

    @Test
    void a_file_comes_whole_with_its_name_type_and_hash() throws Exception {
        HttpResponse<String> file = get(FILE);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body()).isEqualTo("0123456789");
        assertThat(file.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(file.headers().firstValue("ETag")).hasValue('"' + SHA256 + '"');
        assertThat(file.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename*=UTF-8''%C3%A4%20b.pdf");
        assertThat(get("/api/v1/jobs/1/files/application/pdf").body()).isEqualTo("0123456789");
        assertThat(get("/api/v1/jobs/1/files/original").statusCode()).isEqualTo(200);
    }

    @Test
    void a_part_of_it_comes_if_it_is_asked_for() throws Exception {
        HttpResponse<String> part = get(FILE, "Range", "bytes=2-4");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("234");
        assertThat(part.headers().firstValue("Content-Range")).hasValue("bytes 2-4/10");
        assertThat(get(FILE, "Range", "bytes=7-").body()).isEqualTo("789");
        assertThat(get(FILE, "Range", "bytes=-2").body()).isEqualTo("89");
        assertThat(get(FILE, "Range", "bytes=0-99").body()).isEqualTo("0123456789");
        assertThat(get(FILE, "Range", "bytes=10-").statusCode()).isEqualTo(416);
        assertThat(get(FILE, "Range", "bytes=5-2").statusCode()).isEqualTo(416);
        assertThat(get(FILE, "Range", "bytes=-0").statusCode()).isEqualTo(416);
        assertThat(get(FILE, "Range", "bytes=0-1,3-4").statusCode()).isEqualTo(200);
        assertThat(get(FILE, "Range", "lines=1-2").statusCode()).isEqualTo(200);
        assertThat(get(FILE, "Range", "bytes=2-4", "If-Range", "\"other\"").body())
                .isEqualTo("0123456789");
        assertThat(get(FILE, "Range", "bytes=2-4", "If-Range", '"' + SHA256 + '"')
                        .body())
                .isEqualTo("234");
    }

    @Test
    void what_is_not_there_is_told() throws Exception {
        assertThat(get("/api/v1/jobs/1/files/azw3").body()).contains("BND-API-404", "it has epub, pdf");
        assertThat(get("/api/v1/jobs/1/files/nonsense").statusCode()).isEqualTo(404);
        jobs.content = null;
        assertThat(get(FILE).body()).contains("BND-API-507");
        byte[] large = new byte[300_000];
        large[299_999] = 'z';
        jobs.content = Files.write(home.resolve("large"), large);
        assertThat(get(FILE).body()).hasSize(300_000).endsWith("z");
    }

    @Test
    void what_can_be_done_with_each_format_is_told() throws Exception {
        JsonNode epub = server.get("/api/v1/formats").json().get("formats").get(0);
        assertThat(epub.get("validated").asText()).isEqualTo("epub");
        assertThat(epub.get("convertedTo").get(0).get("converters")).hasSize(2);
    }
}
