package io.bindery.admin.rest;

import io.bindery.api.store.JobFeed;
import io.bindery.api.store.StoreUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What has happened, in an order that never changes for those who follow it. The store's numbers have gaps, and one may appear a moment
 * after a higher one; so a number that is missing is waited for, until it is clear that it was never used. Only the latest entries are
 * held; older ones are read again. Safe for use by several threads; {@link #look} is for one.
 */
final class Happenings {

    /** Far longer than a transaction takes from drawing a number to its end. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    static final int PAGE = 500;
    private static final int HELD = 5_000;

    private final Supplier<JobFeed> feed;
    private final StepTimes times;
    private final List<Happening> latest = new ArrayList<>();
    private HowFar howFar;
    private long seen = -1;
    /** All entries after this number, up to {@link #seen}, are held. */
    private long heldAfter;

    private long missingSince = -1;
    private long missing = -1;

    Happenings(Supplier<JobFeed> feed, StepTimes times) {
        this.feed = feed;
        this.times = times;
        this.howFar = new HowFar(times);
    }

    /** Where whoever begins now begins. */
    synchronized long now() {
        if (seen < 0) {
            seen = feed.get().last();
            heldAfter = seen;
        }
        return seen;
    }

    /** Leaves out what has happened while nobody followed. */
    synchronized void beginAnew() {
        seen = -1;
        latest.clear();
        howFar = new HowFar(times);
        now();
    }

    /**
     * Looks for what is new.
     *
     * @return whether to look again soon: there is more, or something that is missing is waited for
     */
    boolean look() {
        long from = now();
        List<JobFeed.Entry> found = feed.get().after(from, PAGE);
        synchronized (this) {
            if (seen != from) {
                return true; // begun anew meanwhile
            }
            for (JobFeed.Entry entry : found) {
                if (entry.id() != seen + 1 && isAwaited(seen + 1)) {
                    return true;
                }
                seen = entry.id();
                latest.add(new Happening(entry, howFar.after(entry.jobId(), entry.event())));
            }
            if (latest.size() > HELD + PAGE) {
                List<Happening> old = latest.subList(0, latest.size() - HELD);
                heldAfter = old.get(old.size() - 1).id();
                old.clear();
            }
            return found.size() == PAGE;
        }
    }

    private boolean isAwaited(long number) {
        long now = System.nanoTime();
        if (missing != number) {
            missing = number;
            missingSince = now;
        }
        return now - missingSince < PATIENCE.toNanos();
    }

    /**
     * What came after an entry, at most {@link #PAGE}.
     *
     * @throws StoreUnavailableException if it is so old that it must be read, and cannot be
     */
    List<Happening> after(long number) {
        long until;
        synchronized (this) {
            until = now();
            if (number >= heldAfter) {
                int from = firstAfter(number);
                return List.copyOf(latest.subList(from, Math.min(latest.size(), from + PAGE)));
            }
        }
        HowFar then = new HowFar(times);
        return feed.get().after(number, PAGE).stream()
                .filter(entry -> entry.id() <= until)
                .map(entry -> new Happening(entry, then.after(entry.jobId(), entry.event())))
                .toList();
    }

    private int firstAfter(long number) {
        int low = 0;
        int high = latest.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (latest.get(middle).id() > number) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
