package io.bindery.core.engine;

import io.bindery.core.steps.PluginAwayException;
import io.bindery.core.steps.Step;
import io.bindery.core.steps.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Does the tasks of a step side by side: as many at once, over all jobs, as the step has workers. The thread that carries the job
 * saves each as it ends, so that a task that is done is done whatever becomes of the others.
 */
final class SideBySide {

    private final TaskRun tasks;
    private final Keeper keeper;
    private final ThreadPoolExecutor workers;

    SideBySide(TaskRun tasks, Keeper keeper, int atOnce) {
        this.tasks = tasks;
        this.keeper = keeper;
        workers = new ThreadPoolExecutor(atOnce, atOnce, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread thread = new Thread(work, "bindery-task");
            thread.setDaemon(true);
            return thread;
        });
        workers.allowCoreThreadTimeOut(true);
    }

    /** How a task ended. */
    private record Ended(
            Keeper.Begun begun,
            @Nullable Outcome outcome,
            @Nullable PluginAwayException away) {

        /** Whether the job can go on after it. */
        boolean good() {
            return outcome instanceof Outcome.Answered answered
                    && !answered.answer().rejects();
        }

        /** Which of several that halt the job is to be told. */
        int weight() {
            return outcome == null ? 0 : outcome instanceof Outcome.Broken ? 2 : 1;
        }
    }

    /** @throws PluginAwayException if a plugin must not be called just now; all other tasks have been done */
    StepRun.End run(Flight flight, Step step, List<Task> open) throws PluginAwayException {
        CompletionService<Ended> ends = new ExecutorCompletionService<>(workers);
        List<Future<Ended>> running = new ArrayList<>();
        try {
            Map<String, String> about =
                    Optional.ofNullable(MDC.getCopyOfContextMap()).orElse(Map.of());
            for (Task task : open) {
                running.add(ends.submit(() -> oneOf(flight, step, task, about)));
            }
            return kept(flight, ends, running.size());
        } catch (InterruptedException | RejectedExecutionException e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            return keeper.stopped(flight, step);
        } finally {
            running.forEach(task -> task.cancel(true));
        }
    }

    private Ended oneOf(Flight flight, Step step, Task task, Map<String, String> about) {
        MDC.setContextMap(about);
        MDC.put("plugin", task.recordedAs());
        try {
            Keeper.Begun begun = Keeper.begin(flight, step, task);
            try {
                return new Ended(begun, tasks.run(flight, begun), null);
            } catch (PluginAwayException e) {
                return new Ended(begun, null, e);
            }
        } finally {
            MDC.clear();
        }
    }

    private StepRun.End kept(Flight flight, CompletionService<Ended> ends, int count)
            throws PluginAwayException, InterruptedException {
        Ended halting = null;
        for (int i = 0; i < count; i++) {
            Ended ended = result(ends.take());
            if (ended.good()) {
                keeper.keep(flight, ended.begun(), ended.outcome());
            } else if (ended.outcome() instanceof Outcome.Cancelled) {
                return StepRun.End.LOST;
            } else if (halting == null || ended.weight() > halting.weight()) {
                halting = ended;
            }
        }
        if (halting == null) {
            return flight.cancelled() ? StepRun.End.LOST : StepRun.End.DONE;
        }
        if (halting.away() != null) {
            throw halting.away();
        }
        return keeper.keep(flight, halting.begun(), halting.outcome());
    }

    private static Ended result(Future<Ended> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("a task broke off", e.getCause());
        }
    }

    void close() {
        workers.shutdownNow();
    }
}
