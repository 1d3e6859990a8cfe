package io.bindery.admin.rest;

import io.bindery.api.store.JobFeed;
import io.bindery.api.store.StoreUnavailableException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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
    private final Deque<JobFeed.Entry> latest = new ArrayDeque<>();
    private long seen = -1;
    /** All entries after this number, up to {@link #seen}, are held. */
    private long heldAfter;

    private long missingSince = -1;
    private long missing = -1;

    Happenings(Supplier<JobFeed> feed) {
        this.feed = feed;
    }

    /** Where whoever begins now begins. */
    synchronized long now() {
        if (seen < 0) {
            seen = feed.get().last();
            heldAfter = seen;
        }
        return seen;
    }

    /** Looks for what is new. */
    void look() {
        long from = now();
        List<JobFeed.Entry> found = feed.get().after(from, PAGE);
        synchronized (this) {
            for (JobFeed.Entry entry : found) {
                if (entry.id() != seen + 1 && isAwaited(seen + 1)) {
                    return;
                }
                seen = entry.id();
                latest.addLast(entry);
                if (latest.size() > HELD) {
                    heldAfter = latest.removeFirst().id();
                }
            }
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
    List<JobFeed.Entry> after(long number) {
        long until;
        synchronized (this) {
            until = now();
            if (number >= heldAfter) {
                List<JobFeed.Entry> page = new ArrayList<>();
                for (JobFeed.Entry entry : latest) {
                    if (entry.id() > number && page.size() < PAGE) {
                        page.add(entry);
                    }
                }
                return page;
            }
        }
        return feed.get().after(number, PAGE).stream()
                .filter(entry -> entry.id() <= until)
                .toList();
    }
}
