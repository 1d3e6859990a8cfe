package io.bindery.core.engine;

import io.bindery.api.store.StaleJobException;
import io.bindery.core.steps.PluginAwayException;
import io.bindery.core.steps.Step;
import io.bindery.core.steps.Task;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Carries a job through one step: does what is not done yet, keeps each answer, and says whether the job can go on. */
final class StepRun {

    private static final Logger LOG = LoggerFactory.getLogger(StepRun.class);

    /** Where the job stands after the step. */
    enum End {
        /** The step is done; on to the next one. */
        DONE,
        /** The job was saved in a state in which this worker no longer holds it. */
        LANDED,
        /** This worker must not touch the job any more: somebody else has changed it. */
        LOST
    }

    private final Transitions transitions;
    private final TaskRun tasks;
    private final Keeper keeper;
    private final SideBySide sideBySide;

    StepRun(Transitions transitions, TaskRun tasks, Keeper keeper, SideBySide sideBySide) {
        this.transitions = transitions;
        this.tasks = tasks;
        this.keeper = keeper;
        this.sideBySide = sideBySide;
    }

    /**
     * Runs the step.
     *
     * @throws io.bindery.api.store.StoreUnavailableException if what happened could not be saved; the job is still held
     */
    End run(Flight flight, Step step) {
        try {
            List<Task> open = step.tasks(flight.view(step.name())).stream()
                    .filter(task -> flight.job()
                            .step(step.name(), task.recordedAs())
                            .filter(record -> record.state().settled())
                            .isEmpty())
                    .toList();
            return step.sideBySide() ? sideBySide.run(flight, step, open) : oneByOne(flight, step, open);
        } catch (PluginAwayException e) {
            NextStep before = new NextStep(step.name(), e.need(), flight.fresh());
            flight.saved(transitions.queued(flight.job(), before, e.getMessage(), "waits for " + e.getMessage()));
            return End.LANDED;
        } catch (StaleJobException e) {
            LOG.info("{}; this worker leaves it", e.getMessage());
            return End.LOST;
        } finally {
            flight.end();
        }
    }

    private End oneByOne(Flight flight, Step step, List<Task> open) throws PluginAwayException {
        for (Task task : open) {
            if (flight.cancelled()) {
                return End.LOST;
            }
            try (MDC.MDCCloseable about = MDC.putCloseable("plugin", task.recordedAs())) {
                Keeper.Begun begun = Keeper.begin(flight, step, task);
                End end = keeper.keep(flight, begun, tasks.run(flight, begun));
                if (end != End.DONE) {
                    return end;
                }
            }
        }
        return End.DONE;
    }
}
