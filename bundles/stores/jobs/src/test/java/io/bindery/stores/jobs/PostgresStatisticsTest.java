package io.bindery.stores.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.job.Failure;
import io.bindery.api.job.Job;
import io.bindery.api.job.JobEvent;
import io.bindery.api.job.JobState;
import io.bindery.api.job.StepRecord;
import io.bindery.api.job.StepState;
import io.bindery.api.metadata.BookMetadata;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.metadata.Title;
import io.bindery.api.store.Arrival;
import io.bindery.api.store.CatalogueEntry;
import io.bindery.api.store.Change;
import io.bindery.api.store.JobFeed;
import io.bindery.api.store.JobQuery;
import io.bindery.api.store.JobStatistics;
import io.bindery.api.store.StoredBlob;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What has happened, counted, streamed and found again. */
class PostgresStatisticsTest {

    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

    @RegisterExtension
    static final EmptyStores STORES = new EmptyStores();

    @Test
    void jobs_are_counted_by_hour_cause_and_step() {
        end("1", "acme", JobState.SUCCEEDED, AT, 10);
        end("2", "acme", JobState.REJECTED, AT.plusSeconds(7200), 20);
        end("3", "other", JobState.FAILED, AT, 1_230);

        var all = STORES.get().statistics().since(AT.minusSeconds(1), Set.of());
        assertThat(all.perHour())
                .containsExactly(
                        new JobStatistics.Hour(Instant.parse("2026-01-02T03:00:00Z"), 1, 0, 1),
                        new JobStatistics.Hour(Instant.parse("2026-01-02T05:00:00Z"), 0, 1, 0));
        assertThat(all.failureCauses()).containsExactly(new JobStatistics.Cause("BND-X-1", 2));
        assertThat(all.steps()).containsExactly(new JobStatistics.StepTime("validate", 3, 20, 1_230));

        var own = STORES.get().statistics().since(AT.minusSeconds(1), Set.of("other"));
        assertThat(own.perHour()).extracting(JobStatistics.Hour::failed).containsExactly(1L);
        assertThat(STORES.get()
                        .statistics()
                        .since(AT.plusSeconds(9000), Set.of())
                        .steps())
                .isEmpty();
        assertThat(STORES.get().statistics().publishers()).containsExactly("acme", "other");
    }

    @Test
    void what_happens_is_a_stream_that_can_be_taken_up_anywhere() {
        Job first = end("1", "acme", JobState.SUCCEEDED, AT, 10);
        List<JobFeed.Entry> all = STORES.get().feed().after(0, 100);
        assertThat(all).extracting(it -> it.event().type()).containsExactly("received", "queued", "state-changed");
        assertThat(all.get(2).jobId()).isEqualTo(first.id());
        assertThat(all.get(2).publisher()).isEqualTo("acme");
        assertThat(all.get(2).fileName()).isEqualTo("100%_1.epub");
        long last = STORES.get().feed().last();
        assertThat(last).isEqualTo(all.get(2).id());
        assertThat(STORES.get().feed().after(last, 100)).isEmpty();
        assertThat(STORES.get().feed().after(all.get(0).id(), 1)).containsExactly(all.get(1));
    }

    @Test
    void jobs_are_found_by_what_their_file_or_book_is_called() {
        end("1", "acme", JobState.SUCCEEDED, AT, 10);
        end("2", "acme", JobState.REJECTED, AT, 10);
        assertThat(found("00%_")).containsExactly("1");
        assertThat(found("100_")).isEmpty();
        assertThat(found(".EPUB")).containsExactly("2", "1");
        assertThat(found("the whÄle")).containsExactly("1");
        assertThat(found("Moby")).isEmpty();
        assertThat(found("2")).containsExactly("2");
        assertThat(found("' or 1=1")).isEmpty();
    }

    private static List<String> found(String text) {
        return STORES.get().reader().list(new JobQuery(Set.of(), null, "", null, 10, text)).stream()
                .map(Job::id)
                .toList();
    }

    private static Job end(String id, String publisher, JobState state, Instant at, long millis) {
        Job job = STORES.get()
                .jobs()
                .accept(new Arrival(
                        "key" + id,
                        id,
                        publisher,
                        id.equals("1") ? "100%_1.epub" : "other.epub",
                        new StoredBlob(id.repeat(64), 1),
                        at,
                        "test"))
                .job();
        StepRecord step = new StepRecord(
                "validate", "epub", "1", StepState.SUCCEEDED, at, Duration.ofMillis(millis), 1, "checkpoint" + id);
        boolean good = state == JobState.SUCCEEDED;
        Job ended = job.toBuilder()
                .state(JobState.RUNNING)
                .state(state)
                .failure(good ? null : new Failure("BND-X-1", "bad", "mend it"))
                .step(step)
                .updatedAt(at)
                .build();
        return STORES.get()
                .jobs()
                .save(
                        ended,
                        new Change(
                                List.of(new JobEvent(at, "state-changed", state, "", "", "test", "")),
                                List.of(),
                                List.of(),
                                good ? entry() : null));
    }

    private static @Nullable CatalogueEntry entry() {
        BookMetadata metadata = BookMetadata.EMPTY.apply(
                MetadataPatch.builder()
                        .add(MetadataField.TITLES, Title.main("Or, The Whäle"), "opf")
                        .build(),
                "epub",
                AT);
        return new CatalogueEntry("isbn:1", metadata);
    }
}
