package io.bindery.core.calls;

import io.bindery.core.registry.Plugin;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The threads that plugins are called on. They have a group of their own, which the threads that a plugin starts inherit, so
 * that it can be told whose they are. Safe for use by several threads.
 */
final class PluginThreads implements AutoCloseable {

    /** So many threads of its own a plugin may have; a pool that it keeps is no leak. */
    static final int OWN_THREADS = 64;

    private final ThreadGroup group = new ThreadGroup("bindery-plugins");
    private final ExecutorService calls = Executors.newCachedThreadPool(CallThread::new);

    /** A thread of ours, which ends or is given up with its call, and so is no leak. */
    private final class CallThread extends Thread {
        CallThread(Runnable task) {
            super(group, task, "bindery-plugin-call");
            setDaemon(true);
        }
    }

    void execute(Runnable call) {
        calls.execute(call);
    }

    /** How many threads a plugin has started, that run. Those that it starts in a group of its own are not seen. */
    long ownThreads(Plugin<?> plugin) {
        int all = group.activeCount();
        if (all <= OWN_THREADS) {
            return 0; // spares the look at each after each call
        }
        Thread[] threads = new Thread[2 * all];
        int count = group.enumerate(threads);
        ClassLoader loader = plugin.classLoader();
        return Arrays.stream(threads, 0, count)
                .filter(thread -> !(thread instanceof CallThread) && thread.getContextClassLoader() == loader)
                .count();
    }

    @Override
    public void close() {
        calls.shutdownNow();
    }
}
