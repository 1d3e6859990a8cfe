package io.bindery.admin.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.admin.rest.ApiServer.Answer;
import io.bindery.core.health.Health.Check;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The probes while parts are away. */
class HealthServletTest {

    @TempDir
    private Path home;

    private final FakeJobs jobs = new FakeJobs();

    @Test
    void while_a_service_is_missing_it_lives_and_is_not_ready() throws Exception {
        try (ApiServer server =
                new ApiServer(new Platform(home, "1", null, new FakePlugins(List.of()), List::of, null))) {
            assertThat(server.get("/health/live").status()).isEqualTo(200);
            Answer ready = server.get("/health/ready");
            assertThat(ready.status()).isEqualTo(503);
            assertThat(ready.json().get("status").asText()).isEqualTo("starting");
            assertThat(ready.header("X-Content-Type-Options")).isEqualTo("nosniff");
        }
    }

    @Test
    void a_part_that_does_not_work_is_named() throws Exception {
        List<Check> checks =
                List.of(new Check("database", false, "away", "start it"), new Check("inbox", true, "", ""));
        try (ApiServer server = new ApiServer(
                new Platform(home, "1", jobs, new FakePlugins(List.of()), () -> checks, new FakeCatalogue()))) {
            Answer ready = server.get("/health/ready");

            assertThat(ready.status()).isEqualTo(503);
            assertThat(ready.json().get("parts").get("database").asBoolean()).isFalse();
            assertThat(ready.json().get("parts").get("inbox").asBoolean()).isTrue();
        }
    }

    @Test
    void a_part_that_hangs_holds_up_no_probe_and_takes_one_thread_only() throws Exception {
        CountDownLatch hang = new CountDownLatch(1);
        AtomicInteger looks = new AtomicInteger();
        Platform platform = new Platform(
                home,
                "1",
                jobs,
                new FakePlugins(List.of()),
                () -> {
                    looks.incrementAndGet();
                    try {
                        hang.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return List.of(new Check("database", true, "", ""));
                },
                new FakeCatalogue());
        try (ApiServer server = new ApiServer(platform)) {
            for (int probe = 0; probe < 3; probe++) {
                Answer ready = server.get("/health/ready");
                assertThat(ready.status()).isEqualTo(503);
                assertThat(ready.json().get("status").asText()).isEqualTo("unwell");
                assertThat(server.get("/health/live").status()).isEqualTo(200);
            }
            assertThat(looks).hasValue(1);

            hang.countDown();

            assertThat(server.get("/health/ready").status()).isEqualTo(200);
        } finally {
            hang.countDown();
        }
    }
}
