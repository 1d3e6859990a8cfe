package io.bindery.core.engine;

import static io.bindery.core.engine.Conversions.BOOK;
import static io.bindery.core.engine.Conversions.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.content.BookContent;
import io.bindery.api.content.MediaType;
import io.bindery.api.convert.Converter;
import io.bindery.api.error.UnavailableException;
import io.bindery.api.finding.Finding;
import io.bindery.api.finding.Severity;
import io.bindery.api.format.FormatHandler;
import io.bindery.api.job.Job;
import io.bindery.api.job.JobState;
import io.bindery.api.job.StepState;
import io.bindery.api.step.StepContext;
import io.bindery.api.text.TextExtractor;
import io.bindery.core.error.CoreError;
import io.bindery.core.jobs.JobReport;
import io.bindery.core.jobs.Rendition;
import io.bindery.core.jobs.Rendition.State;
import io.bindery.core.registry.Plugin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a converter makes that is none of its files, and what can neither be made nor proved. */
class ConversionAtTheEdgeTest {

    private static final String TEXT = "text: " + "Tyger tyger burning bright in the forests of the night ".repeat(10);
    private static final Conversions.Need NO_TOOL =
            new Conversions.Need("TOOL-1", "The tool is missing.", "apt-get install tool");

    private EngineRig rig;

    @BeforeEach
    void assemble(@TempDir Path folder) throws Exception {
        rig = new EngineRig(folder).with("stopMillis", 1L);
        rig.shelf.put(FormatHandler.class, "others", new PluginShelf.LineFormat("text/other", "others"));
        rig.shelf.put(TextExtractor.class, "text", new Conversions.LineText(Set.of(BOOK, OTHER)));
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

    @Test
    void what_is_no_file_of_the_workspace_is_not_taken(@TempDir Path elsewhere) throws Exception {
        Path secret = Files.writeString(elsewhere.resolve("secret.txt"), "type: text/other");
        List<Converter> liars = List.of(
                lying((context, to) -> secret),
                lying((context, to) ->
                        Files.createSymbolicLink(context.workspace().resolve("link"), secret)),
                lying((context, to) -> Files.createSymbolicLink(
                                context.workspace().resolve("in"), elsewhere)
                        .resolve("secret.txt")),
                lying((context, to) -> context.workspace().resolve("../../secret.txt")),
                lying((context, to) -> context.workspace().resolve("nowhere")),
                lying((context, to) -> context.workspace()),
                lying((context, to) -> Files.createFile(context.workspace().resolve("empty"))));
        for (int i = 0; i < liars.size(); i++) {
            Plugin<Converter> plugin = converter("liar-" + i, liars.get(i));
            Rendition rendition = only(succeeded(rig.submit(EngineRig.book("n: " + i, TEXT))));
            assertThat(rendition.state()).as("liar " + i).isEqualTo(State.FAILED);
            assertThat(rendition.failure().code()).isEqualTo(CoreError.PLUGIN_UNTRUE.code());
            assertThat(rendition.failure().message()).contains("liar-" + i);
            rig.shelf.remove(plugin);
        }
    }

    private interface Lie {
        Path told(StepContext context, MediaType to) throws Exception;
    }

    private static Converter lying(Lie lie) {
        return new Conversions.LineConverter() {
            @Override
            public Path convert(BookContent book, MediaType to, StepContext context) throws Exception {
                return lie.told(context, to);
            }
        };
    }

    @Test
    void what_a_converter_has_mended_stands_in_the_report_of_the_rendition() throws Exception {
        converter("mender", new Conversions.LineConverter() {
            @Override
            public Path convert(BookContent book, MediaType to, StepContext context) throws Exception {
                Path made = super.convert(book, to, context);
                Files.writeString(
                        made.resolveSibling(made.getFileName() + ".repairs"),
                        "BND-REPAIR-003\t41\tattributes of old\nno line of ours\nBND-REPAIR-010\t-2\tx\n\u0000\t1\t\n");
                return made;
            }
        });
        Rendition made = only(succeeded(rig.submit(EngineRig.book(TEXT))));
        assertThat(made.state()).isEqualTo(State.MADE);
        assertThat(made.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("BND-REPAIR-003");
            assertThat(finding.severity()).isEqualTo(Severity.INFO);
            assertThat(finding.source()).isEqualTo("mender");
            assertThat(finding.message()).isEqualTo("mended 41 times: attributes of old");
        });
        Rendition known = only(succeeded(rig.submit(EngineRig.book(TEXT))));
        assertThat(known.findings()).isEqualTo(made.findings());
    }

    @Test
    void where_no_text_can_be_read_the_words_are_not_compared_and_it_says_so() throws Exception {
        rig.targets = List.of(new MediaType("text/fourth"));
        rig.shelf.put(FormatHandler.class, "fourths", new PluginShelf.LineFormat("text/fourth", "fourths"));
        converter("lines-out", new Conversions.LineConverter() {
            @Override
            public boolean converts(MediaType from, MediaType to) {
                return true;
            }
        });
        Rendition made = only(succeeded(rig.submit(EngineRig.book(TEXT))));
        assertThat(made.state()).isEqualTo(State.MADE);
        assertThat(made.proof().recall()).isNegative();
        assertThat(made.proof().note()).contains("no plugin is here that reads the text of text/fourth");
    }

    @Test
    void a_step_that_can_be_left_out_goes_on_without_a_missing_program() throws Exception {
        rig.targets = List.of();
        rig.shelf.put(io.bindery.api.quality.QualityChecker.class, "grammar", (book, known, context) -> {
            throw new UnavailableException(NO_TOOL, "the program tool was not found");
        });
        JobReport report = succeeded(rig.submit(EngineRig.book("title: Emma")));
        assertThat(report.job().step("check-quality", "grammar").orElseThrow().state())
                .isEqualTo(StepState.OMITTED);
        assertThat(report.findings()).extracting(Finding::remedy).containsExactly("apt-get install tool");
    }
}
