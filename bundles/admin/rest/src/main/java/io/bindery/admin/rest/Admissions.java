package io.bindery.admin.rest;

import io.bindery.admin.rest.access.Caller;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** Remembers for a moment who was let in, so that a thousand who follow do not ask the store a thousand times. Thread-safe. */
final class Admissions {

    private static final long LIFE = TimeUnit.SECONDS.toNanos(1);
    private static final int MOST = 5_000;

    private record Admission(Caller caller, long at, long change) {}

    private final Map<String, Admission> known = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    /** Who shows this token; asks if it is not known from just now. What the question throws comes through, and is not remembered. */
    Caller get(String token, Function<String, Caller> question) {
        Admission admission = known.get(token);
        long now = System.nanoTime();
        if (admission != null && now - admission.at() < LIFE && admission.change() == changes.get()) {
            return admission.caller();
        }
        long change = changes.get(); // before the question: what changes during it counts
        if (known.size() >= MOST) {
            known.clear();
        }
        known.remove(token);
        Caller caller = question.apply(token);
        known.put(token, new Admission(caller, now, change));
        return caller;
    }

    /** From now on everybody is asked about anew. */
    void forget() {
        changes.incrementAndGet();
        known.clear();
    }
}
