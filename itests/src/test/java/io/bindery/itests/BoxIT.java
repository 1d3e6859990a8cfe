package io.bindery.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.FixMethodOrder;
import org.junit.Test;
import org.junit.runners.MethodSorters;

/** The running product as an attacker and as an operator find it: who gets in, what is open to whom, what it says of itself. */
@FixMethodOrder(MethodSorters.NAME_ASCENDING)
public class BoxIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> DEFAULT_LOGINS = List.of("karaf", "admin", "smx", "root", "bindery", "tomcat");

    private static Product product;

    @BeforeClass
    public static void start() throws Exception {
        product = Product.unpacked("BoxIT");
        product.start();
        Eventually.holds("the metrics token is made", () -> Files.exists(secret("metrics-token")));
        String token = read("api-token");
        product.http()
                .submit(
                        token,
                        "good.epub",
                        Books.epub("urn:uuid:1d9c3f2e-0000-4000-8000-000000000001", "Good", "Text."));
        product.http()
                .submit(token, "bad.epub", Books.epubWithoutTitle("urn:uuid:1d9c3f2e-0000-4000-8000-000000000002"));
        Path inbox = Files.createDirectories(product.home().resolve("inbox/house"));
        Files.write(
                inbox.resolve("dropped.epub"), Books.epubWithoutTitle("urn:uuid:1d9c3f2e-0000-4000-8000-000000000003"));
        Eventually.holds(
                "all books have ended",
                () -> get("/api/v1/status").at("/counts/SUCCEEDED").asInt() == 1
                        && get("/api/v1/status").at("/counts/REJECTED").asInt() == 2);
    }

    @AfterClass
    public static void stop() throws Exception {
        try {
            product.stop(); // its database with it
        } finally {
            product.killIfRunning();
        }
    }

    @Test
    public void a_platform_and_database_listen_on_loopback_alone_and_jmx_not_at_all() throws Exception {
        List<ProcessHandle> processes = Processes.of(product);
        List<String> listeners = new ArrayList<>();
        for (ProcessHandle process : processes) {
            listeners.addAll(Listeners.all(process));
        }

        assertTrue("platform and PostgreSQL: " + processes.size(), processes.size() >= 2);
        assertTrue("HTTP, SSH, the stop port and PostgreSQL: " + listeners, listeners.size() >= 4);
        assertEquals(
                List.of(),
                listeners.stream().filter(one -> !Listeners.loopback(one)).toList());
        for (int port : List.of(1099, 44444)) {
            assertEquals(
                    List.of(),
                    listeners.stream()
                            .filter(one -> Listeners.port(one) == port)
                            .toList());
        }
        String[] arguments = Processes.read(product.process(), "cmdline").split("\n");
        assertEquals(
                List.of(),
                Stream.of(arguments).filter(it -> it.contains("jmxremote")).toList());
    }

    @Test
    public void b_the_shell_opens_to_the_generated_password_alone() throws Exception {
        try (Shell shell = new Shell(product.sshPort())) {
            for (String name : DEFAULT_LOGINS) {
                assertFalse(name, shell.admits(name, name));
            }
            assertFalse(shell.admits("admin", " "));
            assertFalse(shell.admits("admin", product.password() + "x"));
            assertFalse(shell.admits("karaf", product.password()));
            assertTrue(shell.admits("admin", product.password()));
        }
    }

    @Test
    public void c_without_login_the_web_shows_the_probes_and_nothing_else() throws Exception {
        for (String name : DEFAULT_LOGINS) {
            assertEquals(name, 401, product.http().status("/system/console/bundles", name, name));
        }
        assertEquals(200, product.http().status("/system/console/bundles", "admin", product.password()));
        assertEquals(200, product.http().status("/health/live"));
        for (String path : List.of("jobs", "jobs/0190", "books", "plugins", "doctor", "status", "nothing")) {
            assertEquals(path, 401, product.http().status("/api/v1/" + path));
            assertEquals(
                    path,
                    401,
                    ask("GET", "/api/v1/" + path, "Authorization", "Bearer guessed")
                            .statusCode());
            // The token of the metrics opens the metrics, and nothing else.
            String metrics = "Bearer " + read("metrics-token");
            assertEquals(
                    path,
                    401,
                    ask("GET", "/api/v1/" + path, "Authorization", metrics).statusCode());
        }
        for (String path :
                List.of("/metrics", "/system/console", "/system/console/gogo", "/system/console/configMgr")) {
            assertTrue(path, Set.of(401, 302).contains(product.http().status(path)));
        }
        // It leads to the desk, whose pages hold nothing of anybody: they ask for a login.
        assertEquals(302, product.http().status("/"));
        for (String path : List.of(
                "/hawtio",
                "/hawtio/jolokia",
                "/jolokia",
                "/jolokia/list",
                "/cxf",
                "/services",
                "/websocket",
                "/app/",
                "/etc/",
                "/instance",
                "/system/",
                "/health/",
                "/WEB-INF/web.xml",
                "/%2e%2e/etc/passwd")) {
            assertTrue(path, product.http().status(path) >= 400);
        }
    }

    @Test
    public void d_answers_tell_no_more_than_they_must() throws Exception {
        for (String path : List.of("/", "/health/live", "/api/v1/jobs", "/metrics", "/system/console/bundles")) {
            HttpResponse<String> answer = ask("GET", path);
            for (String header : List.of("Server", "X-Powered-By")) {
                assertTrue(
                        path + " " + header, answer.headers().firstValue(header).isEmpty());
            }
            assertFalse(path, answer.body().toLowerCase(java.util.Locale.ROOT).contains("jetty"));
            assertFalse(path, answer.body().contains("\tat "));
            assertEquals(path, 405, ask("TRACE", path).statusCode());
        }
        for (String path : List.of("/health/live", "/api/v1/jobs", "/metrics")) {
            assertEquals(
                    "nosniff",
                    ask("GET", path)
                            .headers()
                            .firstValue("X-Content-Type-Options")
                            .orElse(""));
        }
    }

    @Test
    public void e_the_product_ships_no_login() throws Exception {
        Path etc = product.folder().resolve("etc");
        for (String name : List.of("users.properties", "keys.properties")) {
            List<String> users = Files.readAllLines(etc.resolve(name)).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("_g_"))
                    .toList();
            assertEquals(name, List.of(), users);
        }
        try (Stream<Path> files = Files.walk(product.folder())) {
            assertEquals(
                    List.of(),
                    files.filter(file -> file.toString().matches(".*(host\\.key|\\.pem|\\.jks|\\.p12|id_rsa.*)"))
                            .toList());
        }
        try (Stream<Path> files = Files.walk(etc)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertFalse(file.toString(), text.matches("(?s).*\\n\\s*[\\w.]*[pP]assword\\s*=\\s*[^\\s$].*"));
            }
        }
    }

    @Test
    public void f_the_database_asks_for_its_password_also_on_loopback() throws Exception {
        int port =
                Listeners.port(Listeners.all(Processes.postgres(product).get(0)).get(0));
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/bindery";
        for (String user : List.of("postgres", "bindery")) {
            for (String password : List.of("", user, "bindery", "password")) {
                assertThrows(
                        user + " " + password,
                        SQLException.class,
                        () -> DriverManager.getConnection(url, user, password).close());
            }
        }
        try (Connection connection = DriverManager.getConnection(url, "bindery", read("database.password"))) {
            assertTrue(connection.isValid(5));
        }
    }

    @Test
    public void g_what_the_platform_makes_is_its_owners_alone() throws Exception {
        List<String> open = new ArrayList<>();
        Path programs = product.home().resolve("postgres/programs");
        try (Stream<Path> all = Files.walk(product.home())) {
            for (Path path : all.filter(it -> !it.startsWith(programs) && Files.exists(it))
                    .toList()) {
                Set<PosixFilePermission> rights =
                        Files.getPosixFilePermissions(path, java.nio.file.LinkOption.NOFOLLOW_LINKS);
                // What was dropped from outside keeps the rights that its owner gave it; the folders around it are
                // closed.
                boolean dropped = path.toString().endsWith("dropped.epub") || path.endsWith("inbox/house");
                if (!dropped
                        && !Files.isSymbolicLink(path)
                        && rights.stream().anyMatch(right -> !right.name().startsWith("OWNER"))) {
                    open.add(path + " " + rights);
                }
            }
        }
        assertEquals(List.of(), open);
        assertTrue(Files.exists(product.home().resolve("log/karaf.log")));
        try (Stream<Path> reports = Files.walk(product.home().resolve("inbox/house"))) {
            assertTrue(reports.anyMatch(file -> file.toString().contains("rejected")));
        }
    }

    @Test
    public void h_each_line_of_the_log_is_an_entry_and_tells_job_step_and_plugin() throws Exception {
        List<JsonNode> entries = new ArrayList<>();
        for (String line : Files.readAllLines(product.home().resolve("log/bindery.json"))) {
            entries.add(JSON.readTree(line));
        }
        String rejected =
                get("/api/v1/jobs?state=REJECTED&limit=1").at("/jobs/0/id").asText();

        assertTrue(entries.size() > 10);
        for (JsonNode entry : entries) {
            for (String field :
                    List.of("@timestamp", "log.level", "message", "log.logger", "process.thread.name", "ecs.version")) {
                assertTrue(field + " of " + entry, entry.get(field).isTextual());
            }
            assertEquals("bindery", entry.get("service.name").asText());
            assertEquals("0.1.0", entry.get("service.version").asText());
        }
        assertTrue(entries.stream()
                .anyMatch(entry -> rejected.equals(entry.path("bindery.job.id").asText())
                        && "validate".equals(entry.path("bindery.step.name").asText())
                        && "epub".equals(entry.path("bindery.plugin.name").asText())));
    }

    @Test
    public void i_the_metrics_open_to_their_token_and_count_what_happened() throws Exception {
        String authorization = "Bearer " + read("metrics-token");
        Eventually.holds(
                "the metrics have seen the jobs",
                () -> ask("GET", "/metrics", "Authorization", authorization)
                        .body()
                        .contains("bindery_jobs{state=\"rejected\"} 2.0"));
        String metrics = ask("GET", "/metrics", "Authorization", authorization).body();

        for (String expected : List.of(
                "bindery_jobs_finished_total{media_type=\"application/epub+zip\",outcome=\"succeeded\"} 1.0",
                "bindery_step_duration_seconds_count{outcome=\"rejected\",plugin=\"epub\",step=\"validate\"} 2",
                "bindery_database_connections{state=\"idle\"}",
                "bindery_part_up{part=\"database\"} 1.0",
                "bindery_plugin_state{kind=\"FormatHandler\",plugin=\"epub\",state=\"active\"} 1.0",
                "process_cpu_seconds_total",
                "jvm_gc_pause_seconds_count",
                "bindery_http_requests_seconds_count{area=\"api jobs\",method=\"POST\",status=\"201\"} 2")) {
            assertTrue(expected, metrics.contains(expected));
        }
        assertFalse("no job is a label", metrics.contains("01a"));
    }

    @Test
    public void i_the_dashboard_asks_for_metrics_that_there_are() throws Exception {
        String metrics = ask("GET", "/metrics", "Authorization", "Bearer " + read("metrics-token"))
                .body();
        JsonNode dashboard = JSON.readTree(SupportBundle.projectFolder()
                .resolve("docs/grafana-dashboard.json")
                .toFile());
        List<String> missing = new ArrayList<>();
        int queries = 0;
        for (JsonNode query : dashboard.findValues("expr")) {
            queries++;
            Pattern.compile("\\b(bindery|jvm|process)_[a-z_]+")
                    .matcher(query.asText())
                    .results()
                    .map(MatchResult::group)
                    // The product has no consumer of events by itself.
                    .filter(name -> !name.equals("bindery_outbox_lag_seconds"))
                    .filter(name -> !metrics.contains("\n" + name + "{") && !metrics.contains("\n" + name + " "))
                    .forEach(missing::add);
        }
        assertTrue("queries: " + queries, queries >= 18);
        assertEquals(List.of(), missing);
    }

    @Test
    public void j_no_secret_leaves_its_file() throws Exception {
        Map<String, String> said = new LinkedHashMap<>();
        for (ProcessHandle process : Processes.of(product)) {
            said.put("arguments of " + process.pid(), Processes.read(process, "cmdline"));
            said.put("environment of " + process.pid(), Processes.read(process, "environ"));
        }
        for (String path : List.of("jobs?full=true", "plugins", "doctor", "status", "books")) {
            said.put(path, get("/api/v1/" + path).toString());
        }
        SupportBundle.of(product).forEach((name, text) -> said.put("support bundle: " + name, text));
        assertTrue(said.get("support bundle: platform/bundles.txt").contains("io.bindery.core"));
        assertTrue(said.get("support bundle: platform/threads.txt").contains("bindery-dispatcher"));
        assertTrue(said.get("support bundle: platform/metrics.txt").contains("bindery_jobs{"));
        assertTrue(said.get("support bundle: sbom/bindery.cdx.json").contains("CycloneDX"));
        assertTrue(said.get("support bundle: log/bindery.json").contains("validate"));
        Map<String, String> secrets = secrets();
        said.forEach((where, text) -> assertSilent(where, text, secrets));
        List<Path> written = product.written();
        for (Path file : written) {
            assertSilent(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1), secrets);
        }
        assertTrue(said.size() > 50 && written.size() > 100);
    }

    private static void assertSilent(String where, String text, Map<String, String> secrets) {
        secrets.forEach((name, value) -> assertFalse(name + " is in " + where, text.contains(value)));
    }

    /** Each secret of the platform; of a key, a line of its middle. */
    private static Map<String, String> secrets() throws IOException {
        Map<String, String> secrets = new LinkedHashMap<>();
        for (String name :
                List.of("admin-password", "api-token", "metrics-token", "postgres.password", "database.password")) {
            secrets.put(name, read(name));
        }
        secrets.put("console-key", Files.readAllLines(secret("console-key")).get(10));
        secrets.forEach((name, value) -> assertTrue(name, value.length() >= 24));
        return secrets;
    }

    @Test
    public void k_with_the_database_hanging_it_lives_is_not_ready_and_recovers() throws Exception {
        List<ProcessHandle> database = Processes.postgres(product);
        Processes.signal("STOP", database);
        try {
            Eventually.holds("it is not ready", () -> product.http().status("/health/ready") == 503);
            assertEquals(200, product.http().status("/health/live"));
            JsonNode ready = JSON.readTree(ask("GET", "/health/ready").body());
            assertEquals("unwell", ready.get("status").asText());
            assertTrue(
                    ready.get("parts").toString(), ready.get("parts").toString().contains("false"));
            assertEquals(401, product.http().status("/metrics"));
            assertEquals(
                    200,
                    ask("GET", "/metrics", "Authorization", "Bearer " + read("metrics-token"))
                            .statusCode());
        } finally {
            Processes.signal("CONT", database);
        }
        Eventually.holds("it is ready again", () -> product.http().status("/health/ready") == 200);
    }

    private static JsonNode get(String path) throws Exception {
        return JSON.readTree(
                ask("GET", path, "Authorization", "Bearer " + read("api-token")).body());
    }

    private static HttpResponse<String> ask(String method, String path, String... headers) throws Exception {
        return product.http().ask(method, path, headers);
    }

    private static Path secret(String name) {
        return product.home().resolve("secrets").resolve(name);
    }

    private static String read(String name) throws IOException {
        return Files.readString(secret(name)).strip();
    }
}
