package io.bindery.core.outbox;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each of those that are fed from the outbox its turn, again and again: each by one thread at a time, side by side with the others.
 * One that fails rests for a while, and holds up nobody else.
 */
public final class Rounds implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final Supplier<List<Turn>> turns;
    private final String threads;
    private final long pauseNanos;
    private final Map<String, Long> notBefore = new ConcurrentHashMap<>();
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final ExecutorService work = Executors.newCachedThreadPool(this::thread);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(this::thread);

    /**
     * Begins at once.
     *
     * @param threads the name of the threads
     * @param everyMillis how often they get a turn; less than 10 counts as 10
     * @param pauseMillis how long one that failed rests
     * @param turns of those that may be called now
     */
    public Rounds(String threads, long everyMillis, long pauseMillis, Supplier<List<Turn>> turns) {
        this.threads = threads;
        this.turns = turns;
        pauseNanos = TimeUnit.MILLISECONDS.toNanos(pauseMillis);
        long every = Math.max(10, everyMillis);
        clock.scheduleWithFixedDelay(this::round, every, every, TimeUnit.MILLISECONDS);
    }

    /** What there is to do for one of them. */
    public record Turn(String name, Feeding feeding) {}

    /** Brings what is there to be brought. */
    @FunctionalInterface
    public interface Feeding {
        /** Returns whether all went well. */
        boolean feed() throws InterruptedException;
    }

    private Thread thread(Runnable task) {
        Thread thread = new Thread(task, threads);
        thread.setDaemon(true);
        return thread;
    }

    /** Ends at the latest after what is being brought. */
    @Override
    public void close() {
        clock.shutdownNow();
        work.shutdownNow();
    }

    private void round() {
        try {
            for (Turn turn : turns.get()) {
                if (rested(turn.name()) && busy.add(turn.name())) {
                    work.execute(() -> take(turn));
                }
            }
        } catch (RuntimeException | Error e) { // a scheduled task that throws is never run again
            LOG.error("The feeding by {} stumbled; it goes on", threads, e);
        }
    }

    private boolean rested(String name) {
        Long since = notBefore.get(name);
        return since == null || System.nanoTime() - since >= 0;
    }

    private void take(Turn turn) {
        try {
            if (turn.feeding().feed()) {
                notBefore.remove(turn.name());
            } else {
                notBefore.put(turn.name(), System.nanoTime() + pauseNanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            busy.remove(turn.name());
        }
    }
}
