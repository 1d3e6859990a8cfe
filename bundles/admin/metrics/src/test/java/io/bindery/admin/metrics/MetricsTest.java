package io.bindery.admin.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.job.Job;
import io.bindery.api.job.JobState;
import io.bindery.api.job.StepRecord;
import io.bindery.api.job.StepState;
import io.bindery.core.plugins.PluginFitness;
import io.bindery.core.plugins.PluginInfo;
import io.bindery.testkit.JobFixtures;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import javax.servlet.DispatcherType;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.FilterHolder;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The meters over a real Jetty, as Prometheus reads them. */
class MetricsTest {

    private static final String TOKEN = "m3trics";

    @TempDir
    private Path home;

    private final Meters meters = new Meters();
    private PartMeters parts;
    private final Server server = new Server(0);

    @BeforeEach
    void start() throws Exception {
        Path token = home.resolve("metrics-token");
        Files.writeString(token, TOKEN + "\n");
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(new MetricsServlet(meters, new Door(token, false))), "/metrics");
        context.addServlet(new ServletHolder(new MetricsServlet(meters, new Door(token, true))), "/open");
        context.addFilter(new FilterHolder(new RequestTimer(meters)), "/*", EnumSet.of(DispatcherType.REQUEST));
        parts = new PartMeters(meters.registry(), home);
        parts.look();
        server.setHandler(context);
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
        parts.close();
        meters.close();
    }

    @Test
    void only_who_shows_the_token_may_read_unless_it_is_open() throws Exception {
        assertThat(get("/metrics", "").statusCode()).isEqualTo(401);
        assertThat(get("/metrics", "Authorization", "Bearer wrong").statusCode())
                .isEqualTo(401);
        assertThat(get("/metrics", "Authorization", "Basic " + TOKEN).statusCode())
                .isEqualTo(401);
        assertThat(get("/metrics", "Authorization", "Bearer " + TOKEN).statusCode())
                .isEqualTo(200);
        assertThat(get("/open", "").statusCode()).isEqualTo(200);
        Files.writeString(home.resolve("metrics-token"), "");
        assertThat(get("/metrics", "Authorization", "Bearer ").statusCode())
                .as("an empty token")
                .isEqualTo(401);
        Files.delete(home.resolve("metrics-token"));
        assertThat(get("/metrics", "Authorization", "Bearer " + TOKEN).statusCode())
                .isEqualTo(401);
    }

    @Test
    void what_the_engine_tells_is_counted() throws Exception {
        tell();

        String text = get("/open", "").body();

        assertThat(text)
                .contains("bindery_intake_books_total 1.0")
                .contains("bindery_jobs_finished_total{media_type=\"application/epub+zip\",outcome=\"succeeded\"} 1.0")
                .contains("bindery_jobs_retries_total 1.0")
                .contains(
                        "bindery_step_duration_seconds_bucket{outcome=\"succeeded\",plugin=\"epub\",step=\"validate\",le=\"2.5\"} 1")
                .contains(
                        "bindery_step_duration_seconds_sum{outcome=\"succeeded\",plugin=\"epub\",step=\"validate\"} 2.0")
                .contains("jvm_memory_used_bytes{")
                .contains("bindery_jobs{state=\"queued\"} NaN")
                .doesNotContain("bindery_disk_free_bytes NaN");
        assertThat(get("/open", "").body())
                .contains("bindery_http_requests_seconds_count{area=\"other\",method=\"GET\",status=\"200\"} 1");
    }

    @Test
    void a_plugin_that_is_gone_keeps_its_counters_and_loses_its_state() {
        PluginMeters plugins = new PluginMeters(meters.registry());
        plugins.show(List.of(plugin("one", "active", 5, 2), plugin("two", "away", 1, 0)));
        plugins.show(List.of(plugin("two", "away", 1, 0)));

        assertThat(meters.registry().scrape())
                .contains("bindery_plugin_calls_total{kind=\"FormatHandler\",plugin=\"one\"} 5.0")
                .contains("bindery_plugin_failures_total{kind=\"FormatHandler\",plugin=\"one\"} 2.0")
                .contains("bindery_plugin_state{kind=\"FormatHandler\",plugin=\"two\",state=\"away\"} 1.0")
                .contains("bindery_plugin_threads_left{kind=\"FormatHandler\",plugin=\"two\"} 3.0")
                .doesNotContain("plugin=\"one\",state=");
    }

    @Test
    void values_from_books_cannot_make_labels_without_end() {
        FewValues few = new FewValues();
        for (int i = 0; i < 60; i++) {
            few.of("type/" + i);
        }
        assertThat(few.of("type/7")).isEqualTo("type/7");
        assertThat(few.of("type/59")).isEqualTo("other");
        assertThat(RequestTimer.area("/api/v1/jobs/0190aaaa/replay")).isEqualTo("api jobs");
        assertThat(RequestTimer.area("/api/v1/../../etc/passwd")).isEqualTo("other");
    }

    @Test
    void both_formats_keep_the_rules_of_prometheus() throws Exception {
        tell();
        new PluginMeters(meters.registry()).show(List.of(plugin("one", "active", 5, 2)));

        HttpResponse<String> classic = get("/open", "Accept", "text/plain");
        HttpResponse<String> open = get("/open", "Accept", "application/openmetrics-text;version=1.0.0");

        assertThat(classic.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(open.headers().firstValue("Content-Type").orElse("")).startsWith("application/openmetrics-text");
        assertThat(open.body()).endsWith("# EOF\n");
        assertThat(Lint.problems(classic.body())).isEmpty();
    }

    private void tell() {
        Job job = job();
        StepRecord step = new StepRecord(
                "validate", "epub", "1", StepState.SUCCEEDED, Instant.EPOCH, Duration.ofSeconds(2), 1, "key");
        meters.accepted(job);
        meters.stepEnded(job, step);
        meters.moved(job.toBuilder().state(JobState.RETRYING).build());
        meters.moved(job.toBuilder().state(JobState.SUCCEEDED).build());
    }

    private static Job job() {
        Instant at = JobFixtures.NOW;
        return new Job(
                JobFixtures.nextId(),
                "acme",
                "book.epub",
                "application/epub+zip",
                1000,
                JobFixtures.blob(1).sha256(),
                JobState.RUNNING,
                "",
                "",
                1,
                0,
                at,
                "",
                null,
                null,
                null,
                0,
                null,
                at,
                at,
                1,
                List.of());
    }

    private static PluginInfo plugin(String name, String state, long calls, long failures) {
        return new PluginInfo(
                name,
                "1",
                "FormatHandler",
                "bundle",
                state,
                List.of(),
                calls,
                failures,
                0,
                Instant.EPOCH,
                new PluginFitness("closed", Instant.EPOCH, null, "", null, 0, 3));
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (headers.length > 1) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
