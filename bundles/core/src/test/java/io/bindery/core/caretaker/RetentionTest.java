package io.bindery.core.caretaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bindery.api.job.Job;
import io.bindery.api.job.JobState;
import io.bindery.core.upkeep.UpkeepReport;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {

    private static final Duration WEEK = Duration.ofDays(7);

    @TempDir
    Path home;

    private DataFolder data;

    @BeforeEach
    void open() throws IOException {
        data = new DataFolder(home);
    }

    @AfterEach
    void close() throws IOException {
        data.close();
    }

    @Test
    void jobs_go_by_state_and_age_and_only_when_asked() throws IOException {
        Job old = data.ended("old", JobState.REJECTED, Duration.ofDays(30));
        Job again = data.ended("old", JobState.FAILED, Duration.ofDays(20));
        Job young = data.ended("young", JobState.REJECTED, Duration.ofDays(1));
        Job other = data.ended("other", JobState.CANCELLED, Duration.ofDays(30));
        Policy policy = new Policy(Map.of(JobState.REJECTED, WEEK, JobState.FAILED, WEEK), null, null, null);

        UpkeepReport look = new Retention(data.stores.upkeep(), policy).run(home.resolve("inbox"), false);
        assertThat(look.applied()).isFalse();
        assertThat(look.lines()).contains(new UpkeepReport.Line("jobs FAILED", "older than PT168H", 1, -1));
        assertThat(data.stores.reader().find(old.id())).isPresent();

        UpkeepReport done = new Retention(data.stores.upkeep(), policy).run(home.resolve("inbox"), true);
        assertThat(done.lines())
                .containsExactlyInAnyOrder(
                        new UpkeepReport.Line("jobs FAILED", "older than PT168H", 1, -1),
                        new UpkeepReport.Line("jobs REJECTED", "older than PT168H", 1, -1));
        assertThat(data.stores.reader().find(old.id())).isEmpty();
        assertThat(data.stores.reader().find(again.id())).isEmpty();
        assertThat(data.stores.reader().find(young.id())).isPresent();
        assertThat(data.stores.reader().find(other.id())).isPresent();
    }

    @Test
    void books_that_were_placed_long_ago_go_and_those_that_wait_never_do() throws Exception {
        write("inbox/acme/waiting.epub");
        write("inbox/acme/processing/1/taken.epub");
        write("inbox/acme/done/done.epub");
        write("inbox/acme/rejected/bad.epub");
        write("inbox/acme/rejected/bad.epub.report.txt");
        Policy policy = new Policy(Map.of(), null, Duration.ofMillis(5), null);
        Retention retention = new Retention(data.stores.upkeep(), policy);
        Thread.sleep(50);

        assertThat(retention.run(home.resolve("inbox"), false).lines())
                .containsExactly(new UpkeepReport.Line("inbox files", "older than PT0.005S", 3, 12));
        assertThat(home.resolve("inbox/acme/done/done.epub")).exists();
        assertThat(retention.run(home.resolve("inbox"), true).lines().get(0).count())
                .isEqualTo(3);
        assertThat(home.resolve("inbox/acme/done/done.epub")).doesNotExist();
        assertThat(home.resolve("inbox/acme/waiting.epub")).exists();
        assertThat(home.resolve("inbox/acme/processing/1/taken.epub")).exists();
        policy = new Policy(Map.of(), null, WEEK, null);
        write("inbox/acme/done/new.epub");
        assertThat(new Retention(data.stores.upkeep(), policy)
                        .run(home.resolve("inbox"), true)
                        .lines()
                        .get(0)
                        .count())
                .isZero();
    }

    @Test
    void without_a_policy_all_is_kept() throws IOException {
        data.ended("old", JobState.REJECTED, Duration.ofDays(3_000));
        UpkeepReport report =
                new Retention(data.stores.upkeep(), Policy.of(config(""))).run(home.resolve("inbox"), true);
        assertThat(report.lines()).isEmpty();
        assertThat(data.stores.reader().counts()).containsEntry(JobState.REJECTED, 1L);
    }

    @Test
    void a_policy_says_what_it_cannot_mean() {
        assertThat(Policy.of(config("", "rejected=P90D", "SUCCEEDED=P1000D")).jobs())
                .containsEntry(JobState.REJECTED, Duration.ofDays(90))
                .hasSize(2);
        assertThat(Policy.of(config("", "REJECTED=P90D, FAILED=P1D")).jobs())
                .containsOnlyKeys(JobState.REJECTED, JobState.FAILED);
        for (String wrong : new String[] {"RUNNING=P1D", "REJECTED", "REJECTED=90", "REJECTED=P0D", "LOST=P1D"}) {
            assertThatThrownBy(() -> Policy.of(config("", wrong)))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("jobs");
        }
        assertThatThrownBy(() -> Policy.of(config("PT5M"))).hasMessageContaining("ten minutes");
    }

    private void write(String name) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "text");
    }

    private static UpkeepConfig config(String unreferencedBytes, String... jobs) {
        return (UpkeepConfig) Proxy.newProxyInstance(
                UpkeepConfig.class.getClassLoader(),
                new Class<?>[] {UpkeepConfig.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "unreferencedBytes" -> unreferencedBytes;
                    case "jobs" -> jobs;
                    default -> method.getDefaultValue();
                });
    }
}
