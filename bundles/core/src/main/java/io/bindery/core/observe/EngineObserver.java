package io.bindery.core.observe;

import io.bindery.api.job.Job;
import io.bindery.api.job.StepRecord;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is told what this worker's engine has done, after it has been saved; an OSGi service. Called by several threads at once, and on
 * the engine's own: it must return at once, and what it throws is logged and forgotten.
 */
@ConsumerType
public interface EngineObserver {

    /** A book was taken in and has its job; not called for an arrival that was known already. */
    default void accepted(Job job) {}

    /**
     * A task of a step has come to an end.
     *
     * @param job the job as it was saved with it
     * @param step never in state {@code RUNNING}
     */
    default void stepEnded(Job job, StepRecord step) {}

    /** A job has changed its state; not called when a worker takes it from the queue. */
    default void moved(Job job) {}
}
