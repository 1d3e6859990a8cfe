package io.bindery.core.engine;

import static io.bindery.core.engine.Conversions.BOOK;
import static io.bindery.core.engine.Conversions.OTHER;
import static io.bindery.core.engine.Conversions.THIRD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import io.bindery.api.convert.Converter;
import io.bindery.api.error.RejectedException;
import io.bindery.api.error.RetryableException;
import io.bindery.api.error.UnavailableException;
import io.bindery.api.finding.Finding;
import io.bindery.api.format.FormatHandler;
import io.bindery.api.job.Job;
import io.bindery.api.job.JobState;
import io.bindery.api.job.StepRecord;
import io.bindery.api.job.StepState;
import io.bindery.api.step.StepContext;
import io.bindery.api.text.TextExtractor;
import io.bindery.core.error.CoreError;
import io.bindery.core.jobs.JobFile;
import io.bindery.core.jobs.JobReport;
import io.bindery.core.jobs.Rendition;
import io.bindery.core.jobs.Rendition.State;
import io.bindery.core.jobs.WrongStateException;
import io.bindery.core.registry.Plugin;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Books are made in other formats, and what comes out is proved. */
class ConversionTest {

    private static final String TEXT = "text: " + "Tyger tyger burning bright in the forests of the night ".repeat(10);

    private EngineRig rig;
    private final Conversions.LineConverter good = new Conversions.LineConverter();

    @BeforeEach
    void assemble(@TempDir Path folder) throws Exception {
        rig = new EngineRig(folder)
                .with("parallelism", new String[] {"convert-format=2"})
                .with("stopMillis", 1L);
        rig.shelf.put(FormatHandler.class, "others", new PluginShelf.LineFormat("text/other", "others"));
        rig.shelf.put(FormatHandler.class, "thirds", new PluginShelf.LineFormat("text/third", "thirds"));
        rig.shelf.put(TextExtractor.class, "text", new Conversions.LineText(Set.of(BOOK, OTHER, THIRD)));
        rig.targets = List.of(OTHER);
        rig.start();
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    private Plugin<Converter> converter(String name, Converter converter) {
        return rig.shelf.put(Converter.class, name, converter);
    }

    private JobReport succeeded(Job job) {
        return rig.await(job, JobState.SUCCEEDED);
    }

    private static Rendition only(JobReport report) {
        assertThat(report.renditions()).hasSize(1);
        return report.renditions().get(0);
    }

    private String content(String sha256) throws Exception {
        try (InputStream bytes = rig.blobs.open(sha256)) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static StepState step(JobReport report, String product) {
        return report.job()
                .step("convert-format", product)
                .map(StepRecord::state)
                .orElseThrow();
    }

    @Test
    void a_book_is_made_in_each_format_that_is_wanted_but_its_own() throws Exception {
        rig.targets = List.of(BOOK, OTHER, THIRD);
        converter("lines-out", good);
        JobReport report = succeeded(rig.submit(EngineRig.book("title: Emma", TEXT)));
        assertThat(report.renditions()).extracting(Rendition::mediaType).containsExactlyInAnyOrder(OTHER, THIRD);
        for (Rendition rendition : report.renditions()) {
            assertThat(rendition.state()).isEqualTo(State.MADE);
            assertThat(rendition.converter()).isEqualTo("lines-out");
            assertThat(rendition.converterVersion()).isEqualTo("1.0.0");
            assertThat(rendition.proof().words()).isEqualTo(100);
            assertThat(rendition.proof().recall()).isEqualTo(1);
            assertThat(content(rendition.sha256()))
                    .startsWith("type: " + rendition.mediaType())
                    .hasSize((int) rendition.sizeBytes());
        }
        assertThat(report.job().bookId()).isNotNull();
        List<String> made = report.renditions().stream().map(Rendition::sha256).toList();
        assertThat(rig.stores.upkeep().unreferenced(made)).isEmpty();
        assertThat(rig.jobs.files(report.job().id()))
                .extracting(JobFile::format)
                .containsExactlyInAnyOrder("text/book", "text/other", "text/third");
        assertThat(rig.jobs.content(rig.jobs.files(report.job().id()).get(0))).isRegularFile();
    }

    @Test
    void nothing_is_made_where_nothing_is_wanted() throws Exception {
        rig.targets = List.of();
        converter("lines-out", good);
        assertThat(succeeded(rig.submit(EngineRig.book(TEXT))).renditions()).isEmpty();
    }

    @Test
    void the_same_is_never_made_twice() throws Exception {
        converter("lines-out", good);
        String book = EngineRig.book("title: Emma", TEXT);
        Job acme = rig.submit("acme", book);
        Job penguin = rig.submit("penguin", book);
        succeeded(acme);
        succeeded(penguin);
        Job again = rig.submit("acme", book);
        JobReport report = succeeded(again);
        assertThat(only(report).state()).isEqualTo(State.MADE);
        assertThat(step(report, "text/other")).isEqualTo(StepState.REUSED);
        rig.die().close();
        rig.start();
        assertThat(only(succeeded(rig.submit("ullstein", book))).state()).isEqualTo(State.MADE);
        assertThat(good.made).hasValue(1);
    }

    @Test
    void a_fresh_replay_makes_it_anew() throws Exception {
        converter("lines-out", good);
        Job job = rig.submit(EngineRig.book(TEXT));
        succeeded(job);
        rig.jobs.replay(job.id(), true, "tester");
        rig.await("it to be made again", () -> good.made.get() == 2, job);
        assertThat(only(succeeded(job)).state()).isEqualTo(State.MADE);
    }

    @Test
    void what_was_lost_is_made_again() throws Exception {
        converter("lines-out", good);
        String book = EngineRig.book(TEXT);
        Rendition first = only(succeeded(rig.submit("acme", book)));
        Files.delete(rig.blobs.file(first.sha256()));
        Rendition second = only(succeeded(rig.submit("penguin", book)));
        assertThat(good.made).hasValue(2);
        assertThat(content(second.sha256())).contains("Tyger");
    }

    @Test
    void targets_of_one_book_are_made_side_by_side() throws Exception {
        rig.targets = List.of(OTHER, THIRD);
        CyclicBarrier both = new CyclicBarrier(2);
        converter("lines-out", new Conversions.LineConverter() {
            @Override
            List<String> changed(List<String> lines) throws Exception {
                both.await(20, TimeUnit.SECONDS); // breaks, and fails both, if they come one after the other
                return lines;
            }
        });
        assertThat(succeeded(rig.submit(EngineRig.book(TEXT))).renditions())
                .extracting(Rendition::state)
                .containsExactly(State.MADE, State.MADE);
    }

    @Test
    void what_loses_words_is_a_failure_of_that_target_and_the_job_goes_on() throws Exception {
        rig.targets = List.of(OTHER, THIRD);
        converter("sloppy", new Conversions.LineConverter() {
            @Override
            List<String> changed(List<String> lines) {
                boolean third = lines.get(0).endsWith("third");
                return lines.stream()
                        .map(line -> third ? line : line.replaceFirst("bright in the forests", ""))
                        .toList();
            }
        });
        JobReport report = succeeded(rig.submit(EngineRig.book(TEXT)));
        Rendition failed = report.renditions().stream()
                .filter(rendition -> rendition.mediaType().equals(OTHER))
                .findFirst()
                .orElseThrow();
        assertThat(failed.state()).isEqualTo(State.FAILED);
        assertThat(failed.proof().recall()).isEqualTo(0.96);
        assertThat(failed.failure().code()).isEqualTo(CoreError.WORDS_MISSING.code());
        assertThat(failed.failure().message()).contains("96.0 %", "near word 4", "“bright in the forests of");
        assertThat(failed.sha256()).isEmpty();
        assertThat(step(report, "text/other")).isEqualTo(StepState.OMITTED);
        assertThat(step(report, "text/third")).isEqualTo(StepState.SUCCEEDED);
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void what_breaks_the_rules_of_its_format_is_not_proved_and_the_next_converter_is_asked() throws Exception {
        converter("broken", new Conversions.LineConverter() {
            @Override
            List<String> changed(List<String> lines) {
                List<String> more = new ArrayList<>(lines);
                more.add("error: torn");
                return more;
            }
        });
        String book = EngineRig.book(TEXT);
        Rendition alone = only(succeeded(rig.submit("acme", book)));
        assertThat(alone.state()).isEqualTo(State.FAILED);
        assertThat(alone.failure().code()).isEqualTo(CoreError.PRODUCT_UNSOUND.code());
        assertThat(alone.findings()).extracting(Finding::message).contains("torn");
        converter("lines-out", good);
        Rendition made = only(succeeded(rig.submit("penguin", book)));
        assertThat(made.state()).isEqualTo(State.MADE);
        assertThat(made.converter()).isEqualTo("lines-out");
    }

    private static final Conversions.Need NO_TOOL =
            new Conversions.Need("TOOL-1", "The tool is missing.", "apt-get install tool");

    @Test
    void a_missing_program_is_told_with_what_to_install_and_a_replay_does_only_what_was_left_out() throws Exception {
        rig.targets = List.of(OTHER, THIRD);
        AtomicInteger installed = new AtomicInteger();
        Conversions.LineConverter needy = new Conversions.LineConverter() {
            @Override
            public Path convert(BookContent book, MediaType to, StepContext context) throws Exception {
                if (to.equals(OTHER) && installed.get() == 0) {
                    throw new UnavailableException(NO_TOOL, "the program tool was not found");
                }
                return super.convert(book, to, context);
            }
        };
        Plugin<Converter> plugin = converter("needy", needy);
        Job job = rig.submit(EngineRig.book("title: Emma", TEXT));
        JobReport report = succeeded(job);
        Rendition missing = report.renditions().stream()
                .filter(rendition -> rendition.state() == State.NOT_AVAILABLE)
                .findFirst()
                .orElseThrow();
        assertThat(missing.mediaType()).isEqualTo(OTHER);
        assertThat(missing.failure().code()).isEqualTo("TOOL-1");
        assertThat(missing.failure().remedy()).isEqualTo("apt-get install tool");
        assertThat(report.history())
                .anyMatch(event -> event.type().equals("step-omitted")
                        && event.plugin().equals("text/other")
                        && event.detail().contains("tool was not found"));
        assertThat(plugin.stats().failures()).isZero();

        installed.set(1);
        rig.jobs.replay(job.id(), false, "tester");
        JobReport after = rig.await(
                "both to be made",
                () -> rig.report(job).renditions().stream().allMatch(it -> it.state() == State.MADE)
                        && rig.report(job).job().state() == JobState.SUCCEEDED,
                job);
        assertThat(needy.made).hasValue(2);
        assertThat(rig.format.validations).hasValue(1);
        assertThat(after.job().revision()).isEqualTo(1);
        assertThatThrownBy(() -> rig.jobs.replay(job.id(), false, "tester")).isInstanceOf(WrongStateException.class);
    }

    @Test
    void a_format_that_is_wanted_later_is_made_by_a_replay() throws Exception {
        rig.targets = List.of();
        converter("lines-out", good);
        Job job = rig.submit(EngineRig.book(TEXT));
        succeeded(job);
        rig.targets = List.of(OTHER);
        rig.jobs.replay(job.id(), false, "tester");
        rig.await("it to be made", () -> !rig.report(job).renditions().isEmpty(), job);
        assertThat(only(succeeded(job)).state()).isEqualTo(State.MADE);
    }

    @Test
    void nobody_who_makes_it_and_nobody_who_could_prove_it() throws Exception {
        rig.targets = List.of(OTHER, new MediaType("text/unknown"));
        JobReport report = succeeded(rig.submit(EngineRig.book(TEXT)));
        assertThat(report.renditions()).extracting(Rendition::state).containsOnly(State.NOT_AVAILABLE);
        assertThat(report.renditions())
                .extracting(rendition -> rendition.failure().code())
                .containsExactlyInAnyOrder(CoreError.NO_CONVERTER.code(), CoreError.NO_PROOF.code());
    }

    @Test
    void a_refusal_or_a_defect_fails_the_target_with_its_reason() throws Exception {
        rig.targets = List.of(OTHER, THIRD);
        converter("fussy", new Conversions.LineConverter() {
            @Override
            public Path convert(BookContent book, MediaType to, StepContext context) throws Exception {
                if (to.equals(OTHER)) {
                    throw new RejectedException(NO_TOOL, "too many poems", List.of());
                }
                throw new IllegalStateException("my bad");
            }
        });
        JobReport report = succeeded(rig.submit(EngineRig.book(TEXT)));
        assertThat(report.renditions()).extracting(Rendition::state).containsOnly(State.FAILED);
        assertThat(report.renditions())
                .extracting(rendition -> rendition.failure().message())
                .anyMatch(message -> message.contains("too many poems"))
                .anyMatch(message -> message.contains("fussy") && message.contains("my bad"));
    }

    @Test
    void the_world_s_failures_are_tried_again_and_what_is_made_already_is_not_made_again() throws Exception {
        rig.targets = List.of(OTHER, THIRD);
        AtomicInteger tries = new AtomicInteger();
        Conversions.LineConverter unlucky = new Conversions.LineConverter() {
            @Override
            public Path convert(BookContent book, MediaType to, StepContext context) throws Exception {
                if (to.equals(THIRD) && tries.incrementAndGet() < 3) {
                    throw new RetryableException(NO_TOOL, "the licence server is away", null, null);
                }
                return super.convert(book, to, context);
            }
        };
        converter("unlucky", unlucky);
        JobReport report = succeeded(rig.submit(EngineRig.book(TEXT)));
        assertThat(report.renditions()).extracting(Rendition::state).containsExactly(State.MADE, State.MADE);
        assertThat(unlucky.made).hasValue(2);
    }

    @Test
    void a_job_that_is_cancelled_ends_all_its_conversions() throws Exception {
        rig.targets = List.of(OTHER, THIRD);
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch interrupted = new CountDownLatch(2);
        converter("slow", new Conversions.LineConverter() {
            @Override
            List<String> changed(List<String> lines) throws Exception {
                begun.countDown();
                try {
                    Thread.sleep(600_000);
                } catch (InterruptedException e) {
                    interrupted.countDown();
                    throw e;
                }
                return lines;
            }
        });
        Job job = rig.submit(EngineRig.book(TEXT));
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(rig.report(job).job().steps())
                .filteredOn(step -> step.state() == StepState.RUNNING)
                .hasSize(2);
        rig.jobs.cancel(job.id(), "tester");
        assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
        rig.await(job, JobState.CANCELLED);
    }

    @Test
    void a_restart_in_the_middle_keeps_what_was_made() throws Exception {
        rig.targets = List.of(OTHER, THIRD);
        CountDownLatch hold = new CountDownLatch(1);
        Conversions.LineConverter held = new Conversions.LineConverter() {
            @Override
            public Path convert(BookContent book, MediaType to, StepContext context) throws Exception {
                if (to.equals(THIRD)) {
                    hold.await();
                }
                return super.convert(book, to, context);
            }
        };
        converter("held", held);
        Job job = rig.submit(EngineRig.book(TEXT));
        rig.await("the first to be made", () -> !rig.report(job).renditions().isEmpty(), job);
        rig.die().close();
        hold.countDown();
        rig.start();
        JobReport report = succeeded(job);
        assertThat(report.renditions()).extracting(Rendition::state).containsExactly(State.MADE, State.MADE);
        assertThat(held.made).hasValue(2);
    }
}
