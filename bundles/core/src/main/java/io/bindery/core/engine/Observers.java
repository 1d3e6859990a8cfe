package io.bindery.core.engine;

import io.bindery.api.job.Job;
import io.bindery.api.job.StepRecord;
import io.bindery.core.observe.EngineObserver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All who are told. One that fails harms neither the job nor the others. Safe for use by several threads. */
final class Observers implements EngineObserver {

    private static final Logger LOG = LoggerFactory.getLogger(Observers.class);

    private final List<EngineObserver> all = new CopyOnWriteArrayList<>();

    void add(EngineObserver observer) {
        all.add(observer);
    }

    void remove(EngineObserver observer) {
        all.remove(observer);
    }

    @Override
    public void accepted(Job job) {
        tell(observer -> observer.accepted(job));
    }

    @Override
    public void stepEnded(Job job, StepRecord step) {
        tell(observer -> observer.stepEnded(job, step));
    }

    @Override
    public void moved(Job job) {
        tell(observer -> observer.moved(job));
    }

    private void tell(Consumer<EngineObserver> what) {
        for (EngineObserver observer : all) {
            try {
                what.accept(observer);
            } catch (RuntimeException | LinkageError e) {
                LOG.warn(
                        "An observer of the engine failed: {}",
                        observer.getClass().getName(),
                        e);
            }
        }
    }
}
