package io.bindery.admin.rest;

import io.bindery.api.store.ChangeSignals;
import io.bindery.api.store.StoreUnavailableException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place that looks for what happens, for all who follow it. It looks when a signal says that something has happened, on whichever
 * node, and now and then in case that a signal was lost; while nobody follows it does nothing. Safe for use by several threads.
 */
@Component(service = EventHub.class)
public final class EventHub {

    private static final Logger LOG = LoggerFactory.getLogger(EventHub.class);
    private static final int MOST = 2_000;
    private static final long LOOK_WITH_SIGNALS_MS = 2_000;
    private static final long LOOK_WITHOUT_MS = 250;
    private static final long LOOK_SOON_MS = 20;
    private static final long REFRESH_TIMES = TimeUnit.MINUTES.toNanos(5);

    /** Somebody who follows; called often, from several threads. */
    interface Follower {
        /** Sends what there is. */
        void pump();

        /** Hangs up, since the platform stops. */
        void leave();
    }

    private final StepTimes times;
    private final Happenings happenings;
    private final Set<Follower> followers = ConcurrentHashMap.newKeySet();
    private final Map<ChangeSignals, ChangeSignals.Listening> signals = new ConcurrentHashMap<>();
    private final Semaphore bell = new Semaphore(0);
    private final Thread thread;
    private final long lookWithSignalsMs;
    private volatile boolean over;
    private volatile long timesAt = System.nanoTime() - REFRESH_TIMES;

    /** Begins to look; as long as nobody follows, it does nothing. */
    @Activate
    public EventHub(@Reference Platform platform) {
        this(platform, LOOK_WITH_SIGNALS_MS);
    }

    /** @param lookWithSignalsMs how often to look by itself while there are signals */
    EventHub(Platform platform, long lookWithSignalsMs) {
        this.lookWithSignalsMs = lookWithSignalsMs;
        this.times = new StepTimes(platform);
        this.happenings = new Happenings(platform::feed, times);
        this.thread = Background.threads("bindery-events").newThread(this::tellUntilStopped);
        thread.start();
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void hear(ChangeSignals some) {
        signals.put(some, some.listen(ChangeSignals.JOB_FEED, bell::release));
    }

    void unhear(ChangeSignals some) {
        ChangeSignals.Listening listening = signals.remove(some);
        if (listening != null) {
            listening.close();
        }
    }

    @Deactivate
    void stop() {
        over = true;
        thread.interrupt();
        followers.forEach(Follower::leave);
        followers.clear();
    }

    /**
     * Where whoever begins to follow begins.
     *
     * @throws ApiException if too many follow already
     */
    long begin() {
        if (followers.size() >= MOST) {
            throw new ApiException(ApiError.TOO_MANY_FOLLOW, MOST + " follow already");
        }
        refreshTimes();
        if (followers.isEmpty()) {
            happenings.beginAnew();
        }
        return happenings.now();
    }

    private void refreshTimes() {
        long now = System.nanoTime();
        if (now - timesAt > REFRESH_TIMES) {
            timesAt = now;
            times.refresh();
        }
    }

    /** From now on he is called when there may be something new. */
    void add(Follower follower) {
        followers.add(follower);
    }

    void remove(Follower follower) {
        followers.remove(follower);
    }

    /** See {@link Happenings#after}. */
    List<Happening> after(long number) {
        return happenings.after(number);
    }

    /** How far this job has come. */
    HowFar.Estimate estimate(io.bindery.api.job.Job job) {
        return new HowFar(times).of(job);
    }

    private void tellUntilStopped() {
        try {
            while (!over) {
                boolean soon = !followers.isEmpty() && look();
                followers.forEach(Follower::pump);
                long pause = soon ? LOOK_SOON_MS : signals.isEmpty() ? LOOK_WITHOUT_MS : lookWithSignalsMs;
                if (bell.tryAcquire(pause, TimeUnit.MILLISECONDS)) {
                    bell.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("Nobody is told any more");
        }
    }

    private boolean look() {
        try {
            refreshTimes();
            return happenings.look();
        } catch (StoreUnavailableException | ApiException e) {
            LOG.debug("What happens cannot be read just now", e);
        } catch (RuntimeException e) {
            LOG.error("What happens cannot be read", e);
        }
        return false;
    }
}
