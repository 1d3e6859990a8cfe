package io.bindery.core.pipeline;

import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The engine as a route sees it; an OSGi service. The route says in which order the steps come; the engine says what has
 * happened, and keeps it. Only a job's id travels. Safe for use by several threads.
 */
@ProviderType
public interface Pipeline {

    /**
     * Begins to hand out jobs. Jobs that stopped half-way come again; their finished steps answer at once.
     *
     * @param route receives the id of each job that is to be carried; must return soon
     * @return closed to hand out no more
     * @throws IllegalStateException if a route is attached already
     */
    Attachment attach(Consumer<String> route);

    /** The names of the steps that a route can use, in the order in which the product's route takes them. */
    Set<String> steps();

    /**
     * Runs a step of a job, on a thread of the step's own.
     *
     * @return completes, never exceptionally, with whether the route is to carry the job on
     * @throws IllegalArgumentException if there is no such step
     */
    CompletionStage<Next> run(String step, String jobId);

    /** Says that the job has passed all its steps. */
    void succeed(String jobId);

    /**
     * Says that the route will carry the job no further, for whatever reason. If the job has neither ended nor stopped, it
     * goes back into the queue.
     */
    void release(String jobId);

    /** Whether a route is to carry a job on. */
    enum Next {
        /** On to the next step. */
        CONTINUE,
        /** Not now: the job has ended, waits, or will come again. */
        STOP
    }

    /** A route that receives jobs. */
    interface Attachment extends AutoCloseable {
        @Override
        void close();
    }
}
