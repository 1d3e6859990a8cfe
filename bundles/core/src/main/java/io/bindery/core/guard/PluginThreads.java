package io.bindery.core.guard;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The threads on which one plugin is called. They are a group of their own, so that threads which the plugin starts during
 * its calls, and which inherit the group, can be told from all others. Safe for use by several threads.
 */
final class PluginThreads {

    private static final Duration IDLE = Duration.ofSeconds(5);

    private final ThreadGroup group;
    private final ExecutorService pool;

    PluginThreads(String plugin) {
        this(plugin, IDLE);
    }

    /** @param idle how long a thread stays that has nothing to do */
    PluginThreads(String plugin, Duration idle) {
        group = new ThreadGroup(root(), "bindery-plugin-" + plugin);
        long millis = idle.toMillis();
        // The number of threads is bounded by the guard's permits.
        pool = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, millis, TimeUnit.MILLISECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new CallThread(group, task, "bindery-plugin-" + plugin);
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /**
     * Below whose group a plugin's own one stands: not below that of the thread that brings the plugin, which may be of a kind that ends with its
     * last thread, and takes those below it with it.
     */
    private static ThreadGroup root() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }

    private static final class CallThread extends Thread {
        CallThread(ThreadGroup group, Runnable task, String name) {
            super(group, task, name);
        }
    }

    /** Runs the task on a thread of the plugin's. */
    void execute(Runnable task) {
        pool.execute(task);
    }

    /** How many threads that the plugin started during its calls are alive. */
    int left() {
        int estimate = group.activeCount();
        if (estimate == 0) {
            return 0;
        }
        @Nullable Thread[] threads = new @Nullable Thread[estimate + 8];
        int count = group.enumerate(threads);
        int left = 0;
        for (int i = 0; i < count; i++) {
            if (!(threads[i] instanceof CallThread)) {
                left++;
            }
        }
        return left;
    }

    void close() {
        pool.shutdown();
    }
}
