package io.bindery.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.convert.Converter;
import io.bindery.api.format.FormatHandler;
import io.bindery.api.job.Failure;
import io.bindery.api.job.Job;
import io.bindery.api.job.JobState;
import io.bindery.api.text.TextExtractor;
import io.bindery.core.jobs.JobReport;
import io.bindery.core.jobs.Rendition;
import io.bindery.core.registry.Plugin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every role of the pipeline, played by a plugin that misbehaves in every way: it fails its own step with its name on it, and
 * nothing else. All on one engine, so what one case leaves behind the next ones would meet.
 */
class MisbehavingPluginTest {

    private static EngineRig rig;

    @BeforeAll
    static void assemble(@TempDir Path folder) throws Exception {
        rig = new EngineRig(folder);
        rig.with(
                "timeLimits",
                Arrays.stream(Rogue.values())
                        .map(rogue -> rogue.step + "=PT1.5S")
                        .distinct()
                        .toArray(String[]::new));
        rig.shelf.put(FormatHandler.class, "thirds", new PluginShelf.LineFormat("text/third", "thirds"));
        rig.shelf.put(
                TextExtractor.class, "text", new Conversions.LineText(Set.of(Conversions.BOOK, Conversions.OTHER)));
        rig.start();
    }

    @AfterAll
    static void close() throws Exception {
        rig.close();
    }

    @TestFactory
    Stream<DynamicContainer> only_its_own_step_fails() {
        return Arrays.stream(Rogue.values())
                .map(rogue -> DynamicContainer.dynamicContainer(
                        rogue.name(),
                        Arrays.stream(Mischief.values())
                                .filter(rogue::canPlay)
                                .map(mischief -> DynamicTest.dynamicTest(
                                        mischief.name(), () -> only_its_own_step_fails(rogue, mischief)))));
    }

    private void only_its_own_step_fails(Rogue rogue, Mischief mischief) throws Exception {
        CountDownLatch letGo = new CountDownLatch(1);
        String title = "title: " + rogue + " " + mischief + "\ntext: one two three";
        List<Plugin<?>> good = new ArrayList<>();
        rig.targets = rogue.makesMore() ? List.of(Conversions.THIRD) : List.of();
        if (!rogue.handler) {
            good.add(putGood());
        }
        if (rogue == Rogue.TEXT_READER) {
            good.add(rig.shelf.put(Converter.class, "good-converter", new Conversions.AnyConverter()));
        }
        Plugin<?> plugin = rogue.put(rig.shelf, new Rogue.Act(mischief, letGo));
        Job victim;
        try {
            Job innocent = rig.submit("penguin", EngineRig.book(title));
            if (mischief == Mischief.LEAVES_THREADS) {
                rig.await(innocent, JobState.SUCCEEDED); // later calls of this very plugin fail as well
            }
            victim = rig.submit("type: text/other\nmischief: yes\n" + title);
            if (mischief.verdict == null) {
                rig.await(victim, JobState.SUCCEEDED);
                rig.await(innocent, JobState.SUCCEEDED);
            } else {
                Failure failure = failure(rogue, victim);
                assertThat(failure.code()).isEqualTo(mischief.verdict.code());
                assertThat(failure.message()).contains(Rogue.NAME, rogue.makesMore() ? "" : rogue.step);
                rig.await(innocent, JobState.SUCCEEDED);
                assertThat(plugin.stats().failures()).isEqualTo(1);
            }
            assertThat(made(rig.report(innocent))).isEqualTo(rogue.makesMore());
            Job next = rig.submit("type: text/other\n" + title + " next");
            boolean fails = mischief == Mischief.LEAVES_THREADS && !rogue.makesMore();
            rig.await(next, fails ? JobState.FAILED : JobState.SUCCEEDED);
        } finally {
            letGo.countDown();
            rig.shelf.remove(plugin);
        }
        if (rogue.handler) {
            good.add(putGood());
        }
        if (rogue == Rogue.CONVERTER) {
            good.add(rig.shelf.put(Converter.class, "good-converter", new Conversions.AnyConverter()));
        }
        if (mischief.verdict != null) {
            rig.jobs.replay(victim.id(), false, "tester");
            JobReport again = rig.await(
                    "the victim to be done at last",
                    () -> rig.report(victim).job().state() == JobState.SUCCEEDED
                            && made(rig.report(victim)) == rogue.makesMore(),
                    victim);
            assertThat(made(again)).isEqualTo(rogue.makesMore());
        }
        good.forEach(rig.shelf::remove);
    }

    /** What is said of the victim: its step fails, or what was to be made of it. */
    private static Failure failure(Rogue rogue, Job victim) {
        if (!rogue.makesMore()) {
            return rig.await(victim, JobState.FAILED).job().failure();
        }
        Rendition rendition = rig.await(victim, JobState.SUCCEEDED).renditions().get(0);
        assertThat(rendition.state()).isEqualTo(Rendition.State.FAILED);
        return rendition.failure();
    }

    private static boolean made(JobReport report) {
        return report.renditions().stream().anyMatch(it -> it.state() == Rendition.State.MADE);
    }

    private static Plugin<FormatHandler> putGood() {
        return rig.shelf.put(FormatHandler.class, "good", new PluginShelf.LineFormat("text/other"));
    }
}
