package io.bindery.admin.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.admin.rest.access.OidcSettings;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Who asks too often is told so, and harms nobody else; who may ask from elsewhere may ask everywhere. */
class RateLimitsTest {

    private static final String PAGE = "https://desk.example";

    @RegisterExtension
    static final RealStores STORES = new RealStores();

    @TempDir
    private Path home;

    private Platform platform;
    private ApiServer server;

    @BeforeEach
    void start() throws Exception {
        Files.createDirectories(home.resolve("secrets"));
        Files.writeString(home.resolve("secrets/api-token"), ApiServer.TOKEN);
        platform = STORES.on(new Platform(home, "1", new FakeJobs(), null, null, new FakeCatalogue()));
        // so few that they do not come back while the test runs
        Access access =
                new Access(platform, OidcSettings.NONE, Set.of(PAGE), new RateLimits(3, 2), 4, Clock.systemUTC());
        server = new ApiServer(platform, access);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private static void isTooOften(ApiServer.Answer answer) {
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.json().path("code").asText()).isEqualTo("BND-API-427");
        assertThat(Long.parseLong(answer.header("Retry-After"))).isBetween(1L, 60L);
        assertThat(answer.header("RateLimit")).contains("r=0");
    }

    @Test
    void a_caller_who_asks_too_often_waits_and_the_others_do_not() throws Exception {
        String ann = STORES.token(platform, "ann", Set.of("viewer"), Set.of("acme"));
        String ben = STORES.token(platform, "ben", Set.of("viewer"), Set.of("acme"));
        for (int left = 2; left >= 0; left--) {
            var answer = server.json("GET", "/api/v1/jobs", ann, "");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"caller\";q=3;w=60");
            assertThat(answer.header("RateLimit")).startsWith("\"caller\";r=" + left + ";t=");
        }
        isTooOften(server.json("GET", "/api/v1/jobs", ann, ""));
        isTooOften(server.json("GET", "/api/v1/events", ann, ""));
        isTooOften(server.json("GET", "/api/v1/nowhere", ann, ""));
        assertThat(server.json("GET", "/api/v1/jobs", ben, "").status()).isEqualTo(200);
        for (int i = 0; i < 10; i++) {
            var machine = server.get("/api/v1/jobs");
            assertThat(machine.status()).isEqualTo(200);
            assertThat(machine.header("RateLimit")).isEmpty();
        }
    }

    @Test
    void logins_and_guesses_from_one_address_are_few() throws Exception {
        String wrong = "{\"login\":\"%s\",\"password\":\"guess\"}";
        assertThat(server.json("POST", "/api/v1/session", "", wrong.formatted("a"))
                        .status())
                .isEqualTo(401);
        assertThat(server.json("POST", "/api/v1/session", "", wrong.formatted("b"))
                        .status())
                .isEqualTo(401);
        isTooOften(server.json("POST", "/api/v1/session", "", wrong.formatted("c")));
        isTooOften(server.json("GET", "/api/v1/jobs", "guess", ""));
        isTooOften(server.json("GET", "/api/v1/uploads/x", "guess", ""));
    }

    @Test
    void a_page_of_a_named_origin_may_use_each_part_of_the_api_and_no_other_page_any() throws Exception {
        for (String path : List.of("/api/v1/jobs", "/api/v1/events", "/api/v1/uploads", "/api/v1/uploads/x")) {
            for (String origin : List.of(PAGE, "https://elsewhere.example")) {
                String allowed = origin.equals(PAGE) ? PAGE : "";
                var preflight = server.raw(
                        server.request(path)
                                .header("Origin", origin)
                                .header("Access-Control-Request-Method", "PATCH")
                                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()),
                        byte[].class);
                assertThat(preflight.statusCode()).as(path).isEqualTo(204);
                assertThat(preflight
                                .headers()
                                .firstValue("Access-Control-Allow-Origin")
                                .orElse(""))
                        .isEqualTo(allowed);
                assertThat(preflight
                                .headers()
                                .firstValue("Access-Control-Allow-Headers")
                                .orElse("Upload-Offset"))
                        .contains("Upload-Offset");
                var refused = server.raw(server.request(path).header("Origin", origin));
                assertThat(refused.headers()
                                .firstValue("Access-Control-Allow-Origin")
                                .orElse(""))
                        .as(path)
                        .isEqualTo(allowed);
                assertThat(refused.headers().allValues("Vary")).contains("Origin");
            }
        }
        String name = Base64.getEncoder().encodeToString("acme".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var begun = server.raw(server.authorised("/api/v1/uploads")
                .header("Origin", PAGE)
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", "3")
                .header("Upload-Metadata", "filename " + name + ",publisher " + name)
                .POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(begun.statusCode()).isEqualTo(201);
        assertThat(begun.headers().allValues("Access-Control-Allow-Origin")).containsExactly(PAGE);
        assertThat(begun.headers().firstValue("Access-Control-Expose-Headers").orElse(""))
                .contains("Location", "Upload-Offset", "X-Bindery-Job");
    }
}
