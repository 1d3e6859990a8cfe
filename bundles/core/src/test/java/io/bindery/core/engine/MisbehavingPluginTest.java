package io.bindery.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.format.FormatHandler;
import io.bindery.api.job.Job;
import io.bindery.api.job.JobState;
import io.bindery.core.jobs.JobReport;
import io.bindery.core.registry.Plugin;
import java.nio.file.Path;
import java.util.Arrays;
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
                                .map(mischief -> DynamicTest.dynamicTest(
                                        mischief.name(), () -> only_its_own_step_fails(rogue, mischief)))));
    }

    private void only_its_own_step_fails(Rogue rogue, Mischief mischief) throws Exception {
        CountDownLatch letGo = new CountDownLatch(1);
        String title = "title: " + rogue + " " + mischief;
        Plugin<FormatHandler> good = rogue.handler ? null : putGood();
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
                JobReport report = rig.await(victim, JobState.FAILED);
                assertThat(report.job().failure().code()).isEqualTo(mischief.verdict.code());
                assertThat(report.job().failure().message()).contains(Rogue.NAME, rogue.step);
                rig.await(innocent, JobState.SUCCEEDED);
                assertThat(plugin.stats().failures()).isEqualTo(1);
            }
            Job next = rig.submit("type: text/other\n" + title + " next");
            rig.await(next, mischief == Mischief.LEAVES_THREADS ? JobState.FAILED : JobState.SUCCEEDED);
        } finally {
            letGo.countDown();
            rig.shelf.remove(plugin);
        }
        good = good == null ? putGood() : good;
        if (mischief.verdict != null) {
            rig.jobs.replay(victim.id(), false, "tester");
            rig.await(victim, JobState.SUCCEEDED);
        }
        rig.shelf.remove(good);
    }

    private static Plugin<FormatHandler> putGood() {
        return rig.shelf.put(FormatHandler.class, "good", new PluginShelf.LineFormat("text/other"));
    }
}
