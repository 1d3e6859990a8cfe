package io.bindery.core.guard;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Stands before one plugin as long as it is here: lets in so many calls at once, where calls that were given up count until
 * their threads end; lets in none for a while once the plugin keeps failing; and owns the threads of its calls. A new version
 * of the plugin gets a new guard. Safe for use by several threads.
 */
public final class Guard implements AutoCloseable {

    /** How long a call waits for room before its job goes back into the queue. */
    private static final Duration ROOM = Duration.ofSeconds(10);

    /**
     * How a plugin fares. Immutable.
     *
     * @param breaker {@code closed}, {@code open} or {@code half-open}
     * @param since when the breaker opened, or closed
     * @param retryAt when one call tries the plugin again; null unless the breaker is open
     * @param lastFailure the last call that failed; null if none has
     * @param concurrency how many calls may run at once; 0 before the first call
     * @param threadsLeft threads that the plugin started during its calls and that are still alive
     */
    public record Report(
            String breaker,
            Instant since,
            @Nullable Instant retryAt,
            CallStats.@Nullable LastFailure lastFailure,
            int concurrency,
            int threadsLeft) {}

    private final String plugin;
    private final int ownLimit;
    private final GuardSettings settings;
    private final CallStats stats = new CallStats();
    private final Breaker breaker;
    private final PluginThreads threads;
    private final Bulkhead bulkhead;
    private final Map<String, Integer> places = new ConcurrentHashMap<>();

    /**
     * @param plugin the plugin's name
     * @param ownLimit how many calls at once the plugin itself allows; 0 if it does not say
     * @param onFit run, soon, when the plugin may be called again
     */
    public Guard(String plugin, int ownLimit, GuardSettings settings, Runnable onFit) {
        this.plugin = plugin;
        this.ownLimit = ownLimit;
        this.settings = settings;
        breaker = new Breaker(plugin, settings, stats, onFit);
        threads = new PluginThreads(plugin);
        bulkhead = Bulkhead.of(plugin, limit(1));
    }

    private static BulkheadConfig limit(int calls) {
        return BulkheadConfig.custom()
                .maxConcurrentCalls(calls)
                .maxWaitDuration(ROOM)
                .build();
    }

    /** The calls of each place that uses the plugin all fit in, unless somebody wants fewer. */
    private void admit(String place, int parallelism) {
        if (places.containsKey(place)) {
            return;
        }
        synchronized (places) {
            if (places.putIfAbsent(place, parallelism) == null) {
                int calls = places.values().stream().mapToInt(Integer::intValue).sum();
                for (int wanted : new int[] {ownLimit, settings.concurrency(plugin)}) {
                    calls = wanted > 0 ? Math.min(calls, wanted) : calls;
                }
                bulkhead.changeConfig(limit(calls));
            }
        }
    }

    /** The counts of its calls. */
    public CallStats stats() {
        return stats;
    }

    /** Whether a call could be made just now. */
    public boolean fit() {
        return breaker.lets() && !clogged();
    }

    /** All room is taken by calls that do not end. */
    private boolean clogged() {
        int abandoned = stats.abandonedCalls();
        return abandoned > 0 && abandoned >= bulkhead.getMetrics().getMaxAllowedConcurrentCalls();
    }

    /**
     * Lets a call in, perhaps after a wait for room.
     *
     * @param place who calls, e.g. a step
     * @param parallelism how many calls this place makes at once at the most
     * @throws PluginUnfitException if no call is let in now
     * @throws InterruptedException if the calling thread was interrupted while it waited
     */
    public Permit enter(String place, int parallelism) throws PluginUnfitException, InterruptedException {
        admit(place, parallelism);
        if (clogged()) {
            throw new PluginUnfitException("plugin " + plugin + ", whose " + stats.abandonedCalls()
                    + " calls do not end and take all its room: restart Bindery, or deploy the plugin anew");
        }
        if (!bulkhead.tryAcquirePermission()) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted before plugin " + plugin + " had room");
            }
            throw new PluginUnfitException("plugin " + plugin + ", which has no room just now");
        }
        if (!breaker.enter()) {
            bulkhead.releasePermission();
            CallStats.LastFailure last = stats.last();
            throw new PluginUnfitException("plugin " + plugin + ", which keeps failing and is tried again"
                    + Optional.ofNullable(breaker.retryAt())
                            .map(at -> " at " + at)
                            .orElse(" now")
                    + "; last failure: " + (last == null ? "unknown" : last.what()));
        }
        stats.called();
        return new Permit();
    }

    /** Calls the plugin again, whatever it did. */
    public void reset() {
        breaker.reset();
    }

    /** How the plugin fares. */
    public Report report() {
        return new Report(
                breaker.state(),
                breaker.since(),
                breaker.retryAt(),
                stats.last(),
                places.isEmpty() ? 0 : bulkhead.getMetrics().getMaxAllowedConcurrentCalls(),
                threads.left());
    }

    /** Lets running calls end and takes no more. */
    @Override
    public void close() {
        threads.close();
    }

    /** One call that was let in. */
    public final class Permit {

        private enum Ending {
            BY_ITSELF,
            ABANDONED
        }

        private final long begun = System.nanoTime();
        private final AtomicReference<@Nullable Ending> ending = new AtomicReference<>();
        private final AtomicBoolean judged = new AtomicBoolean();

        private Permit() {}

        /**
         * Runs the call on a thread of the plugin's.
         *
         * @throws PluginUnfitException if the plugin has just gone
         */
        public void execute(Runnable call) throws PluginUnfitException {
            boolean begins = false;
            try {
                threads.execute(() -> {
                    try {
                        call.run();
                    } finally {
                        threadEnded();
                    }
                });
                begins = true;
            } catch (RejectedExecutionException e) {
                throw new PluginUnfitException("plugin " + plugin + ", which has just gone");
            } finally {
                if (!begins) {
                    threadEnded();
                    saysNothing();
                }
            }
        }

        private void threadEnded() {
            if (!ending.compareAndSet(null, Ending.BY_ITSELF)) {
                stats.returned();
            }
            boolean full = bulkhead.getMetrics().getAvailableConcurrentCalls() == 0;
            bulkhead.releasePermission();
            if (full && ending.get() == Ending.ABANDONED) {
                breaker.notifyFit();
            }
        }

        /** Nobody waits for the call any more; its room stays taken until its thread ends. */
        public void abandon() {
            if (ending.compareAndSet(null, Ending.ABANDONED)) {
                stats.abandoned();
            }
        }

        /** How long ago the call was let in. */
        public Duration age() {
            return Duration.ofNanos(System.nanoTime() - begun);
        }

        /** How many threads the plugin has left running, if that is more than it may; else 0. */
        public int threadsBeyondLimit() {
            int left = threads.left();
            return left > settings.threadsLeft() ? left : 0;
        }

        /** The plugin did as it should. */
        public void succeeded() {
            judge(true, "");
        }

        /** The plugin is at fault. */
        public void failed(String what) {
            if (!judged.get()) {
                stats.failed(what);
            }
            judge(false, what);
        }

        /** The call says nothing about the plugin: the world failed, or somebody ended it. */
        public void saysNothing() {
            judge(null, "");
        }

        private void judge(@Nullable Boolean healthy, String failure) {
            if (judged.compareAndSet(false, true)) {
                breaker.ended(healthy, System.nanoTime() - begun, failure);
            }
        }
    }
}
