package io.bindery.core.engine;

import static io.bindery.core.engine.EngineRig.book;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bindery.api.job.Job;
import io.bindery.api.job.JobState;
import io.bindery.api.store.JobQuery;
import io.bindery.core.error.IntakeError;
import io.bindery.core.inbox.RemoteIntakeComponent;
import io.bindery.core.intake.RemoteBook;
import io.bindery.core.intake.RemoteIntake;
import io.bindery.core.intake.RemoteSource;
import io.bindery.core.intake.Taking;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Books that lie elsewhere. */
class RemoteIntakeOnEngineTest {

    private static final String BOOK = book("isbn: 9783000000017");

    private EngineRig rig;
    private RemoteIntake intake;
    private RemoteSource source;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        rig = new EngineRig(folder).with("maxBookBytes", 1_000L).start();
        newLife();
    }

    private void newLife() {
        intake = new RemoteIntakeComponent(rig.jobs, rig.stores.reader());
        source = intake.open("s3", "s3://acme-in/books/", "acme");
    }

    @AfterEach
    void close() throws IOException {
        rig.close();
    }

    private static RemoteBook remote(String name, String version, long size) {
        String place = "s3://acme-in/books/" + name;
        return new RemoteBook(place, place + "\n" + version, name, size);
    }

    private Taking.Outcome take(String name, String version, String text) {
        return source.take(remote(name, version, text.length()), stream(text)).outcome();
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private List<Job> jobs() {
        return rig.jobs.list(new JobQuery(Set.of(), null, "", null, 100));
    }

    @Test
    void a_book_that_is_shown_again_is_taken_once_in_this_life_and_the_next() throws IOException {
        assertThat(take("a.txt", "1", BOOK)).isEqualTo(Taking.Outcome.TAKEN);
        rig.await(jobs().get(0), JobState.SUCCEEDED);
        InputStream again = stream(BOOK);
        assertThat(source.take(remote("a.txt", "1", BOOK.length()), again).outcome())
                .isEqualTo(Taking.Outcome.TAKEN);
        assertThat(again.available()).as("what is known is not read again").isEqualTo(BOOK.length());
        newLife();
        assertThat(take("a.txt", "1", BOOK)).isEqualTo(Taking.Outcome.TAKEN);

        assertThat(jobs()).singleElement().satisfies(job -> {
            assertThat(job.publisher()).isEqualTo("acme");
            assertThat(job.fileName()).isEqualTo("a.txt");
        });
    }

    @Test
    void another_file_at_the_same_place_is_another_arrival() {
        take("a.txt", "1", BOOK);
        take("a.txt", "2", BOOK);
        take("a.txt", "3", book("isbn: 9783000000017", "title: Revised"));
        assertThat(jobs()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {".hidden", "a.epub.part", "a.epub.filepart", "a.epub.sha256", "a.epub.done"})
    void what_is_no_book_or_not_yet_one_is_left_alone(String name) {
        assertThat(take(name, "1", BOOK)).isEqualTo(Taking.Outcome.IGNORED);
        assertThat(jobs()).isEmpty();
    }

    @Test
    void what_nobody_may_send_is_refused_with_its_place() {
        Taking deceiving = source.take(remote("a\u202Etxt.epub", "1", BOOK.length()), stream(BOOK));
        assertThat(deceiving.outcome()).isEqualTo(Taking.Outcome.REFUSED);
        assertThat(deceiving.report()).contains("s3://acme-in/books/a", IntakeError.NAME_DECEIVES.remedy());
        Taking large = source.take(remote("large.txt", "1", 1_001), stream("x".repeat(1_001)));
        assertThat(large.outcome()).isEqualTo(Taking.Outcome.REFUSED);
        assertThat(large.report()).contains("s3://acme-in/books/large.txt", "1000", IntakeError.TOO_LARGE.remedy());
        assertThat(jobs()).isEmpty();
        assertThat(intake.examine())
                .allSatisfy(check -> assertThat(check.healthy()).isTrue());
    }

    @Test
    void what_breaks_off_is_tried_again_and_refused_in_the_end() {
        assertThat(take("a.txt", "1", BOOK.substring(1))).isEqualTo(Taking.Outcome.TAKEN);
        for (int i = 0; i < 4; i++) {
            Taking broken = source.take(remote("b.txt", "1", BOOK.length()), stream(BOOK.substring(3)));
            assertThat(broken.outcome()).isEqualTo(Taking.Outcome.LATER);
            assertThat(source.ready()).isFalse();
            assertThat(intake.examine()).anySatisfy(check -> {
                assertThat(check.healthy()).isFalse();
                assertThat(check.detail()).contains("b.txt", "were announced");
            });
        }
        Taking last = source.take(remote("b.txt", "1", BOOK.length()), stream(BOOK + "more"));
        assertThat(last.outcome()).isEqualTo(Taking.Outcome.REFUSED);
        assertThat(last.report()).contains(IntakeError.BREAKS_OFF.remedy());
        assertThat(jobs()).hasSize(1);
    }

    @Test
    void a_book_waits_where_it_is_while_the_platform_cannot_take_it() {
        rig.databaseAway(true);
        assertThat(take("a.txt", "1", BOOK)).isEqualTo(Taking.Outcome.LATER);
        assertThat(source.ready()).isFalse();
        assertThat(intake.examine()).noneMatch(io.bindery.core.health.Health.Check::healthy);
        rig.databaseAway(false);
        assertThat(take("a.txt", "1", BOOK)).isEqualTo(Taking.Outcome.TAKEN);
        assertThat(intake.examine()).allMatch(io.bindery.core.health.Health.Check::healthy);
        assertThat(jobs()).hasSize(1);
    }

    @Test
    void a_place_that_is_away_is_left_alone_for_a_while_and_told_of() {
        assertThat(source.ready()).isTrue();
        source.away("connection refused");
        assertThat(source.ready()).isFalse();
        assertThat(intake.examine()).singleElement().satisfies(check -> {
            assertThat(check.name()).contains("s3://acme-in/books/", "acme");
            assertThat(check.detail()).isEqualTo("connection refused");
            assertThat(check.remedy()).isNotEmpty();
        });
        source.reached();
        source.rest(Duration.ZERO);
        assertThat(source.ready()).isTrue();
        source.close();
        assertThat(intake.examine()).isEmpty();
    }

    @Test
    void a_place_needs_a_publisher() {
        assertThatThrownBy(() -> intake.open("s3", "s3://b/", "Acme & Sons"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("s3://b/")
                .hasMessageContaining("Acme & Sons");
    }
}
