package io.bindery.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/**
 * How a plugin leaves the thread that called it: with the context class loader that it had, not interrupted, and with no thread of
 * the plugin's own behind it. The platform's threads are used again, so what stays on them harms the next book.
 */
final class Manners {

    /** Threads that the Java runtime and its libraries start once and keep, whoever comes first. */
    private static final Set<String> KEPT = Set.of(
            "Common-Cleaner",
            "process reaper",
            "ForkJoinPool.commonPool",
            "Java2D Disposer",
            "AWT-",
            "Reference Handler");

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Manners() {}

    /** Makes the call twice, as libraries may start what they keep at the first, and fails if the second leaves something behind. */
    static void ofA(Callable<?> call) throws Exception {
        call.call();
        Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());
        Thread thread = Thread.currentThread();
        ClassLoader loader = thread.getContextClassLoader();
        try {
            call.call();
            assertThat(thread.getContextClassLoader())
                    .as("the context class loader after the call")
                    .isSameAs(loader);
            assertThat(thread.isInterrupted())
                    .as("the calling thread is interrupted after the call")
                    .isFalse();
        } finally {
            Thread.interrupted();
            thread.setContextClassLoader(loader);
        }
        Awaitility.await("the end of the threads that the call has started")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .filteredOn(left -> !before.contains(left) && startedBy(left, thread))
                        .as("threads left behind")
                        .isEmpty());
    }

    private static boolean startedBy(Thread left, Thread caller) {
        return left.getThreadGroup() == caller.getThreadGroup()
                && KEPT.stream().noneMatch(left.getName()::startsWith)
                && !left.getName().startsWith("awaitility");
    }
}
