package io.bindery.core.engine;

import static io.bindery.core.engine.EngineRig.book;
import static org.assertj.core.api.Assertions.assertThat;

import io.bindery.api.job.Job;
import io.bindery.api.job.JobState;
import io.bindery.api.job.StepRecord;
import io.bindery.core.observe.EngineObserver;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an observer hears of the engine. */
class EngineObserverTest {

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private EngineRig rig;

    private final EngineObserver listener = new EngineObserver() {
        @Override
        public void accepted(Job job) {
            heard.add("accepted");
        }

        @Override
        public void stepEnded(Job job, StepRecord step) {
            heard.add(step.name() + " " + step.state());
        }

        @Override
        public void moved(Job job) {
            heard.add("job " + job.state());
        }
    };

    @BeforeEach
    void assemble(@TempDir Path folder) throws Exception {
        rig = new EngineRig(folder).start();
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    @Test
    void it_hears_of_each_step_and_of_the_end_though_another_one_fails() throws Exception {
        rig.observe(new EngineObserver() {
            @Override
            public void stepEnded(Job job, StepRecord step) {
                throw new IllegalStateException("deaf");
            }
        });
        rig.observe(listener);

        rig.await(rig.submit(book("title: Emma")), JobState.SUCCEEDED);

        Awaitility.await().until(() -> heard.contains("job SUCCEEDED"));
        assertThat(heard)
                .containsExactlyInAnyOrder(
                        "accepted",
                        "identify SUCCEEDED",
                        "validate SUCCEEDED",
                        "extract-metadata SUCCEEDED",
                        "catalogue SUCCEEDED",
                        "job SUCCEEDED");
    }
}
