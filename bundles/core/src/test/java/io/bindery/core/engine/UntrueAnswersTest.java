package io.bindery.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.enrich.MetadataEnricher;
import io.bindery.api.error.ErrorCode;
import io.bindery.api.error.RejectedException;
import io.bindery.api.finding.Finding;
import io.bindery.api.finding.Location;
import io.bindery.api.finding.Severity;
import io.bindery.api.job.JobState;
import io.bindery.api.metadata.MetadataField;
import io.bindery.api.metadata.MetadataField.Cardinality;
import io.bindery.api.metadata.MetadataPatch;
import io.bindery.api.quality.QualityChecker;
import io.bindery.core.error.CoreError;
import io.bindery.core.jobs.JobReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that are not what the contract promises fail the step of the plugin that gave them. */
class UntrueAnswersTest {

    private EngineRig rig;

    @BeforeEach
    void assemble(@TempDir Path folder) throws Exception {
        rig = new EngineRig(folder);
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    private static Finding finding(String source) {
        return new Finding("X-1", Severity.INFO, source, "seen", "", Location.BOOK);
    }

    private void checkerFails(CoreError error, String words, QualityChecker checker) throws Exception {
        rig.shelf.put(QualityChecker.class, "liar", checker);
        fails(error, words);
    }

    private void fails(CoreError error, String words) throws Exception {
        rig.start();
        JobReport report = rig.await(rig.submit(EngineRig.book("title: Emma")), JobState.FAILED);
        assertThat(report.job().failure().code()).isEqualTo(error.code());
        assertThat(report.job().failure().message()).contains("liar", words);
    }

    @Test
    void null_among_the_findings() throws Exception {
        checkerFails(
                CoreError.PLUGIN_UNTRUE, "null among", (book, known, context) -> Arrays.asList(finding("liar"), null));
    }

    @Test
    void findings_in_the_name_of_another_plugin() throws Exception {
        checkerFails(
                CoreError.PLUGIN_UNTRUE,
                "in the name of plugin lines",
                (book, known, context) -> List.of(finding("lines")));
    }

    @Test
    void a_tool_of_the_plugin_may_be_named_as_the_source() throws Exception {
        rig.shelf.put(QualityChecker.class, "honest", (book, known, context) -> List.of(finding("its-tool")));
        rig.start();
        rig.await(rig.submit(EngineRig.book("title: Emma")), JobState.SUCCEEDED);
    }

    @Test
    void more_findings_than_can_be_kept() throws Exception {
        checkerFails(
                CoreError.PLUGIN_UNTRUE,
                "more than",
                (book, known, context) -> Collections.nCopies(Integer.MAX_VALUE, finding("liar")));
    }

    @Test
    void a_list_that_never_ends() throws Exception {
        checkerFails(CoreError.PLUGIN_UNTRUE, "more than", (book, known, context) -> new AbstractList<>() {
            @Override
            public Finding get(int index) {
                return finding("liar");
            }

            @Override
            public int size() {
                return Integer.MAX_VALUE;
            }
        });
    }

    @Test
    void more_text_than_can_be_kept() throws Exception {
        rig.shelf.put(
                MetadataEnricher.class,
                "liar",
                (book, known, context) -> MetadataPatch.builder()
                        .add(MetadataField.DESCRIPTION, "x".repeat(20 << 20), "")
                        .build());
        fails(CoreError.PLUGIN_UNTRUE, "characters");
    }

    @Test
    void a_field_that_only_the_platform_fills() throws Exception {
        rig.shelf.put(
                MetadataEnricher.class,
                "liar",
                (book, known, context) -> MetadataPatch.builder()
                        .add(MetadataField.custom("bindery.approved", Cardinality.ONE), "yes", "")
                        .build());
        fails(CoreError.PLUGIN_UNTRUE, "bindery.approved");
    }

    @Test
    void a_refusal_with_an_error_code_that_is_none() throws Exception {
        rig.shelf.put(MetadataEnricher.class, "liar", (book, known, context) -> {
            throw new RejectedException(new NoCode(), "because", List.of());
        });
        fails(CoreError.PLUGIN_UNTRUE, "error code");
    }

    /** A code whose parts are null. */
    @SuppressWarnings("NullAway") // the point
    private static final class NoCode implements ErrorCode {
        @Override
        public String code() {
            return null;
        }

        @Override
        public String cause() {
            return null;
        }

        @Override
        public String remedy() {
            return null;
        }
    }

    @Test
    void a_workspace_filled_beyond_its_limit() throws Exception {
        rig.with("workspaceMegabytes", 1L);
        AtomicReference<Path> workspace = new AtomicReference<>();
        rig.shelf.put(MetadataEnricher.class, "liar", (book, known, context) -> {
            workspace.set(context.workspace());
            Files.write(context.workspace().resolve("big"), new byte[2 << 20]);
            return MetadataPatch.EMPTY;
        });
        fails(CoreError.PLUGIN_FILLED_WORKSPACE, "MiB");
        assertThat(workspace.get()).doesNotExist();
    }

    @Test
    void what_a_plugin_does_after_its_call_reaches_nobody() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        AtomicReference<Object> late = new AtomicReference<>();
        rig.shelf.put(MetadataEnricher.class, "forgetful", (book, known, context) -> {
            Thread thread = new Thread(() -> {
                try {
                    ended.await();
                    context.progress(0.5);
                    context.progress(Double.NaN);
                    late.set(book.open());
                } catch (Exception e) {
                    late.set(e);
                }
            });
            thread.setDaemon(true);
            thread.start();
            return MetadataPatch.EMPTY;
        });
        rig.start();
        rig.await(rig.submit(EngineRig.book("title: Emma")), JobState.SUCCEEDED);
        ended.countDown();
        EngineRig.until("the late thread", () -> late.get() != null);
        assertThat(late.get()).isInstanceOf(java.io.IOException.class);
    }
}
