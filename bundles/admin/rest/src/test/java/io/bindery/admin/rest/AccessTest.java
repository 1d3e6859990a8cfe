package io.bindery.admin.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bindery.admin.rest.ApiServer.Answer;
import io.bindery.admin.rest.access.OidcSettings;
import io.bindery.api.job.JobState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** People and programs come in, and get no further than they may. */
class AccessTest {

    private static final String PASSWORD = "the first password";
    private static final String SESSION = "/api/v1/session";

    @RegisterExtension
    static final RealStores STORES = new RealStores();

    @TempDir
    private Path home;

    private final FakeJobs jobs = new FakeJobs();
    private volatile Duration ahead = Duration.ZERO;
    private ApiServer server;
    private Platform platform;

    /** Goes ahead of the real one as far as the test says. */
    private final class Ahead extends Clock {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }
    }

    @BeforeEach
    void start() throws Exception {
        Files.createDirectories(home.resolve("secrets"));
        Files.writeString(home.resolve("secrets/api-token"), ApiServer.TOKEN + "\n");
        Files.writeString(home.resolve("secrets/admin-password"), PASSWORD + "\n");
        platform = STORES.on(new Platform(home, "1", jobs, null, null, new FakeCatalogue()));
        server = new ApiServer(
                platform, new Access(platform, OidcSettings.NONE, Set.of("https://desk.example"), 4, new Ahead()));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private Answer login(String login, String password) throws Exception {
        return server.json("POST", SESSION, "", "{\"login\":\"%s\",\"password\":\"%s\"}".formatted(login, password));
    }

    private static String token(Answer answer) {
        return answer.json().path("accessToken").asText();
    }

    private static String cookie(Answer answer) {
        return answer.header("Set-Cookie").replaceAll(";.*", "");
    }

    private Answer refresh(String cookie) throws Exception {
        return server.json("POST", SESSION + "/refresh", "", "", "Cookie", cookie, "X-Bindery-Request", "1");
    }

    private String adminToken() throws Exception {
        Answer answer = login("admin", PASSWORD);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return token(answer);
    }

    private void user(String login, String roles, String publishers) throws Exception {
        Answer made = server.json(
                "POST",
                "/api/v1/users",
                adminToken(),
                "{\"login\":\"%s\",\"password\":\"a long password\",\"roles\":%s,\"publishers\":%s}"
                        .formatted(login, roles, publishers));
        assertThat(made.status()).as(made.raw().body()).isEqualTo(201);
    }

    @Test
    void the_first_administrator_logs_in_with_the_password_of_the_first_start() throws Exception {
        Answer answer = login("admin", PASSWORD);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("expiresIn").asInt()).isEqualTo(600);
        assertThat(answer.json().path("user").path("roles").get(0).asText()).isEqualTo("admin");
        assertThat(answer.header("Set-Cookie"))
                .startsWith("bindery-refresh=")
                .contains("HttpOnly", "SameSite=Strict", "Path=/api/v1/session")
                .doesNotContain("Secure");
        JsonNode me = server.json("GET", SESSION, token(answer), "").json();
        assertThat(me.path("login").asText()).isEqualTo("admin");
        assertThat(me.path("allPublishers").asBoolean()).isTrue();
        assertThat(login("admin", "wrong").status()).isEqualTo(401);
        assertThat(server.json("POST", SESSION, "", "{\"login\":\"admin\"}").status())
                .isEqualTo(400);
        assertThat(server.json("POST", SESSION, "", "{").status()).isEqualTo(400);
        Answer behindProxy = server.json(
                "POST",
                SESSION,
                "",
                "{\"login\":\"admin\",\"password\":\"" + PASSWORD + "\"}",
                "X-Forwarded-Proto",
                "https");
        assertThat(behindProxy.header("Set-Cookie")).contains("; Secure");
    }

    @Test
    void a_login_is_renewed_once_by_each_cookie_and_ends_when_a_stolen_one_is_used() throws Exception {
        String first = cookie(login("admin", PASSWORD));
        Answer second = refresh(first);
        assertThat(second.status()).isEqualTo(200);
        assertThat(cookie(second)).isNotEqualTo(first);
        assertThat(refresh(first).status()).as("two windows at once").isEqualTo(200);

        ahead = Duration.ofMinutes(1);
        assertThat(refresh(first).status()).as("long used").isEqualTo(401);
        assertThat(refresh(cookie(second)).status())
                .as("goes back to the same login")
                .isEqualTo(401);
        assertThat(refresh("bindery-refresh=none").status()).isEqualTo(401);
    }

    @Test
    void a_login_ends_by_logging_out_and_by_time() throws Exception {
        String cookie = cookie(login("admin", PASSWORD));
        Answer out = server.json("DELETE", SESSION, "", "", "Cookie", cookie, "X-Bindery-Request", "1");
        assertThat(out.status()).isEqualTo(204);
        assertThat(out.header("Set-Cookie")).contains("Max-Age=0");
        assertThat(refresh(cookie).status()).isEqualTo(401);

        Answer other = login("admin", PASSWORD);
        ahead = Duration.ofMinutes(11);
        assertThat(server.json("GET", SESSION, token(other), "").status()).isEqualTo(401);
        assertThat(refresh(cookie(other)).status()).isEqualTo(200);
        ahead = Duration.ofDays(8);
        assertThat(refresh(cookie(login("admin", PASSWORD))).status()).isEqualTo(200);
        assertThat(refresh(cookie(other)).status()).isEqualTo(401);
    }

    @Test
    void what_acts_by_the_cookie_alone_wants_a_header_that_other_sites_cannot_send() throws Exception {
        String cookie = cookie(login("admin", PASSWORD));
        assertThat(server.json("POST", SESSION + "/refresh", "", "", "Cookie", cookie)
                        .status())
                .isEqualTo(400);
        assertThat(server.json("DELETE", SESSION, "", "", "Cookie", cookie).status())
                .isEqualTo(400);
        assertThat(refresh(cookie).status()).isEqualTo(200);
    }

    @Test
    void guessing_gets_slower_and_tells_nothing_of_which_logins_there_are() throws Exception {
        for (String login : new String[] {"guessed", "nobody"}) {
            if (login.equals("guessed")) {
                user(login, "[\"viewer\"]", "[]");
            }
            for (int i = 0; i < 5; i++) {
                Answer wrong = login(login, "wrong" + i);
                assertThat(wrong.status()).isEqualTo(401);
                assertThat(wrong.json().path("detail").asText()).isEqualTo("login or password are wrong");
            }
            Answer locked = login(login, "a long password");
            assertThat(locked.status()).isEqualTo(429);
            assertThat(locked.json().path("code").asText()).isEqualTo("BND-API-428");
            assertThat(Integer.parseInt(locked.header("Retry-After"))).isBetween(1, 30);
        }
        ahead = Duration.ofSeconds(31);
        assertThat(login("guessed", "wrong").status()).isEqualTo(401);
        assertThat(Integer.parseInt(login("guessed", "a long password").header("Retry-After")))
                .isBetween(31, 60);
        ahead = Duration.ofSeconds(120);
        assertThat(login("guessed", "a long password").status()).isEqualTo(200);
    }

    @Test
    void accounts_are_made_changed_and_removed_and_rights_go_at_once() throws Exception {
        user("carl", "[\"publisher\"]", "[\"acme\"]");
        Answer carl = login("carl", "a long password");
        assertThat(server.json("GET", "/api/v1/users", token(carl), "").status())
                .isEqualTo(403);
        Answer read = server.json("GET", "/api/v1/users/carl", adminToken(), "");
        String tag = read.header("ETag");

        Answer off = server.json("PATCH", "/api/v1/users/carl", adminToken(), "{\"enabled\":false}", "If-Match", tag);
        assertThat(off.json().path("enabled").asBoolean()).isFalse();
        assertThat(off.header("ETag")).isNotEqualTo(tag);
        assertThat(server.json("GET", SESSION, token(carl), "").status()).isEqualTo(401);
        assertThat(refresh(cookie(carl)).status()).isEqualTo(401);
        assertThat(login("carl", "a long password").status()).isEqualTo(401);
        assertThat(server.json("PATCH", "/api/v1/users/carl", adminToken(), "{\"enabled\":true}", "If-Match", tag)
                        .status())
                .isEqualTo(412);

        for (String bad : new String[] {
            "{\"login\":\"carl\",\"password\":\"a long password\"}",
            "{\"login\":\"C A\",\"password\":\"a long password\"}",
            "{\"login\":\"dora\",\"password\":\"short\"}",
            "{\"login\":\"dora\",\"password\":\"a long password\",\"roles\":[\"king\"]}",
            "{\"login\":\"dora\",\"password\":\"a long password\",\"publishers\":[\"../x\"]}"
        }) {
            assertThat(server.json("POST", "/api/v1/users", adminToken(), bad).status())
                    .as(bad)
                    .isIn(400, 409);
        }
        assertThat(server.json("PATCH", "/api/v1/users/admin", adminToken(), "{\"roles\":[\"viewer\"]}")
                        .status())
                .isEqualTo(400);
        assertThat(server.json("DELETE", "/api/v1/users/admin", adminToken(), "")
                        .status())
                .isEqualTo(400);
        assertThat(server.json("DELETE", "/api/v1/users/carl", adminToken(), "").status())
                .isEqualTo(204);
        assertThat(server.json("DELETE", "/api/v1/users/carl", adminToken(), "").status())
                .isEqualTo(404);
        String log = server.json("GET", "/api/v1/audit?limit=1000", adminToken(), "")
                .raw()
                .body();
        assertThat(log).contains("users_create", "users_change", "users_remove", "/api/v1/users/carl", "session_login");
        assertThat(log).doesNotContain("a long password");
    }

    @Test
    void a_password_is_changed_by_its_owner_and_ends_all_logins() throws Exception {
        user("emil", "[\"viewer\"]", "[]");
        Answer emil = login("emil", "a long password");
        String path = SESSION + "/password";
        String wrong = "{\"oldPassword\":\"wrong\",\"newPassword\":\"another password\"}";
        String right = "{\"oldPassword\":\"a long password\",\"newPassword\":\"another password\"}";
        assertThat(server.json("POST", path, token(emil), wrong).status()).isEqualTo(401);
        assertThat(server.json("POST", path, token(emil), right).status()).isEqualTo(204);
        assertThat(refresh(cookie(emil)).status()).isEqualTo(401);
        assertThat(login("emil", "a long password").status()).isEqualTo(401);
        assertThat(login("emil", "another password").status()).isEqualTo(200);
    }

    @Test
    void a_token_opens_what_it_is_for_and_never_more_than_its_owner() throws Exception {
        user("fay", "[\"publisher\"]", "[\"acme\",\"zenith\"]");
        String fay = token(login("fay", "a long password"));
        Answer made = server.json(
                "POST", "/api/v1/tokens", fay, "{\"name\":\"robot\",\"roles\":[\"author\"],\"publishers\":[\"acme\"]}");
        assertThat(made.status()).isEqualTo(201);
        String secret = made.json().path("secret").asText();
        assertThat(secret).startsWith("bnd_");
        JsonNode robot = server.json("GET", SESSION, secret, "").json();
        assertThat(robot.path("publishers").toString()).isEqualTo("[\"acme\"]");
        assertThat(robot.path("roles").toString()).isEqualTo("[\"author\"]");
        jobs.put("1", JobState.REJECTED);
        assertThat(server.json("GET", "/api/v1/jobs/1", secret, "").status()).isEqualTo(200);
        assertThat(server.json("POST", "/api/v1/jobs/1/replay", secret, "").status())
                .isEqualTo(403);
        assertThat(server.json("POST", "/api/v1/tokens", fay, "{\"name\":\"x\",\"roles\":[\"admin\"]}")
                        .status())
                .isEqualTo(403);
        assertThat(server.json("POST", "/api/v1/tokens", fay, "{\"name\":\"x\",\"publishers\":[\"other\"]}")
                        .status())
                .isEqualTo(404);
        String past = "{\"name\":\"old\",\"expiresAt\":\"2020-01-01T00:00:00Z\"}";
        String expired = server.json("POST", "/api/v1/tokens", fay, past)
                .json()
                .path("secret")
                .asText();
        assertThat(server.json("GET", SESSION, expired, "").status()).isEqualTo(401);

        Answer list = server.json("GET", "/api/v1/tokens", fay, "");
        assertThat(list.raw().body()).contains("robot").doesNotContain(secret);
        user("gus", "[\"publisher\"]", "[\"acme\"]");
        String gus = token(login("gus", "a long password"));
        String id = made.json().path("token").path("id").asText();
        assertThat(server.json("GET", "/api/v1/tokens", gus, "").json().path("tokens"))
                .isEmpty();
        assertThat(server.json("DELETE", "/api/v1/tokens/" + id, gus, "").status())
                .isEqualTo(404);

        server.json("PATCH", "/api/v1/users/fay", adminToken(), "{\"roles\":[\"viewer\"],\"publishers\":[\"zenith\"]}");
        JsonNode less = server.json("GET", SESSION, secret, "").json();
        assertThat(less.path("roles")).isEmpty();
        assertThat(server.json("GET", "/api/v1/jobs/1", secret, "").status()).isEqualTo(403);
        assertThat(server.json("DELETE", "/api/v1/tokens/" + id, fay, "").status())
                .isEqualTo(204);
        assertThat(server.json("GET", SESSION, secret, "").status()).isEqualTo(401);
    }

    @Test
    void pages_of_named_sites_may_ask_and_no_others() throws Exception {
        Answer named = server.json("GET", SESSION, adminToken(), "", "Origin", "https://desk.example");
        assertThat(named.header("Access-Control-Allow-Origin")).isEqualTo("https://desk.example");
        assertThat(named.header("Access-Control-Allow-Credentials")).isEmpty();
        Answer other = server.json("GET", SESSION, adminToken(), "", "Origin", "https://evil.example");
        assertThat(other.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(other.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(other.header("Referrer-Policy")).isEqualTo("no-referrer");
    }

    @Test
    void a_key_for_signing_is_for_its_owner_only_and_the_old_one_counts_until_its_tokens_end() throws Exception {
        String before = adminToken();
        Path file = home.resolve("secrets/api-signing-keys.json");
        assertThat(Files.getPosixFilePermissions(file))
                .extracting(Enum::name)
                .containsExactlyInAnyOrder("OWNER_READ", "OWNER_WRITE");
        String keys = Files.readString(file);
        ahead = Duration.ofDays(30).minusMinutes(5);
        String old = adminToken();
        assertThat(Files.readString(file)).isEqualTo(keys);
        ahead = Duration.ofDays(30).plusMinutes(1);
        String renewed = adminToken();
        assertThat(Files.readString(file)).isNotEqualTo(keys);
        assertThat(server.json("GET", SESSION, old, "").status()).isEqualTo(200);
        assertThat(server.json("GET", SESSION, renewed, "").status()).isEqualTo(200);
        assertThat(server.json("GET", SESSION, before, "").status()).isEqualTo(401);
        String[] parts = renewed.split("\\.");
        assertThat(server.json("GET", SESSION, parts[0] + "." + parts[1] + ".", "")
                        .status())
                .isEqualTo(401);
        assertThat(server.json("GET", SESSION, "eyJhbGciOiJub25lIn0." + parts[1] + ".", "")
                        .status())
                .isEqualTo(401);
    }
}
