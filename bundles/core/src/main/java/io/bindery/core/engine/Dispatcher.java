package io.bindery.core.engine;

import io.bindery.api.job.Job;
import io.bindery.api.job.JobState;
import io.bindery.api.store.Claim;
import io.bindery.api.store.JobQuery;
import io.bindery.api.store.JobReader;
import io.bindery.api.store.JobStore;
import io.bindery.api.store.StaleJobException;
import io.bindery.api.store.StoreUnavailableException;
import io.bindery.core.pipeline.Pipeline.Attachment;
import io.bindery.core.steps.StepCatalogue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes jobs out of the queue when there is room for them, and keeps this worker's leases alive. One thread.
 */
final class Dispatcher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int PAGE = 1000;
    private static final Duration WAKE_EVERY = Duration.ofMillis(500);
    private static final Duration GATHER = Duration.ofMillis(10);

    private final JobStore store;
    private final JobReader reader;
    private final Engine engine;
    private final StepCatalogue steps;
    private final Transitions transitions;
    private final String worker;
    private final Settings settings;
    private final Clock clock;
    private final ClockJumps jumps;
    private final AtomicReference<@Nullable Consumer<String>> route = new AtomicReference<>();
    private final Queue<Flight> stranded = new ConcurrentLinkedQueue<>();
    private final Semaphore signal = new Semaphore(0);
    private final Thread thread = new Thread(this::loop, "bindery-dispatcher");
    private volatile boolean closed;
    private boolean recovered;
    private boolean storeAway;
    private boolean doubtful;
    private long lastTick = System.nanoTime();
    private long nextWake = System.nanoTime();
    private long nextRenewal = System.nanoTime();

    Dispatcher(
            JobStore store,
            JobReader reader,
            Engine engine,
            StepCatalogue steps,
            Transitions transitions,
            String worker,
            Settings settings,
            Clock clock) {
        this.store = store;
        this.reader = reader;
        this.engine = engine;
        this.steps = steps;
        this.transitions = transitions;
        this.worker = worker;
        this.settings = settings;
        this.jumps = new ClockJumps(clock);
        this.clock = clock;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    Attachment attach(Consumer<String> next) {
        if (!route.compareAndSet(null, next)) {
            throw new IllegalStateException("a route is attached already; detach it first");
        }
        signal();
        return () -> route.compareAndSet(next, null);
    }

    /** Looks at the queue soon. */
    void signal() {
        signal.release();
    }

    /** Takes a flight whose last transition could not be saved; it goes back into the queue when the store is back. */
    void strand(Flight flight, StoreUnavailableException cause) {
        LOG.warn(
                "Job {} cannot be saved: {}. It goes on by itself when the store is back.",
                flight.job().id(),
                cause.getMessage());
        flight.strand();
        stranded.add(flight);
    }

    private void loop() {
        while (!closed) {
            try {
                tick();
                storeBack();
                if (signal.tryAcquire(settings.poll.toMillis(), TimeUnit.MILLISECONDS)) {
                    gather();
                }
                signal.drainPermits();
            } catch (StoreUnavailableException e) {
                storeGone(e);
                pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException | Error e) { // the loop must outlive whatever goes wrong in one round
                LOG.error("The dispatcher stumbled; it goes on", e);
                doubtful = true;
                pause();
            }
        }
    }

    /** When much happens, many jobs are claimed at once; when little, the first one does not wait. */
    private void gather() throws InterruptedException {
        long rest = lastTick + GATHER.toNanos() - System.nanoTime();
        if (rest > 0) {
            TimeUnit.NANOSECONDS.sleep(rest);
        }
    }

    private void tick() {
        lastTick = System.nanoTime();
        recover();
        long nanos = System.nanoTime();
        // One time for both: if the clock was set forward, our leases must not seem to have lapsed when we look for
        // such.
        Instant now = clock.instant();
        boolean jumped = jumps.jumped(now, nanos);
        if (jumped || nanos - nextRenewal >= 0) {
            store.renewLeases(worker, now.plus(settings.lease));
            nextRenewal = nanos + settings.lease.toNanos() / 3;
        }
        if (nanos - nextWake >= 0) {
            nextWake = nanos + WAKE_EVERY.toNanos();
            store.wake(now);
        }
        requeueStranded();
        if (doubtful) {
            giveBackUnheld();
            doubtful = false;
        }
        claim();
    }

    /** Jobs that an earlier life of this worker left behind have no worker now, and need not wait for their leases to lapse. */
    private void recover() {
        if (!recovered) {
            int left = store.recoverLeases(worker, clock.instant());
            if (left > 0) {
                LOG.info("{} jobs that were under way when the platform broke off go on", left);
            }
            recovered = true;
        }
    }

    private void claim() {
        Consumer<String> carry = route.get();
        int free = settings.maxInFlight - engine.inFlight();
        if (carry == null || free <= 0 || closed) {
            return;
        }
        Set<String> room = engine.stepsWithRoom();
        if (room.contains("identify")) {
            room.add(NextStep.FIRST.step());
        }
        if (room.isEmpty()) {
            return;
        }
        Set<String> wanted = NextStep.claimable(room, steps.metNeeds());
        Instant now = clock.instant();
        List<Job> jobs = store.claim(new Claim(worker, now, now.plus(settings.lease), wanted, free));
        for (Job job : jobs) {
            try {
                engine.board(job).ifPresent(flight -> carry.accept(job.id()));
            } catch (StoreUnavailableException e) {
                throw e;
            } catch (RuntimeException e) { // the jobs after it are innocent
                engine.defect(job, e);
            }
        }
        if (jobs.size() == free) {
            signal();
        }
    }

    private void requeueStranded() {
        for (Flight flight = stranded.peek(); flight != null; flight = stranded.peek()) {
            Job now = reader.find(flight.job().id()).orElse(null);
            if (now != null
                    && now.state() == JobState.RUNNING
                    && now.leaseOwner().equals(worker)) {
                NextStep again = new NextStep("", "", flight.fresh());
                requeue(now, again, "the store was away; the step that was under way begins again");
            }
            engine.leave(flight);
            stranded.poll();
            if (now != null && now.state().terminal()) {
                engine.ended(now); // saved after all: only the answer was lost
            }
        }
    }

    /**
     * Gives back what the store says that this worker holds and what it does not: a claim whose answer was lost with the
     * connection has made jobs ours of which we know nothing, and whose leases we would renew for ever.
     */
    private void giveBackUnheld() {
        Job last = null;
        List<Job> page;
        do {
            String before = last == null ? null : last.id();
            page = reader.list(new JobQuery(Set.of(JobState.RUNNING), null, "", before, PAGE));
            for (Job job : page) {
                if (job.leaseOwner().equals(worker) && engine.flight(job.id()).isEmpty()) {
                    requeue(job, NextStep.parse(job.nextStep()), "the store was away when this worker took it");
                }
                last = job;
            }
        } while (page.size() == PAGE);
    }

    private void requeue(Job job, NextStep again, String reason) {
        try {
            transitions.queued(job, again, "", reason);
        } catch (StaleJobException e) {
            LOG.info("{}; this worker leaves it", e.getMessage());
        }
    }

    private void storeGone(StoreUnavailableException e) {
        if (!storeAway) {
            LOG.warn("The store is away: {}. Nothing is lost; work goes on when it is back.", e.getMessage());
            storeAway = true;
        }
        doubtful = true;
    }

    private void storeBack() {
        if (storeAway) {
            LOG.info("The store is back");
            storeAway = false;
        }
    }

    private void pause() {
        try {
            Thread.sleep(settings.poll.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Gives back whatever this worker still holds. */
    void giveBack() {
        try {
            int given = store.releaseLeases(worker, clock.instant());
            if (given > 0) {
                LOG.info("{} jobs were given back to the queue", given);
            }
        } catch (StoreUnavailableException e) {
            LOG.warn("Jobs could not be given back: {}. They go on at the next start.", e.getMessage());
        }
    }

    @Override
    public void close() {
        closed = true;
        signal();
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
