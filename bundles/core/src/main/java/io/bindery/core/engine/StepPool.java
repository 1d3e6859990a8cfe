package io.bindery.core.engine;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The workers of one step: so many at once, with a short queue before them. A full step holds up nobody but its own jobs. */
final class StepPool {

    private final ThreadPoolExecutor workers;

    StepPool(String step, int parallelism, int queue) {
        workers = new ThreadPoolExecutor(
                parallelism, parallelism, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(Math.max(1, queue)), task -> {
                    Thread thread = new Thread(task, "bindery-" + step);
                    thread.setDaemon(true);
                    return thread;
                });
        workers.allowCoreThreadTimeOut(true);
    }

    /** Takes the work if there is room. */
    boolean offer(Runnable work) {
        try {
            workers.execute(work);
            return true;
        } catch (RejectedExecutionException e) {
            return false; // full, or closed: both mean "not now"
        }
    }

    boolean hasRoom() {
        return workers.getQueue().remainingCapacity() > 0;
    }

    void shutdown() {
        workers.shutdown();
    }

    /** Waits for running work, then interrupts it. */
    void close(long deadlineNanos) throws InterruptedException {
        workers.shutdown();
        if (!workers.awaitTermination(Math.max(0, deadlineNanos - System.nanoTime()), TimeUnit.NANOSECONDS)) {
            workers.shutdownNow();
            workers.awaitTermination(2, TimeUnit.SECONDS);
        }
    }
}
