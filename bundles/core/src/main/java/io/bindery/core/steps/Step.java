package io.bindery.core.steps;

import io.bindery.api.job.Failure;
import java.util.List;

/** One step of the pipeline: says what there is to do; the engine does it, keeps it, and does not do it twice. */
public interface Step {

    /** Its name, as routes and reports know it: lower case with hyphens. */
    String name();

    /**
     * What there is to do for this job, in order. Each task is a checkpoint of its own.
     *
     * @throws PluginAwayException if it needs a plugin that is not here
     */
    List<Task> tasks(JobView job) throws PluginAwayException;

    /** Whether its tasks are done side by side; else each sees what those before it have found out. */
    default boolean sideBySide() {
        return false;
    }

    /**
     * Why a book with such an answer is rejected; only asked if a finding is an error or worse.
     *
     * @param answer the answer
     */
    Failure rejection(Answer answer);
}
