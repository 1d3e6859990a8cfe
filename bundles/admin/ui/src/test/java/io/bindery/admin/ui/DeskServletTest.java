package io.bindery.admin.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The servlets on a real Jetty, with the pages as they were built. */
class DeskServletTest {

    private static final Pattern SCRIPT = Pattern.compile("src=\"(/desk/assets/[^\"]+\\.js)\"");
    private static final Pattern NONCE = Pattern.compile("'nonce-([^']+)'");
    private static final Server SERVER = new Server(0);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws Exception {
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(new DeskServlet()), "/desk/*");
        context.addServlet(new ServletHolder(new FrontDoor()), "/"); // as Pax Web has it
        SERVER.setHandler(context);
        SERVER.start();
    }

    @AfterAll
    static void stop() throws Exception {
        SERVER.stop();
    }

    private static HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        int port = ((ServerConnector) SERVER.getConnectors()[0]).getLocalPort();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return CLIENT.send(
                (headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static String script() throws IOException, InterruptedException {
        Matcher script = SCRIPT.matcher(text(get("/desk/")));
        assertThat(script.find()).isTrue();
        return script.group(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk/", "/desk/jobs", "/desk/jobs/01a20ca5-541a-7973", "/desk/index.html"})
    void every_address_of_the_desk_shows_the_one_page(String path) throws Exception {
        HttpResponse<byte[]> page = get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "Content-Type")).isEqualToIgnoringCase("text/html;charset=utf-8");
        assertThat(header(page, "Cache-Control")).isEqualTo("no-cache");
        assertThat(text(page)).contains("<div id=\"root\">");
    }

    @Test
    void each_answer_has_a_nonce_of_its_own_that_the_page_knows() throws Exception {
        HttpResponse<byte[]> first = get("/desk/");
        HttpResponse<byte[]> second = get("/desk/");
        Matcher nonce = NONCE.matcher(header(first, "Content-Security-Policy"));
        assertThat(nonce.find()).isTrue();
        assertThat(text(first)).contains("content=\"" + nonce.group(1) + "\"");
        assertThat(header(second, "Content-Security-Policy")).doesNotContain(nonce.group(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk/", "/desk/assets/none.js"})
    void the_browser_may_run_the_scripts_of_the_platform_only(String path) throws Exception {
        HttpResponse<byte[]> answer = get(path);
        assertThat(header(answer, "Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
    }

    @Test
    void a_file_whose_name_has_its_hash_is_kept_for_ever() throws Exception {
        HttpResponse<byte[]> script = get(script());
        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(header(script, "Content-Type")).isEqualToIgnoringCase("text/javascript;charset=utf-8");
        assertThat(header(script, "Cache-Control")).contains("immutable");
        assertThat(header(script, "Content-Encoding")).isEmpty();
    }

    @Test
    void who_takes_gzip_gets_gzip() throws Exception {
        HttpResponse<byte[]> whole = get(script());
        HttpResponse<byte[]> packed = get(script(), "Accept-Encoding", "br;q=1.0, gzip;q=0.8");
        assertThat(header(packed, "Content-Encoding")).isEqualTo("gzip");
        assertThat(header(packed, "Vary")).isEqualTo("Accept-Encoding");
        assertThat(packed.body().length).isLessThan(whole.body().length);
        try (var unpacked = new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(packed.body()))) {
            assertThat(unpacked.readAllBytes()).isEqualTo(whole.body());
        }
        assertThat(header(get(script(), "Accept-Encoding", "gzip;q=0"), "Content-Encoding"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/desk/assets/none.js",
                "/desk/assets/..%2f..%2fio/bindery/admin/ui/Page.class",
                "/desk/%2e%2e/io/bindery/admin/ui/Page.class",
                "/desk/.hidden.txt",
                "/desk/assets/"
            })
    void what_is_no_file_of_the_desk_is_not_found(String path) throws Exception {
        assertThat(get(path).statusCode()).isIn(400, 404);
    }

    @Test
    void the_host_alone_leads_to_the_desk() throws Exception {
        HttpResponse<byte[]> root = get("/");
        assertThat(root.statusCode()).isEqualTo(302);
        assertThat(header(root, "Location")).endsWith("/desk/");
        HttpResponse<byte[]> bare = get("/desk");
        assertThat(bare.statusCode()).isEqualTo(301);
        assertThat(header(bare, "Location")).endsWith("/desk/");
        assertThat(get("/elsewhere").statusCode()).isEqualTo(404);
    }
}
