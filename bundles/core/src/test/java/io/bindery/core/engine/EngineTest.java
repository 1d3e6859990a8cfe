package io.bindery.core.engine;

import static io.bindery.core.engine.EngineRig.book;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bindery.api.enrich.MetadataEnricher;
import io.bindery.api.format.FormatHandler;
import io.bindery.api.job.Job;
import io.bindery.api.job.JobEvent;
import io.bindery.api.job.JobState;
import io.bindery.api.job.StepRecord;
import io.bindery.api.job.StepState;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Title;
import io.bindery.api.store.CataloguedBook;
import io.bindery.api.store.Outbox;
import io.bindery.core.jobs.IntakeBusyException;
import io.bindery.core.jobs.JobReport;
import io.bindery.core.jobs.WrongStateException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of books, on real stores. */
class EngineTest {

    private EngineRig rig;

    @BeforeEach
    void assemble(@TempDir Path folder) throws Exception {
        rig = new EngineRig(folder);
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    @Test
    void a_good_book_passes_all_steps_and_is_in_the_catalogue() throws Exception {
        rig.start();
        JobReport report = rig.await(rig.submit(book("title: Emma", "isbn: 9780141439587")), JobState.SUCCEEDED);

        assertThat(report.job().mediaType()).isEqualTo("text/book");
        assertThat(report.job().attempts()).isEqualTo(1);
        assertThat(report.job().steps())
                .extracting(StepRecord::name)
                .containsExactly("identify", "validate", "extract-metadata", "catalogue");
        assertThat(report.job().steps()).allMatch(step -> step.state() == StepState.SUCCEEDED && step.attempt() == 1);
        assertThat(report.metadata().title()).contains("Emma");
        assertThat(report.metadata()
                        .sourced(MetadataField.TITLES)
                        .get(0)
                        .provenance()
                        .plugin())
                .isEqualTo("lines");
        CataloguedBook catalogued =
                rig.stores.catalogue().find(report.job().bookId()).orElseThrow();
        assertThat(catalogued.identifier()).isEqualTo("isbn:9780141439587");
        assertThat(catalogued.revisions()).hasSize(1);
        assertThat(catalogued.revisions().get(0).metadata()).isEqualTo(report.metadata());
    }

    @Test
    void the_history_and_the_outbox_tell_the_whole_story_in_order() throws Exception {
        rig.start();
        JobReport report = rig.await(rig.submit(book("title: Emma")), JobState.SUCCEEDED);

        assertThat(report.history())
                .extracting(JobEvent::type)
                .startsWith("received", "queued")
                .endsWith("state-changed");
        assertThat(report.history())
                .filteredOn(event -> event.type().equals("step-succeeded"))
                .hasSize(4);
        assertThat(rig.stores.outbox().next("test", 10))
                .extracting(Outbox.Pending::event)
                .extracting(io.bindery.api.event.OutgoingEvent::type)
                .containsExactly("job.received", "book.catalogued", "job.succeeded");
    }

    @Test
    void a_book_with_an_error_is_rejected_with_its_findings_and_does_not_go_on() throws Exception {
        rig.start();
        JobReport report = rig.await(rig.submit(book("error: no chapters", "warning: dull")), JobState.REJECTED);

        assertThat(report.findings())
                .extracting(finding -> finding.severity().label())
                .containsExactly("error", "warning");
        assertThat(report.job().failure().code()).isEqualTo("BND-BOOK-002");
        assertThat(report.job().failure().message()).contains("LINE-1").contains("no chapters");
        assertThat(rig.format.extractions).hasValue(0);
        assertThat(report.job().bookId()).isNull();
    }

    @Test
    void a_book_with_a_warning_goes_on() throws Exception {
        rig.start();
        JobReport report = rig.await(rig.submit(book("warning: dull")), JobState.SUCCEEDED);
        assertThat(report.findings()).hasSize(1);
    }

    @Test
    void a_file_that_is_no_book_is_rejected_with_what_it_is() throws Exception {
        rig.start();
        assertThat(rig.await(rig.submit("type: image/png"), JobState.REJECTED)
                        .job()
                        .failure()
                        .message())
                .contains("image/png");
        assertThat(rig.await(rig.submit(""), JobState.REJECTED).job().failure().message())
                .contains("empty");
        assertThat(rig.await(rig.submit("gibberish"), JobState.REJECTED)
                        .job()
                        .failure()
                        .code())
                .isEqualTo("BND-BOOK-001");
    }

    @Test
    void the_same_bytes_again_are_linked_to_the_first_job_and_nothing_is_done_twice() throws Exception {
        rig.start();
        JobReport first = rig.await(rig.submit(book("title: Emma")), JobState.SUCCEEDED);
        JobReport again = rig.await(rig.submit(book("title: Emma")), JobState.SUCCEEDED);

        assertThat(again.job().duplicateOf()).isEqualTo(first.job().id());
        assertThat(again.job().bookId()).isEqualTo(first.job().bookId());
        assertThat(again.job().revision()).isEqualTo(1);
        assertThat(again.metadata()).isEqualTo(first.metadata());
        assertThat(again.job().steps())
                .filteredOn(step -> !step.name().equals("catalogue"))
                .allMatch(step -> step.state() == StepState.REUSED);
        assertThat(rig.format.validations).hasValue(1);
        assertThat(rig.format.extractions).hasValue(1);
    }

    @Test
    void the_same_rejected_bytes_again_are_rejected_with_the_same_findings() throws Exception {
        rig.start();
        JobReport first = rig.await(rig.submit(book("error: bad")), JobState.REJECTED);
        JobReport again = rig.await(rig.submit(book("error: bad")), JobState.REJECTED);
        assertThat(again.findings()).isEqualTo(first.findings());
        assertThat(again.job().failure()).isEqualTo(first.job().failure());
        assertThat(rig.format.validations).hasValue(1);
    }

    @Test
    void the_same_identifier_with_other_bytes_is_a_new_revision_of_the_book() throws Exception {
        rig.start();
        JobReport first = rig.await(rig.submit(book("title: Emma", "isbn: 9780141439587")), JobState.SUCCEEDED);
        JobReport second = rig.await(rig.submit(book("title: Emma!", "isbn: 9780141439587")), JobState.SUCCEEDED);
        JobReport other = rig.await(rig.submit("penguin", book("title: E", "isbn: 9780141439587")), JobState.SUCCEEDED);

        assertThat(second.job().bookId()).isEqualTo(first.job().bookId());
        assertThat(second.job().revision()).isEqualTo(2);
        assertThat(other.job().bookId())
                .as("another publisher's book")
                .isNotEqualTo(first.job().bookId());
    }

    @Test
    void a_job_waits_for_a_plugin_that_is_away_and_goes_on_when_it_comes() throws Exception {
        rig.shelf.remove(rig.formatPlugin);
        rig.start();
        Job job = rig.submit(book("title: Emma"));
        JobReport waiting = rig.await(
                "it to wait", () -> !rig.report(job).job().waitingFor().isEmpty(), job);
        assertThat(waiting.job().state()).isEqualTo(JobState.QUEUED);
        assertThat(waiting.job().waitingFor()).contains("text/book");
        long version = waiting.job().version();
        Thread.sleep(200);
        assertThat(rig.report(job).job().version())
                .as("nobody looks at it in vain")
                .isEqualTo(version);

        rig.shelf.put(FormatHandler.class, "lines", rig.format);
        JobReport done = rig.await(job, JobState.SUCCEEDED);
        assertThat(done.job().waitingFor()).isEmpty();
        assertThat(done.job().attempts()).as("waiting is no failure").isEqualTo(1);
    }

    @Test
    void enrichers_take_part_from_the_next_book_on_and_each_sees_what_those_before_it_added() throws Exception {
        rig.start();
        rig.await(rig.submit(book("title: one")), JobState.SUCCEEDED);
        MetadataEnricher shout = (content, known, context) -> MetadataPatch.builder()
                .replace(MetadataField.TITLES, Title.main(known.title().orElseThrow() + "!"), "")
                .build();
        rig.shelf.put(MetadataEnricher.class, "first", shout);
        var second = rig.shelf.put(MetadataEnricher.class, "second", shout);

        JobReport report = rig.await(rig.submit(book("title: two")), JobState.SUCCEEDED);
        assertThat(report.metadata().title()).contains("two!!");
        assertThat(report.job().steps())
                .filteredOn(step -> step.name().equals("enrich-metadata"))
                .extracting(StepRecord::plugin)
                .containsExactly("first", "second");

        rig.shelf.remove(second);
        assertThat(rig.await(rig.submit(book("title: three")), JobState.SUCCEEDED)
                        .metadata()
                        .title())
                .contains("three!");
    }

    @Test
    void a_replay_keeps_what_is_known_and_a_fresh_one_does_all_anew() throws Exception {
        rig.start();
        Job job = rig.submit(book("error: bad"));
        rig.await(job, JobState.REJECTED);

        rig.jobs.replay(job.id(), false, "tester");
        rig.await(
                "the replay to end",
                () -> rig.report(job).job().state() == JobState.REJECTED
                        && rig.report(job).job().attempts() == 2,
                job);
        assertThat(rig.format.validations).hasValue(1);

        rig.jobs.replay(job.id(), true, "tester");
        rig.await(
                "the fresh replay to end",
                () -> rig.report(job).job().state() == JobState.REJECTED
                        && rig.report(job).job().attempts() == 3,
                job);
        assertThat(rig.format.validations).hasValue(2);
    }

    @Test
    void what_has_succeeded_cannot_be_replayed_and_what_has_ended_cannot_be_cancelled() throws Exception {
        rig.start();
        Job job = rig.submit(book("title: Emma"));
        rig.await(job, JobState.SUCCEEDED);
        assertThatThrownBy(() -> rig.jobs.replay(job.id(), false, "tester")).isInstanceOf(WrongStateException.class);
        assertThatThrownBy(() -> rig.jobs.cancel(job.id(), "tester")).isInstanceOf(WrongStateException.class);
    }

    @Test
    void the_intake_says_that_it_is_busy_when_too_many_jobs_wait() throws Exception {
        rig.with("queueLimit", 0L).start();
        assertThatThrownBy(() -> rig.submit(book("title: Emma"))).isInstanceOf(IntakeBusyException.class);
    }
}
