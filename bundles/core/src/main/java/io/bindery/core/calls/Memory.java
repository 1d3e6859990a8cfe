package io.bindery.core.calls;

import java.lang.management.ManagementFactory;

/** Tells who took the memory when there is none left. */
final class Memory {

    private Memory() {}

    /** Bytes that the current thread has allocated since it began; -1 if the JVM does not say. */
    static long allocated() {
        try {
            return ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads
                    ? threads.getCurrentThreadAllocatedBytes()
                    : -1;
        } catch (LinkageError | UnsupportedOperationException e) {
            return -1; // a JVM without this extension: every call then answers for its own error
        }
    }

    /**
     * Whether a call that just ran out of memory, and began at this count of the current thread, is a victim of others: it took
     * little itself, and the heap is full. Who asked for one impossible array finds the heap as empty as before.
     */
    static boolean victim(long before) {
        long now = allocated();
        Runtime runtime = Runtime.getRuntime();
        long most = runtime.maxMemory();
        long free = most - runtime.totalMemory() + runtime.freeMemory();
        return before >= 0 && now >= 0 && now - before < most / 2 && free < most / 4;
    }
}
