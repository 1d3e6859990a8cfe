package io.bindery.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import io.bindery.api.cover.CoverExtractor;
import io.bindery.api.error.RejectedException;
import io.bindery.api.finding.Finding;
import io.bindery.api.finding.Severity;
import io.bindery.api.job.Job;
import io.bindery.api.job.JobState;
import io.bindery.api.job.StepRecord;
import io.bindery.api.job.StepState;
import io.bindery.api.step.StepContext;
import io.bindery.core.error.CoreError;
import io.bindery.core.jobs.JobFile;
import io.bindery.core.jobs.JobReport;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Covers are taken out of books and kept, and no book is held back by one. */
class CoverTest {

    private static final byte[] PNG = "\u0089PNG\r\n\u001a\n and so on".getBytes(StandardCharsets.ISO_8859_1);

    private EngineRig rig;
    private final AtomicInteger taken = new AtomicInteger();

    @BeforeEach
    void assemble(@TempDir Path folder) throws Exception {
        rig = new EngineRig(folder).with("stopMillis", 1L);
        rig.start();
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    private interface Act {
        boolean on(OutputStream picture) throws Exception;
    }

    private JobReport submitted(Act act) throws Exception {
        rig.shelf.put(CoverExtractor.class, "covers", new CoverExtractor() {
            @Override
            public Set<MediaType> mediaTypes() {
                return Set.of(Conversions.BOOK);
            }

            @Override
            public boolean extractCover(BookContent book, OutputStream picture, StepContext context) throws Exception {
                taken.incrementAndGet();
                return act.on(picture);
            }
        });
        return await(rig.submit(EngineRig.book("title: Emma")));
    }

    private JobReport await(Job job) {
        return rig.await(job, JobState.SUCCEEDED);
    }

    private static StepState step(JobReport report) {
        return report.job()
                .step("extract-metadata", "cover")
                .map(StepRecord::state)
                .orElseThrow();
    }

    private static boolean written(OutputStream picture, byte[] bytes) throws Exception {
        picture.write(bytes);
        return true;
    }

    @Test
    void a_cover_is_kept_and_found_again() throws Exception {
        JobReport report = submitted(picture -> written(picture, PNG));
        JobFile cover = rig.jobs.cover(report.job().id()).orElseThrow();
        assertThat(cover.mediaType()).isEqualTo(new MediaType("image/png"));
        assertThat(cover.fileName()).isEqualTo("cover.png");
        assertThat(cover.sizeBytes()).isEqualTo(PNG.length);
        assertThat(rig.jobs.content(cover)).hasBinaryContent(PNG);
        assertThat(rig.stores.upkeep().unreferenced(List.of(cover.sha256()))).isEmpty();
        assertThat(report.metadata().title()).contains("Emma");

        JobReport again = await(rig.submit(EngineRig.book("title: Emma")));
        assertThat(rig.jobs.cover(again.job().id())).contains(cover);
        assertThat(taken).hasValue(1);
    }

    @Test
    void a_book_without_a_cover_has_none_and_no_finding() throws Exception {
        JobReport report = submitted(picture -> false);
        assertThat(rig.jobs.cover(report.job().id())).isEmpty();
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void what_is_no_picture_that_is_safe_to_show_is_a_warning() throws Exception {
        JobReport report = submitted(picture -> written(picture, "<svg onload='x'/>".getBytes(StandardCharsets.UTF_8)));
        assertThat(rig.jobs.cover(report.job().id())).isEmpty();
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(CoreError.NO_COVER.code());
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        });
    }

    @Test
    void more_bytes_than_a_cover_has_are_not_kept() throws Exception {
        JobReport report = submitted(picture -> {
            for (int i = 0; i < 17; i++) {
                written(picture, i == 0 ? PNG : new byte[1 << 20]);
            }
            return true;
        });
        assertThat(report.findings())
                .extracting(Finding::message)
                .singleElement()
                .asString()
                .contains("16 MiB");
    }

    @Test
    void a_refusal_and_a_defect_do_not_hold_the_book_back() throws Exception {
        Finding reason = new Finding(
                "X-1", Severity.FATAL, "covers", "not permitted", "ask", io.bindery.api.finding.Location.BOOK);
        JobReport refused = submitted(picture -> {
            throw new RejectedException(CoreError.FORMAT_RULES_BROKEN, "not permitted", List.of(reason));
        });
        assertThat(refused.findings())
                .extracting(Finding::message)
                .singleElement()
                .asString()
                .contains("not permitted");
        assertThat(step(refused)).isEqualTo(StepState.SUCCEEDED);
    }

    @Test
    void a_defect_leaves_the_cover_out_and_a_replay_takes_it() throws Exception {
        JobReport broken = submitted(picture -> {
            if (taken.get() == 1) {
                throw new IllegalStateException("my bad");
            }
            return written(picture, PNG);
        });
        assertThat(step(broken)).isEqualTo(StepState.OMITTED);
        JobReport replayed = await(rig.jobs.replay(broken.job().id(), false, "test"));
        assertThat(rig.jobs.cover(replayed.job().id())).isPresent();
    }
}
