package io.bindery.core.engine;

import static io.bindery.core.engine.EngineRig.book;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bindery.api.job.Job;
import io.bindery.api.job.JobState;
import io.bindery.api.scan.ContentScanner;
import io.bindery.api.store.JobQuery;
import io.bindery.core.error.IntakeError;
import io.bindery.core.jobs.InvalidSubmissionException;
import io.bindery.core.jobs.JobReport;
import io.bindery.core.jobs.Submission;
import io.bindery.core.registry.Plugin;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused before any format is asked, and what scanners have to say. */
class HostileIntakeTest {

    @TempDir
    private Path folder;

    private EngineRig rig;

    @AfterEach
    void close() throws IOException {
        rig.close();
    }

    private Job submit(String fileName, String text) throws IOException {
        return rig.jobs
                .submit(
                        new Submission(UUID.randomUUID().toString(), "acme", fileName, "", "test"),
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .job();
    }

    @ParameterizedTest
    @CsvSource({
        "evil\u202Ebupe.exe, NAME_DECEIVES",
        "isolate\u2066.epub, NAME_DECEIVES",
        "bell\u0007.epub, NAME_DECEIVES",
        "no\u200Broom.epub, NAME_DECEIVES",
        "half\uD800.epub, NAME_DECEIVES",
        "CON, NAME_RESERVED",
        "com1.epub, NAME_RESERVED",
        "dot., NAME_RESERVED",
        "folder/.., NAME_RESERVED",
        "'space.epub ', NAME_RESERVED"
    })
    void a_name_that_nobody_may_give_is_refused_with_its_code(String name, IntakeError error) throws Exception {
        rig = new EngineRig(folder).start();
        InvalidSubmissionException refused =
                catchThrowableOfType(InvalidSubmissionException.class, () -> submit(name, book("title: A")));
        assertThat(refused.code()).isEqualTo(error);
        assertThat(refused).hasMessageStartingWith(error.code());
        assertThat(refused.getMessage()).doesNotContainPattern("[\u202E\u2066\u0007\u200B\uD800]");
        assertThat(rig.jobs.list(JobQuery.newest(1))).isEmpty();
    }

    @Test
    void a_name_of_three_hundred_characters_is_refused_and_a_long_path_before_a_short_one_is_not() throws Exception {
        rig = new EngineRig(folder).start();
        InvalidSubmissionException refused = catchThrowableOfType(
                InvalidSubmissionException.class, () -> submit("x".repeat(300) + ".txt", book("title: A")));
        assertThat(refused.code()).isEqualTo(IntakeError.NAME_TOO_LONG);
        assertThat(submit("C:\\" + "x".repeat(300) + "\\a.txt", book("title: A"))
                        .fileName())
                .isEqualTo("a.txt");
        assertThat(submit("\u05E9\u05DC\u05D5\u05DD\u200F.txt", book("title: A"))
                        .fileName())
                .as("a mark that names in Hebrew and Arabic have")
                .isEqualTo("\u05E9\u05DC\u05D5\u05DD_.txt");
    }

    @Test
    void an_upload_without_end_is_ended_and_leaves_nothing() throws Exception {
        rig = new EngineRig(folder).with("maxBookBytes", 1_000_000L).start();
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        };
        InvalidSubmissionException refused = catchThrowableOfType(
                InvalidSubmissionException.class,
                () -> rig.jobs.submit(new Submission("key", "acme", "a.txt", "", "test"), endless));
        assertThat(refused.code()).isEqualTo(IntakeError.TOO_LARGE);
        assertThat(folder.resolve("blobs"))
                .isDirectoryNotContaining(
                        path -> path.toFile().isFile() && path.toFile().length() > 1_000);
        assertThat(rig.await(submit("a.txt", book("title: A")), JobState.SUCCEEDED))
                .isNotNull();
    }

    @Test
    void an_empty_file_and_one_of_another_format_than_its_name_says_have_codes_of_their_own() throws Exception {
        rig = new EngineRig(folder)
                .with("bookEndings", new String[] {"txt=text/book|text/other", "epub=application/epub+zip"})
                .start();
        assertThat(rejection(submit("a.txt", ""))).isEqualTo("BND-BOOK-004");
        assertThat(rejection(submit("a.epub", book("title: A")))).isEqualTo("BND-BOOK-005");
        assertThat(rig.await(submit("a.txt", book("title: A")), JobState.SUCCEEDED))
                .isNotNull();
    }

    private String rejection(Job job) {
        JobReport report = rig.await(job, JobState.REJECTED);
        assertThat(report.job().failure().remedy()).isNotBlank();
        return report.job().failure().code();
    }

    @Test
    void an_infected_book_is_rejected_before_its_format_is_read_and_each_time_it_comes() throws Exception {
        rig = new EngineRig(folder).start();
        PluginShelf.LineScanner scanner = new PluginShelf.LineScanner();
        rig.shelf.put(ContentScanner.class, "scanner", scanner);
        for (int i = 1; i <= 2; i++) {
            JobReport report = rig.await(rig.submit(book("virus: Own.Test")), JobState.REJECTED);
            assertThat(report.job().failure().code()).isEqualTo("BND-SCAN-001");
            assertThat(report.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.message()).contains("Own.Test");
                assertThat(finding.source()).isEqualTo("scanner");
            });
            assertThat(scanner.scans).hasValue(i);
        }
        assertThat(rig.format.validations).hasValue(0);
        rig.await(rig.submit(book("title: Good")), JobState.SUCCEEDED);
        assertThat(scanner.scans).hasValue(3);
    }

    @Test
    void while_the_scanner_is_away_no_book_passes() throws Exception {
        rig = new EngineRig(folder).with("maxAttempts", 1_000).start();
        PluginShelf.LineScanner scanner = new PluginShelf.LineScanner();
        scanner.away = true;
        rig.shelf.put(ContentScanner.class, "scanner", scanner);
        Job job = rig.submit(book("title: Patience"));
        EngineRig.until("some attempts", () -> scanner.scans.get() > 3);
        assertThat(rig.format.validations).hasValue(0);
        scanner.away = false;
        rig.await(job, JobState.SUCCEEDED);
    }

    @Test
    void where_a_scanner_is_required_books_wait_for_it() throws Exception {
        rig = new EngineRig(folder).with("scannerRequired", true).start();
        Job job = rig.submit(book("title: Patience"));
        rig.await("it to wait", () -> !rig.report(job).job().waitingFor().isEmpty(), job);
        assertThat(rig.format.validations).hasValue(0);
        Plugin<ContentScanner> scanner = rig.shelf.put(ContentScanner.class, "scanner", new PluginShelf.LineScanner());
        rig.await(job, JobState.SUCCEEDED);
        rig.shelf.remove(scanner);
    }
}
